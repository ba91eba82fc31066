import type { ListedDraft, ParameterDraft, ParameterPublication } from '@tongban/contracts/parameters'
import { faultWords } from '@tongban/contracts/published-value'
import { checkValues, type Day, type PublishedValue } from '@tongban/policy'

import type { Context } from '../../platform/context.ts'
import { isoOf } from '../../platform/instants.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { ParameterDeps } from './deps.ts'
import {
  type DraftRow,
  findDraft,
  listDrafts,
  listPublications,
  type PublicationRow,
  publishedAfter,
} from './store.ts'

const listedAtMost = 100
const publicationsAtOnce = 20

/** 草稿: open ones first, then the newest; of one's own agencies. */
export async function findDrafts(
  deps: ParameterDeps,
  context: Context,
): Promise<{ rows: ListedDraft[]; mayBegin: boolean }> {
  const { agencies } = context
  const [rows] = await deps.database.read({ path: 'oversight', agencies }, listDrafts(agencies, listedAtMost))
  return {
    rows: rows.map((row) => ({ ...standing(deps, context, row), count: row.count })),
    mayBegin: agencies.some(deps.leads),
  }
}

/** One draft with what the checker says of it today. @throws Refusal parameters.no-draft */
export async function findOneDraft(
  deps: ParameterDeps,
  context: Context,
  id: string,
): Promise<ParameterDraft> {
  const { agencies } = context
  const [[row]] = await deps.database.read({ path: 'oversight', agencies }, findDraft(id, agencies))
  if (row === undefined) throw new Refusal('parameters.no-draft')
  return draftView(deps, context, row)
}

/** A draft as its reader sees it: what is published or withdrawn is checked no more. */
export function draftView(
  deps: ParameterDeps,
  context: Context,
  row: DraftRow & { readonly number: number | null },
): ParameterDraft {
  const law = deps.law()
  return {
    ...standing(deps, context, row),
    values: [...row.content],
    faults: row.state === 'open' ? faultsOf(deps, row.content, context.today) : [],
    law: law.hash,
  }
}

/** What the checker says of values over the law in force, in words. */
function faultsOf(
  { law }: Pick<ParameterDeps, 'law'>,
  values: readonly PublishedValue[],
  today: Day,
): ParameterDraft['faults'] {
  return checkValues(law(), values, today).map((fault) => ({ ...fault, message: faultWords[fault.kind] }))
}

function standing(
  { staffName }: Pick<ParameterDeps, 'staffName'>,
  { actorId }: Context,
  row: Omit<DraftRow, 'content'> & { readonly number: number | null },
): Omit<ListedDraft, 'count'> {
  const { id, title, state, version, written_by, changed_at, decided_by, decided_at, number } = row
  return {
    id,
    title,
    state,
    version,
    number,
    writtenBy: written_by.map(staffName),
    isMine: written_by.includes(actorId),
    changedAt: isoOf(changed_at),
    decidedBy: decided_by === null ? null : staffName(decided_by),
    decidedAt: decided_at === null ? null : isoOf(decided_at),
  }
}

/** What was published, the newest first. @param before only what was published before this number */
export async function findPublications(
  deps: ParameterDeps,
  { agencies }: Context,
  before: number | undefined,
): Promise<{ rows: ParameterPublication[]; next: number | null }> {
  const [rows] = await deps.database.read(
    { path: 'oversight', agencies },
    listPublications(before ?? 2_147_483_647, publicationsAtOnce + 1),
  )
  const shown = rows.slice(0, publicationsAtOnce)
  return {
    rows: shown.map((row) => publicationView(deps, row)),
    next: rows.length > shown.length ? (shown.at(-1)?.number ?? null) : null,
  }
}

function publicationView(
  { staffName, leftOut }: Pick<ParameterDeps, 'staffName' | 'leftOut'>,
  row: PublicationRow,
): ParameterPublication {
  const { number, title, content, law_hash, written_by, published_by, published_at } = row
  return {
    number,
    title,
    values: [...content],
    leftOut: leftOut().flatMap((left) => (left.number === number ? [left.at] : [])),
    law: law_hash,
    writtenBy: written_by.map(staffName),
    publishedBy: staffName(published_by),
    publishedAt: isoOf(published_at),
  }
}

/** Everything that was published after a number, one value a line of JSON: another installation takes it in as a draft. */
export async function publishedLines(
  { database }: ParameterDeps,
  { agencies }: Context,
  after: number,
): Promise<string> {
  const [rows] = await database.read({ path: 'oversight', agencies }, publishedAfter(after))
  return rows
    .flatMap(({ content }) => content)
    .map((value) => `${JSON.stringify(value)}\n`)
    .join('')
}
