import { type Context, scopeOf } from '../../../platform/context.ts'
import { query } from '../../../platform/database.ts'
import { type Command, once } from '../../../platform/once.ts'
import { Refusal } from '../../../platform/refusal.ts'
import type { Case, Transition } from '../case.ts'
import type { CaseDeps } from '../deps.ts'
import { opening, requireOpen } from '../reading/record.ts'
import { findTask, lockCase } from '../store.ts'
import { recordAct } from './record-act.ts'

const urgedToday = query<{ seq: number }>(
  `select seq from cases.event where subject_id = $1 and case_id = $2 and kind = 'urged' and day = $3 and path = $4 limit 1`,
)

/**
 * 催办: the applicant, at home or at a counter, or whoever watches over the agency, asks that a case goes on: once a day each way. It stands
 * at the task and is counted there; nobody's screen becomes old by it. Whoever watches over others writes as the worker: his path only reads (D-1).
 * @throws Refusal cases.not-found, cases.nothing-to-urge, cases.urged-today, cases.own-record, visits.none
 */
export async function urge(
  deps: CaseDeps,
  context: Context,
  command: Command,
  { subject, id }: { readonly subject: string; readonly id: string },
): Promise<{ done: true }> {
  const watches = context.path === 'oversight'
  return await once(deps.database, context, command, {
    scope: watches ? { path: 'worker' } : scopeOf(context),
    subject,
    load: [
      opening(context, subject, id),
      lockCase(subject, id),
      urgedToday(subject, id, context.today, context.path),
      findTask(id, subject),
    ] as const,
    admit: ([opened, [found]]) => {
      requireOpen(context, opened)
      if (found === undefined || (watches && !context.agencies.includes(found.agency_id)))
        throw new Refusal('cases.not-found')
    },
    run: async (tx, [, [found], [before], [task]]) => {
      if (found === undefined) throw new Refusal('cases.not-found')
      if (context.ownSubjectId === subject) throw new Refusal('cases.own-record')
      if (before !== undefined) throw new Refusal('cases.urged-today')
      if (task === undefined || !waitsForOffice(found)) throw new Refusal('cases.nothing-to-urge')
      await recordAct(deps, context, tx, found, urged(found, context))
      return { done: true } as const
    },
  })
}

/** Whether it is the office's turn: what waits for the applicant, for the core or for another body is not urged. */
export function waitsForOffice({ stage, hold }: Pick<Case, 'stage' | 'hold'>): boolean {
  return stage !== 'closed' && hold === null
}

function urged(found: Case, { path }: Context): Transition {
  return {
    next: found,
    event: { kind: 'urged', body: { by: path === 'oversight' ? 'agency' : 'applicant' } },
    task: 'stays',
    effect: false,
    urges: true,
  }
}
