import { canonical } from '@tongban/contracts/canonical'
import type { Day } from '@tongban/policy'

import type { Context } from '../../../platform/context.ts'
import { query } from '../../../platform/database.ts'
import { digest, freshBytes } from '../../../platform/secrets.ts'
import type { Case, CaseEvent } from '../case.ts'
import { json } from '../json.ts'
import { contentDigest } from './standing.ts'

const insertEvent = query(
  `insert into cases.event (subject_id, case_id, seq, kind, at, day, actor_id, authority, path, agency_id, outlet_id, request, body, hash)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
)
const saltBytes = 16
const insertNote = query(
  'insert into cases.note (subject_id, case_id, seq, salt, text) values ($1, $2, $3, $4, $5)',
)

/** The next event of a case's log, chained to the one before: its place, its hash, and what writes it (D-18). */
export function chained(context: Context, { subject_id, id, last_seq, last_hash }: Case, event: CaseEvent) {
  const seq = last_seq + 1
  const { body, salt } = salted(event, context)
  const row = {
    subjectId: subject_id,
    caseId: id,
    seq,
    kind: event.kind,
    at: context.now,
    day: context.today,
    actorId: context.actorId,
    authority: context.authority,
    path: context.path,
    agencyId: context.agencyId,
    outletId: context.outletId,
    request: context.request,
    body,
  }
  const hash = eventHash(last_hash, row)
  return {
    seq,
    hash,
    statements: [
      insertEvent(
        subject_id,
        id,
        seq,
        event.kind,
        context.now,
        context.today,
        context.actorId,
        context.authority,
        context.path,
        context.agencyId,
        context.outletId,
        context.request,
        json(body),
        hash,
      ),
      ...(salt === undefined ? [] : [insertNote(subject_id, id, seq, salt, event.note ?? null)]),
    ],
  }
}

/**
 * Words and what is handed in stay outside of the chain: it holds their digests, with a salt that is kept apart; and the
 * account, where a person acts for himself.
 */
function salted({ body: said, note, content }: CaseEvent, { accountId }: Context) {
  const body = accountId === undefined ? said : { ...said, account: accountId }
  if (note === undefined && content === undefined) return { body, salt: undefined }
  const salt = freshBytes(saltBytes)
  return {
    salt,
    body: {
      ...body,
      ...(note === undefined ? {} : { note: digest(salt, note).toString('hex') }),
      ...(content === undefined ? {} : { content: contentDigest(salt, content) }),
    },
  }
}

/** One row of a case's log as its hash covers it. */
export interface EventRow {
  readonly subjectId: string
  readonly caseId: string
  readonly seq: number
  readonly kind: string
  readonly at: Date
  readonly day: Day
  readonly actorId: string
  readonly authority: string
  readonly path: string
  readonly agencyId: string | null
  readonly outletId: string | null
  readonly request: string
  readonly body: object
}

/** The hash of an event over the one before it and every column (D-18). */
export function eventHash(previous: Buffer, row: EventRow): Buffer {
  return digest(
    previous,
    row.subjectId,
    row.caseId,
    String(row.seq),
    row.kind,
    row.at.toISOString(),
    row.day,
    row.actorId,
    row.authority,
    row.path,
    row.agencyId ?? '',
    row.outletId ?? '',
    row.request,
    canonical(row.body),
  )
}

/** The head of an empty log. */
export const noEvents = Buffer.alloc(32)
