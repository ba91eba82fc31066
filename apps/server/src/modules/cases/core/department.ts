import type { Context } from '../../../platform/context.ts'
import { minutesFrom } from '../../../platform/instants.ts'
import { recordBySystem } from '../acts/by-system.ts'
import { decideDepartmentAnswer, decideDepartmentSilence, isSilent } from '../acts/decide-department.ts'
import type { Case } from '../case.ts'
import type { CaseDeps } from '../deps.ts'
import { lockCase } from '../store.ts'
import { changeCommand, type CoreCommand, lockCommand, notArrived, type TakenCommand } from './command.ts'
import { turnOf } from './ports.ts'
import type { CoreAnswer } from './wire.ts'

const worker = { path: 'worker' } as const
/** A department works for days: it is asked at most an hour apart for as long as the case waits for it. */
const restSecondsAtMost = 3600

/**
 * 外部门的答复: what its port said, or did not say. An answer is taken once, and only to the newest time that the case was sent: a late one to an earlier
 * time, or about a case that has ended, closes its command and nothing else. Where the term is over without one, or the port is gone, the owning agency
 * has it as a task, and the port is asked on.
 */
export async function takeFromDepartment(
  deps: CaseDeps,
  system: Context,
  { subject_id: subject, id, case_id, attempts, was_there: wasThere }: TakenCommand,
  answer: CoreAnswer,
  isThere: boolean,
): Promise<void> {
  await deps.database.transaction(worker, async (tx) => {
    const [[found], [command]] = await tx.load(lockCase(subject, case_id), lockCommand(subject, id))
    if (command === undefined || (command.state !== 'waiting' && command.state !== 'sent')) return // another answer was first
    if (found === undefined || !waitsFor(found, command)) {
      tx.record(closed(system, command))
      return
    }
    if (!wasThere && answer.said === 'nothing' && answer.arrived === false)
      tx.record(notArrived(subject, id, attempts))
    tx.record(afterAnswer(system, command, answer))
    await recordBySystem(deps, system, tx, found, (situation) => {
      if (answer.said !== 'nothing' && answer.said !== 'taken')
        return decideDepartmentAnswer(situation, answer)
      const isToBeAsked = isSilent(situation) || (!isThere && found.hold?.trouble === undefined)
      return isToBeAsked ? decideDepartmentSilence(situation) : undefined
    })
  })
}

/** It still waits there, and this is the newest time that it was sent. */
function waitsFor(found: Case, { turn }: CoreCommand): boolean {
  return found.hold?.reason === 'department' && turnOf(found) === turn
}

function closed({ now }: Context, { subject_id, id, remote_id, attempts }: CoreCommand) {
  return changeCommand(subject_id, id, 'replaced', remote_id, now, attempts)
}

/** What is done or refused there is; anything else is asked about again, with growing pauses. */
function afterAnswer({ now }: Context, command: CoreCommand, answer: CoreAnswer) {
  const { subject_id, id, attempts } = command
  const rest = Math.min(restSecondsAtMost, 2 ** attempts)
  const again = minutesFrom(now, rest / 60)
  if (answer.said === 'nothing')
    return changeCommand(subject_id, id, command.state, command.remote_id, again, attempts)
  if (answer.said === 'taken' || answer.said === 'needs-more')
    return changeCommand(subject_id, id, 'sent', answer.id, again, attempts)
  return changeCommand(subject_id, id, answer.said, command.remote_id, now, attempts)
}
