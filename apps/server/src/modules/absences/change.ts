import type { Absence } from '@tongban/contracts/absences'
import { addDays } from '@tongban/policy'

import { type Context, scopeOf } from '../../platform/context.ts'
import { type Command, once } from '../../platform/once.ts'
import { refusalAt } from '../../platform/refusal.ts'
import type { AbsenceDeps } from './deps.ts'
import { mayStandIn } from './fit.ts'
import { inAudit, requireStanding, whoIsThere } from './record.ts'
import { cancel, endOn, findAbsences, lockAbsence, setStandIn } from './store.ts'
import { absenceView } from './view.ts'

/** 提前回来: from today on he is there again; what had not begun is cancelled. @throws Refusal absences.none */
export async function endAbsence(
  { database }: AbsenceDeps,
  context: Context,
  command: Command,
  id: string,
): Promise<{ done: true }> {
  return await once(database, context, command, {
    scope: scopeOf(context),
    subject: context.actorId,
    load: [lockAbsence(id)],
    run: (tx, [[found]]) => {
      const row = requireStanding(context, found)
      const begun = row.first_day < context.today
      tx.record(begun ? endOn(id, addDays(context.today, -1)) : cancel(id), ...inAudit(context, row, 'end'))
      return { done: true } as const
    },
  })
}

/**
 * 定由谁代办, or that nobody stands in: then what he has in hand is open to all of the desk, and his head is not asked any more.
 * @throws Refusal absences.none, absences.no-stand-in
 */
export async function appointStandIn(
  deps: AbsenceDeps,
  context: Context,
  command: Command,
  { id, standIn }: { readonly id: string; readonly standIn: string | null },
): Promise<Absence> {
  const [[known]] = await deps.database.read(scopeOf(context), findAbsences([id], context.agencies))
  const { staff_id: staffId, first_day, last_day: to } = requireStanding(context, known)
  const from = first_day < context.today ? context.today : first_day
  const [held, away] = await whoIsThere(deps, from, to)
  if (standIn !== null && !mayStandIn(held, away, { staffId, standIn, from, to }))
    throw refusalAt('absences.no-stand-in', 'standIn')
  return await once(deps.database, context, command, {
    scope: scopeOf(context),
    subject: context.actorId,
    load: [lockAbsence(id)],
    run: (tx, [[found]]) => {
      const row = requireStanding(context, found)
      tx.record(setStandIn(id, standIn, standIn === null), ...inAudit(context, row, 'stand-in'))
      const now = { ...row, stand_in_id: standIn, goes_without: standIn === null }
      return absenceView(deps, now, context.today)
    },
  })
}
