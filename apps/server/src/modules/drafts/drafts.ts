import type { Settlement } from '@tongban/contracts/declaration'
import type { Draft } from '@tongban/contracts/drafts'

import { type Context, newId, scopeOf } from '../../platform/context.ts'
import { type Database, query } from '../../platform/database.ts'
import { isoOf, minutesFrom } from '../../platform/instants.ts'
import { Refusal, refusalAt } from '../../platform/refusal.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { Catalogue } from '../catalogue/index.ts'

/** What somebody has filled in so far. */
export interface DraftContent {
  readonly form: Readonly<Record<string, unknown>>
  readonly materials: readonly Settlement[]
  readonly page?: number | undefined
}

export interface DraftDeps {
  readonly database: Database
  readonly secrets: Secrets
  readonly catalogue: Catalogue
}

interface Row {
  readonly id: string
  readonly item: string
  readonly item_version: number
  readonly revision: number
  readonly content: Buffer
  readonly saved_at: string
  readonly expires_at: string
}

const columns = 'id, item, item_version, revision, content, saved_at, expires_at'
const listDrafts = query<Row>(
  `select ${columns} from drafts.draft where subject_id = $1 and expires_at > $2 order by saved_at desc, id`,
)
const insertDraft = query<Row>(
  `insert into drafts.draft (subject_id, id, item, item_version, revision, content, saved_at, expires_at, files)
   values ($1, $2, $3, $4, 1, $5, $6, $7, $8)
   on conflict (subject_id, item) do update set id = excluded.id, item_version = excluded.item_version, revision = 1,
     content = excluded.content, saved_at = excluded.saved_at, expires_at = excluded.expires_at, files = excluded.files
     where drafts.draft.expires_at <= $6
   returning ${columns}`,
)
const updateDraft = query<Row>(
  `update drafts.draft set item_version = $4, revision = revision + 1, content = $5, saved_at = $6, expires_at = $7, files = $8
   where subject_id = $1 and item = $2 and revision = $3 returning ${columns}`,
)
/** Lets the draft of an item go: it was handed in, or thrown away. */
export const deleteDraft = query('delete from drafts.draft where subject_id = $1 and item = $2')
/** The files that the drafts of these people name; null where a draft was saved before that was kept. */
export const findDraftFiles = query<{ subject_id: string; files: readonly string[] | null }>(
  'select subject_id, files from drafts.draft where subject_id = any ($1) and expires_at > $2',
)
const forgetDrafts = query('delete from drafts.draft where expires_at <= $1')

const daysKept = 90
const dayMinutes = 24 * 60
/** More than any form and its list of papers comes to. */
const charactersAtMost = 200_000

/** The drafts of a person, the latest first. @throws Refusal drafts.none when it is not one's own */
export async function findDrafts(
  deps: DraftDeps,
  context: Context,
  subject: string,
): Promise<{ rows: Draft[] }> {
  requireOwn(context, subject)
  const [rows] = await deps.database.read(scopeOf(context), listDrafts(subject, context.now))
  return { rows: rows.map((row) => draftOf(deps, row)) }
}

/**
 * Saves what has been typed, over the revision that it was read at: what another device has saved meanwhile is not
 * overwritten, and the browser that is behind has both texts. A draft is kept for ninety days after it was last saved.
 * @throws Refusal drafts.none, drafts.newer, catalogue.no-item, general.too-large
 */
export async function saveDraft(
  deps: DraftDeps,
  context: Context,
  { subject, item }: { subject: string; item: string },
  { itemVersion, revision, ...content }: DraftContent & { itemVersion: number; revision: number },
): Promise<Draft> {
  requireOwn(context, subject)
  if ((deps.catalogue.current(item) ?? deps.catalogue.bundle(item)) === undefined)
    throw refusalAt('catalogue.no-item', 'item')
  const text = JSON.stringify(content)
  if (text.length > charactersAtMost) throw new Refusal('general.too-large')
  const sealed = deps.secrets.seal(text)
  const expires = minutesFrom(context.now, daysKept * dayMinutes)
  const files = content.materials.flatMap(({ files: taken = [], signed }) =>
    signed === undefined ? taken : [...taken, signed.file],
  )
  const saved = await deps.database.transaction(scopeOf(context), async (tx) => {
    const [[row]] = await tx.load(
      revision === 0
        ? insertDraft(subject, newId(), item, itemVersion, sealed, context.now, expires, files)
        : updateDraft(subject, item, revision, itemVersion, sealed, context.now, expires, files),
    )
    return row
  })
  if (saved === undefined) throw new Refusal('drafts.newer')
  return draftOf(deps, saved)
}

/** Throws a draft away; handing in does so too. @throws Refusal drafts.none when it is not one's own */
export async function discardDraft(
  { database }: DraftDeps,
  context: Context,
  subject: string,
  item: string,
): Promise<{ done: true }> {
  requireOwn(context, subject)
  await database.transaction(scopeOf(context), async (tx) => tx.record(deleteDraft(subject, item)))
  return { done: true }
}

/** Drafts that nobody went on with are taken away. */
export async function sweepDrafts({ database }: Pick<DraftDeps, 'database'>, now: Date): Promise<void> {
  await database.transaction({ path: 'worker' }, async (tx) => tx.record(forgetDrafts(now)))
}

function requireOwn({ subjects }: Context, subject: string): void {
  if (!subjects.includes(subject)) throw new Refusal('drafts.none')
}

function draftOf({ secrets, catalogue }: DraftDeps, row: Row): Draft {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- sealed by saveDraft, which takes this shape only
  const content = JSON.parse(secrets.open(row.content)) as Pick<Draft, 'form' | 'materials' | 'page'>
  return {
    id: row.id,
    item: row.item,
    itemName: catalogue.nameOf(row.item),
    itemVersion: row.item_version,
    revision: row.revision,
    savedAt: isoOf(row.saved_at),
    expiresAt: isoOf(row.expires_at),
    ...content,
  }
}
