import type { Day, LawParameters, PublishedValue, WorkException } from '@tongban/policy'

import { query } from '../../platform/database.ts'

/** A draft as it rests. */
export interface DraftRow {
  readonly id: string
  readonly agency_id: string
  readonly title: string
  readonly content: readonly PublishedValue[]
  readonly version: number
  readonly state: 'open' | 'published' | 'withdrawn'
  /** Everybody who has written in it: none of them publishes it. */
  readonly written_by: readonly string[]
  readonly changed_at: string
  readonly decided_by: string | null
  readonly decided_at: string | null
}

/** What was published, in its order. */
export interface PublicationRow {
  readonly number: number
  readonly draft_id: string
  readonly title: string
  readonly content: readonly PublishedValue[]
  readonly law_hash: string
  readonly written_by: readonly string[]
  readonly published_by: string
  readonly published_at: string
}

/** A law of which there was one once, by what it was made of. */
export interface LawRow {
  readonly hash: string
  readonly shipped: string
  readonly exceptions: readonly WorkException[]
  readonly known_until: Day
  readonly publications: number
  /** The places, among all values up to there, of what the program of that time had no figure for. */
  readonly left_out: readonly number[]
}

const draftColumns =
  'id, agency_id, title, content, version, state, written_by, changed_at, decided_by, decided_at'
const publicationColumns =
  'number, draft_id, title, content, law_hash, written_by, published_by, published_at'

export const insertDraft = query(
  `insert into parameters.draft (id, agency_id, title, content, version, state, written_by, changed_at) values ($1, $2, $3, $4, 0, 'open', $5, $6)`,
)
/** The draft, locked: two who change or publish it do so one after the other. */
export const lockDraft = query<DraftRow>(
  `select ${draftColumns} from parameters.draft where id = $1 and agency_id = any ($2) for update`,
)
export const findDraft = query<DraftRow & { readonly number: number | null }>(
  `select ${draftColumns}, (select number from parameters.publication where draft_id = id) as number from parameters.draft where id = $1 and agency_id = any ($2)`,
)
/** Open ones first, then the newest. */
export const listDrafts = query<
  Omit<DraftRow, 'content'> & { readonly number: number | null; readonly count: number }
>(
  `select id, agency_id, title, version, state, written_by, changed_at, decided_by, decided_at, json_array_length(content) as count,
     (select number from parameters.publication where draft_id = id) as number
   from parameters.draft where agency_id = any ($1) order by state = 'open' desc, id desc limit $2`,
)
export const updateDraft = query(
  `update parameters.draft set title = $2, content = $3, version = version + 1, written_by = $4, changed_at = $5 where id = $1`,
)
export const endDraft = query(
  `update parameters.draft set state = $2, version = version + 1, decided_by = $3, decided_at = $4 where id = $1`,
)
export const insertPublication = query(
  `insert into parameters.publication (${publicationColumns}) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
)
/** What was published up to a number, in its order. */
export const readPublished = query<Pick<PublicationRow, 'number' | 'content'>>(
  'select number, content from parameters.publication where number <= $1 order by number',
)
export const listPublications = query<PublicationRow>(
  `select ${publicationColumns} from parameters.publication where number < $1 order by number desc limit $2`,
)
export const publishedAfter = query<Pick<PublicationRow, 'content'>>(
  'select content from parameters.publication where number > $1 order by number',
)
export const findLaw = query<LawRow>(
  'select hash, shipped, exceptions, known_until, publications, left_out from parameters.law where hash = $1',
)
export const insertLaw = query(
  `insert into parameters.law (hash, shipped, exceptions, known_until, publications, left_out) values ($1, $2, $3, $4, $5, $6) on conflict (hash) do nothing`,
)
export const hasShipped = query<{ hash: string }>('select hash from parameters.shipped where hash = $1')
export const readShipped = query<{ law: LawParameters }>('select law from parameters.shipped where hash = $1')
export const insertShipped = query(
  'insert into parameters.shipped (hash, law) values ($1, $2) on conflict (hash) do nothing',
)
/** Tells every process to read the law again. */
export const tellParameters = query(`select pg_notify('parameters', '')`)
