import { lookWithin } from '../../../platform/audit.ts'
import type { Context } from '../../../platform/context.ts'
import { isoOf } from '../../../platform/instants.ts'
import { type Command, once } from '../../../platform/once.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { confirmDocument, documentView, findToCheck } from '../../people/index.ts'
import type { CaseDeps } from '../deps.ts'

const worker = { path: 'worker' } as const

/** 待核证件: numbers that fit no rule and were taken on here; a human looks, nothing waits for it. */
export async function findDocumentsToCheck(
  { database, secrets, hidden }: CaseDeps,
  { agencies, closed = [], opensShielded }: Context,
) {
  const [found] = await database.read(worker, findToCheck(agencies))
  const rows = found.filter(
    ({ subject_id: subject }) => !closed.includes(subject) && !hidden.has(subject, opensShielded),
  )
  return {
    rows: rows.map((row) => ({
      subject: row.subject_id,
      document: documentView(secrets, row),
      since: isoOf(row.recorded_at),
    })),
  }
}

/**
 * A human has compared the number with the document itself, and not his own; who and when stay with it, and in the audit.
 * @throws Refusal people.no-document, cases.own-record
 */
export async function confirm(
  deps: CaseDeps,
  context: Context,
  command: Command,
  { subject, id, note }: { subject: string; id: string; note: string },
): Promise<{ done: true }> {
  if (context.ownSubjectId === subject) throw new Refusal('cases.own-record')
  const { actorId, agencies, now } = context
  return await once(deps.database, context, command, {
    scope: worker,
    subject,
    load: [confirmDocument(subject, id, note, agencies, actorId, now)],
    run: (tx, [[confirmed]]) => {
      if (confirmed === undefined) throw new Refusal('people.no-document')
      const atChecker = { ...context, agencyId: confirmed.check_agency }
      tx.record(lookWithin(atChecker, { act: 'people.confirm-document', subjectId: subject }))
      return { done: true } as const
    },
  })
}
