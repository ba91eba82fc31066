import type { ItemDraft, ListedItemDraft } from '@tongban/contracts/item-drafts'

import type { Context } from '../../../platform/context.ts'
import { lastId, pageFrom } from '../../../platform/cursor.ts'
import { lifeView, returnedView } from '../../../platform/drafts-by-two.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { checkContent } from '../checking/check-content.ts'
import { changesBetween } from './changes.ts'
import type { ItemDraftDeps, RunningCount } from './deps.ts'
import { type DraftRow, draftRows, type ListedRow } from './store.ts'

const pageSize = 50

/** 草稿: those that wait to be decided or those that are, the newest first; of one's own agencies. */
export async function findDrafts(
  deps: ItemDraftDeps,
  context: Context,
  { decided, after = lastId }: { readonly decided: 'yes' | 'no'; readonly after?: string | undefined },
): Promise<{ rows: ListedItemDraft[]; next: string | null; mayBegin: boolean }> {
  const { agencies } = context
  const [rows] = await deps.database.read(
    { path: 'oversight', agencies },
    draftRows.list(agencies, decided === 'yes', after, pageSize + 1),
  )
  const { page, next } = pageFrom(rows, pageSize, ({ id }) => id)
  return {
    rows: page.map((row) => listedView(deps, context, row)),
    next,
    mayBegin: agencies.some(deps.leads),
  }
}

/** One draft with what the check says of it now. @throws Refusal catalogue.no-draft */
export async function findOneDraft(deps: ItemDraftDeps, context: Context, id: string): Promise<ItemDraft> {
  const { agencies } = context
  const [[row]] = await deps.database.read({ path: 'oversight', agencies }, draftRows.find(id, agencies))
  if (row === undefined) throw new Refusal('catalogue.no-draft')
  return draftView(deps, context, row, await runningOf(deps, row))
}

/** As it stands in a list. */
export function listedView(
  { staffName }: Pick<ItemDraftDeps, 'staffName'>,
  { actorId }: Pick<Context, 'actorId'>,
  row: ListedRow,
): ListedItemDraft {
  return { ...lifeView(row, actorId, staffName), code: row.code, name: row.name }
}

/** How many cases run on which version of what a draft is about; what is decided is compared no more. */
async function runningOf(deps: ItemDraftDeps, { state, code }: DraftRow): Promise<readonly RunningCount[]> {
  return isDecided(state) || deps.catalogue.current(code) === undefined ? [] : await deps.running(code)
}

/** A draft as its reader sees it: what is published or withdrawn is neither checked nor compared. */
function draftView(
  deps: ItemDraftDeps,
  context: Context,
  row: DraftRow,
  running: readonly RunningCount[],
): ItemDraft {
  const decided = isDecided(row.state)
  const inForce = deps.catalogue.current(row.code)
  return {
    ...listedView(deps, context, row),
    content: row.content,
    returned: returnedView(row, deps.staffName),
    defects: decided ? [] : [...checkContent(row.content, deps.registry).defects],
    inForce: inForce?.version ?? null,
    beyond: deps.beyond(row.agency_id, context.agencies).map(deps.agencyName),
    changes: decided || inForce === undefined ? [] : changesBetween(inForce.declaration, row.content),
    running: running.map((counted) => ({ ...counted, agencyName: deps.agencyName(counted.agencyId) })),
  }
}

function isDecided(state: DraftRow['state']): boolean {
  return state === 'published' || state === 'withdrawn'
}
