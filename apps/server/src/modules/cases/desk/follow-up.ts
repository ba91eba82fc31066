import type { Context } from '../../../platform/context.ts'
import { query } from '../../../platform/database.ts'
import { faultOf, PlainFault } from '../../../platform/fault.ts'
import { recordBySystem } from '../acts/by-system.ts'
import { decideFollowUpDue, decideReminder } from '../acts/decide-follow-up.ts'
import { decideProcedureEnd, decideProcedureOverdue } from '../acts/decide-kinds.ts'
import { followUpDays, termEnd } from '../acts/follow-ups.ts'
import type { FollowUp } from '../case.ts'
import type { CaseDeps } from '../deps.ts'
import { lockCase, lockFollowUp, openMatter } from '../store.ts'
import { raiseFollowUps } from './raise.ts'

interface Due {
  readonly subject_id: string
  readonly case_id: string
  readonly id: string
}

/** A debt becomes a task when its last day has passed, a commitment when the day of its check has come. */
const findDue = query<Due>(
  `select subject_id, case_id, id from cases.follow_up
   where state = 'waiting' and due_on <= $1 and (kind <> 'debt' or due_on < $1) and id <> all ($2::uuid[])
   order by due_on, subject_id, case_id, id limit $3`,
)
const findToRemind = query<Due>(
  `select subject_id, case_id, id from cases.follow_up
   where state = 'waiting' and reminded_on is null and remind_on <= $1 and due_on >= $1 and id <> all ($2::uuid[])
   order by remind_on, subject_id, case_id, id limit $3`,
)
/** Days as texts compare as days do. */
const findOver = query<Due>(
  `select subject_id, id as case_id, id from cases."case" where stage <> 'closed' and hold ->> 'reason' = 'procedure'
     and hold ->> 'until' < $1 and not hold ? 'trouble' and id <> all ($2::uuid[]) order by hold ->> 'until', subject_id, id limit $3`,
)
const worker = { path: 'worker' } as const
const atOnce = 200
const faultsNamedMax = 20

/**
 * 催办: reminds of what is owed three days before, makes a task of what was not brought or is to be checked, and ends special
 * procedures whose term is over, or has their result asked for; what nobody of the owning agency may do goes to the one above. Each in a transaction of its own, and again after a crash.
 * @returns how many were due
 * @throws PlainFault naming what could not be done, after all others were
 */
export async function chaseFollowUps(deps: CaseDeps, system: Context): Promise<number> {
  const failed = new Map<string, unknown>()
  const done =
    (await each(deps, system, findToRemind, failed, remind)) +
    (await each(deps, system, findDue, failed, openDue)) +
    (await each(deps, system, findOver, failed, endProcedure)) +
    (await raiseFollowUps(deps, system, failed))
  const faults = [...failed].map(([id, cause]) => `${id} cannot be followed up: ${faultOf(cause)}`)
  if (faults.length > 0) throw new PlainFault(faults.slice(0, faultsNamedMax).join('; '))
  return done
}

type Step = (deps: CaseDeps, system: Context, due: Due) => Promise<void>

async function each(
  deps: CaseDeps,
  system: Context,
  find: typeof findDue,
  failed: Map<string, unknown>,
  step: Step,
): Promise<number> {
  let done = 0
  for (;;) {
    const [rows] = await deps.database.read(worker, find(system.today, [...failed.keys()], atOnce))
    for (const due of rows)
      await step(deps, system, due).then(
        () => (done += 1),
        (cause: unknown) => failed.set(due.id, cause),
      )
    if (rows.length < atOnce) return done
  }
}

const remind: Step = async (deps, system, due) => {
  await deps.database.transaction(worker, async (tx) => {
    const [[found], [followUp]] = await tx.load(
      lockCase(due.subject_id, due.case_id),
      lockFollowUp(due.subject_id, due.case_id, due.id),
    )
    if (found === undefined || !stillWaits(followUp) || followUp.reminded_on !== null) return
    await recordBySystem(deps, system, tx, found, (situation) => decideReminder(situation, followUp))
  })
}

const openDue: Step = async (deps, system, due) => {
  await deps.database.transaction(worker, async (tx) => {
    const [[found], [followUp]] = await tx.load(
      lockCase(due.subject_id, due.case_id),
      lockFollowUp(due.subject_id, due.case_id, due.id),
    )
    if (found === undefined || !stillWaits(followUp)) return
    await recordBySystem(deps, system, tx, found, (situation) => decideFollowUpDue(situation, followUp))
    const dueOn = termEnd(system, followUpDays)
    tx.record(openMatter(found, { kind: followUp.kind, dueOn }, system.now, followUp.id))
  })
}

const endProcedure: Step = async (deps, system, { subject_id, case_id }) => {
  await deps.database.transaction(worker, async (tx) => {
    const [[found]] = await tx.load(lockCase(subject_id, case_id))
    if (
      found?.hold?.reason !== 'procedure' ||
      found.hold.trouble !== undefined ||
      (found.hold.until ?? system.today) >= system.today
    )
      return
    await recordBySystem(deps, system, tx, found, (situation) =>
      found.hold?.finds === true || found.hold?.isOpenEnded === true
        ? decideProcedureOverdue(situation)
        : decideProcedureEnd(situation, { note: '' }),
    )
  })
}

function stillWaits(followUp: FollowUp | undefined): followUp is FollowUp {
  return followUp?.state === 'waiting'
}
