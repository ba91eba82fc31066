import type { Day } from '@tongban/policy'

import { firstId } from '../../../platform/cursor.ts'
import { query, type Statement } from '../../../platform/database.ts'
import { digest } from '../../../platform/secrets.ts'
import { exactInstant, type Fault, pages, type SealedLog, writtenInstant } from '../../../platform/verify.ts'
import { eventHash, noEvents } from './chain.ts'
import { eventSource } from './seal-source.ts'
import { replay, type Standing, standingFaults, type StandingRow } from './standing.ts'

/** A row of a case's log beside what its case row says; a case without events has one row with nothing in it. */
interface LoggedRow {
  readonly subject_id: string
  readonly case_id: string
  readonly last_seq: number
  readonly last_hash: Buffer
  readonly seq: number | null
  readonly kind: string
  readonly at: string
  readonly day: Day
  readonly actor_id: string
  readonly authority: string
  readonly path: string
  readonly agency_id: string | null
  readonly outlet_id: string | null
  readonly request: string
  readonly body: object
  readonly hash: Buffer
  readonly sealed_by: number | null
  readonly salt: Buffer | null
  readonly text: string | null
  /** Its words went with it, after their term: an event says so, or the standing is wrong. */
  readonly destroyed: boolean
  /** With the last event only. */
  readonly standing: StandingRow | null
}

const findLogs = query<LoggedRow>(
  `select c.subject_id, c.id as case_id, c.last_seq, c.last_hash, e.seq, e.kind, ${exactInstant('e.at')} as at, e.day, e.actor_id, e.authority, e.path,
     e.agency_id, e.outlet_id, e.request, e.body, e.hash, e.sealed_by, n.salt, n.text, c.destroyed_on is not null as destroyed,
     case when e.seq = c.last_seq then to_jsonb(c) end as standing
   from cases."case" c
   left join cases.event e on e.subject_id = c.subject_id and e.case_id = c.id
   left join cases.note n on n.subject_id = e.subject_id and n.case_id = e.case_id and n.seq = e.seq
   where (c.subject_id, c.id) >= ($1::uuid, $2::uuid) and (c.subject_id, c.id, coalesce(e.seq, 0)) > ($1::uuid, $2::uuid, $3::int)
   order by c.subject_id, c.id, coalesce(e.seq, 0) limit $4`,
)
const rowsPerPage = 2000

function pageAfter(after?: LoggedRow): Statement<LoggedRow> {
  return findLogs(after?.subject_id ?? firstId, after?.case_id ?? firstId, after?.seq ?? 0, rowsPerPage)
}

interface Head {
  readonly where: string
  readonly seq: number
  readonly hash: Buffer
  readonly lastSeq: number
  readonly lastHash: Buffer
  readonly standing?: Standing
}

/** The logs of all cases: one chain per case, whose head stands in the case row, so that a cut tail shows. */
export const eventLog: SealedLog = {
  name: eventSource.name,
  walk: async function* (read, tell) {
    let head: Head | undefined
    for await (const row of pages(read, pageAfter)) {
      const where = `cases.case ${row.subject_id}/${row.case_id}`
      if (head?.where !== where) {
        tellCut(head, tell)
        head = { where, seq: 0, hash: noEvents, lastSeq: row.last_seq, lastHash: row.last_hash }
      }
      if (row.seq === null) continue
      const key = `${row.subject_id}/${row.case_id}/${row.seq}`
      for (const what of eventFaults(row, row.seq, head)) tell({ where: `cases.event ${key}`, what })
      const standing = replay(head.standing, row)
      for (const what of row.standing === null ? [] : standingFaults(standing, row.standing))
        tell({ where, what })
      head = { ...head, seq: row.seq, hash: row.hash, standing }
      yield { key, agency: row.agency_id, hash: row.hash, sealedBy: row.sealed_by }
    }
    tellCut(head, tell)
  },
}

function tellCut(head: Head | undefined, tell: (fault: Fault) => void): void {
  if (head === undefined || (head.seq === head.lastSeq && head.hash.equals(head.lastHash))) return
  tell({
    where: head.where,
    what: `says that its log ends with ${head.lastSeq}, and it ends with ${head.seq}`,
  })
}

function* eventFaults(row: LoggedRow, seq: number, head: Head): Generator<string> {
  if (seq !== head.seq + 1) yield `follows ${head.seq}: events are missing`
  else if (!fits(row, seq, head.hash)) yield 'its hash does not fit its columns and the event before'
  if (!noteFits(row)) yield 'its note is not the one that was written'
}

function fits(row: LoggedRow, seq: number, previous: Buffer): boolean {
  const at = writtenInstant(row.at)
  if (at === undefined || row.agency_id === '' || row.outlet_id === '') return false // an empty text hashes like nothing
  return row.hash.equals(
    eventHash(previous, {
      subjectId: row.subject_id,
      caseId: row.case_id,
      seq,
      kind: row.kind,
      at,
      day: row.day,
      actorId: row.actor_id,
      authority: row.authority,
      path: row.path,
      agencyId: row.agency_id,
      outletId: row.outlet_id,
      request: row.request,
      body: row.body,
    }),
  )
}

/** Words that an event names are there as they were written, and no others: deleting them would be an event. */
function noteFits({ body, salt, text, destroyed }: LoggedRow): boolean {
  if (destroyed && salt === null) return true
  const named = 'note' in body || 'content' in body
  if (salt === null || !named) return !named && salt === null
  return 'note' in body ? text !== null && body.note === digest(salt, text).toString('hex') : text === null
}
