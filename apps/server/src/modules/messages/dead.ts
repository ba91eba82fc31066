import type { DeadSending } from '@tongban/contracts/messages'
import type { RetryReason } from '@tongban/contracts/sending'

import { lookWithin } from '../../platform/audit.ts'
import { type Context, scopeOf } from '../../platform/context.ts'
import { firstId, pageFrom } from '../../platform/cursor.ts'
import { isoOf } from '../../platform/instants.ts'
import { type Command, once } from '../../platform/once.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { MessageDeps } from './deps.ts'
import { type DeadRow, findDead, lockDead, retry } from './store.ts'

const pageSize = 50

/** 死信 of the agencies that somebody administers, the oldest first. */
export async function listDead(
  { database, names }: Pick<MessageDeps, 'database' | 'names'>,
  context: Context,
  after: string = firstId,
): Promise<{ rows: DeadSending[]; next: string | null }> {
  const [found] = await database.read(scopeOf(context), findDead(context.agencies, after, pageSize + 1))
  const { page, next } = pageFrom(found, pageSize, ({ id }) => id)
  return { rows: page.map((row) => deadView(names, row, context)), next }
}

/** Which dead letter. */
interface Which {
  readonly subject: string
  readonly id: string
}

/**
 * Sends it again, under the same key and with all its attempts anew; who did so stands in the audit with the act (D-18). Whoever must be told and is
 * reached by no machine is told by the office (`by-hand`).
 * @throws Refusal messages.no-sending
 */
export async function retryDead(
  { database }: MessageDeps,
  context: Context,
  command: Command,
  { subject, id, reason }: Which & { readonly reason: RetryReason },
): Promise<{ done: true }> {
  return await once(database, context, command, {
    scope: scopeOf(context),
    subject,
    load: [lockDead(subject, id, context.agencies)] as const,
    admit: ([[found]], repeats) => {
      if (found === undefined && !repeats) throw new Refusal('messages.no-sending')
    },
    run: (tx, [[found]]) => {
      if (found === undefined) throw new Refusal('messages.no-sending')
      const caseId = caseOf(found)
      const ofCase = caseId === null ? {} : { caseId }
      const about = { act: 'messages.mend', subjectId: subject, ...ofCase, purpose: `retry: ${reason}` }
      tx.record(
        retry(subject, id, context.now, context.actorId),
        lookWithin({ ...context, agencyId: found.agency_id }, about),
      )
      return { done: true as const }
    },
  })
}

const aboutNoCase: ReadonlySet<DeadRow['kind']> = new Set([
  'confirmation-asked',
  'rating-answered',
  'merging-asked',
])

/** Of a question the message keeps the question's id, of a telling the telling's, which are no cases. */
export function caseOf({ kind, case_id }: Pick<DeadRow, 'kind' | 'case_id'>): string | null {
  return aboutNoCase.has(kind) ? null : case_id
}

function deadView(names: MessageDeps['names'], row: DeadRow, { language }: Context): DeadSending {
  return {
    subject: row.subject_id,
    id: row.id,
    case: caseOf(row),
    agencyId: row.agency_id,
    agencyName: names.agency(row.agency_id, language),
    kind: row.kind,
    channel: row.channel,
    fault: row.fault ?? '',
    attempts: row.attempts,
    since: isoOf(row.created_at),
  }
}
