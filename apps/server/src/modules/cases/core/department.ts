import type { Context } from '../../../platform/context.ts'
import { minutesFrom } from '../../../platform/instants.ts'
import { recordBySystem } from '../acts/by-system.ts'
import {
  decideDepartmentAnswer,
  decideDepartmentSilence,
  decideLateConfirmation,
  type DepartmentAnswer,
  isSilent,
  mayBeSilent,
} from '../acts/decide-department.ts'
import type { Situation } from '../acts/situation.ts'
import type { Transition } from '../case.ts'
import type { CaseDeps } from '../deps.ts'
import { lockCase } from '../store.ts'
import {
  changeCommand,
  type CoreCommand,
  findEarlier,
  lockCommand,
  notArrived,
  type TakenCommand,
} from './command.ts'
import { turnOf } from './ports.ts'
import { askCommand, type CoreAddress, type CoreAnswer, notThere } from './wire.ts'

const worker = { path: 'worker' } as const
/** A department works for days: it is asked at most an hour apart for as long as the case waits for it. */
const restSecondsAtMost = 3600

/**
 * 外部门的答复: what its port said, or did not say. That it is done is true whichever time it was sent that is answered; anything else counts of the newest
 * time only, and what it refuses then it is asked about the earlier times. About a case that has ended an answer closes its command; that it was done all the
 * same stands in the log. Where the term is over without an answer, or the port is gone, the owning agency has it as a task, and the port is asked on.
 */
export async function takeFromDepartment(
  deps: CaseDeps,
  system: Context,
  taken: TakenCommand,
  answer: CoreAnswer,
  port: CoreAddress | undefined,
): Promise<void> {
  const { subject_id: subject, id, case_id } = taken
  const heard = await withEarlier(deps, port, taken, answer)
  await deps.database.transaction(worker, async (tx) => {
    const [[found], [command]] = await tx.load(lockCase(subject, case_id), lockCommand(subject, id))
    if (command === undefined || (command.state !== 'waiting' && command.state !== 'sent')) return // another answer was first
    if (found?.hold?.reason !== 'department') {
      tx.record(closed(system, command))
      if (found !== undefined) await recordBySystem(deps, system, tx, found, lateFor(heard))
      return
    }
    if (isStillNotThere(taken, answer)) tx.record(notArrived(subject, id, taken.attempts))
    tx.record(afterAnswer(system, command, answer))
    const isNewest = turnOf(found) === command.turn
    if (isNewest || heard.said === 'confirmed')
      await recordBySystem(deps, system, tx, found, takingOf(heard, port))
  })
}

function isStillNotThere({ was_there: wasThere }: TakenCommand, answer: CoreAnswer): boolean {
  return !wasThere && answer.said === 'nothing' && answer.arrived === false
}

/** Of a case that has ended only that it was done all the same is of interest. */
function lateFor(heard: Heard) {
  return (situation: Situation) =>
    heard.said === 'confirmed' ? decideLateConfirmation(situation, heard.note) : undefined
}

/** What an answer does, or that there is none. */
function takingOf(heard: Heard, port: CoreAddress | undefined) {
  return (situation: Situation): Transition | undefined => {
    if (heard.said !== 'nothing') return decideDepartmentAnswer(situation, heard)
    const mayBe = mayBeSilent(situation.found)
    if (mayBe && heard.isUnnamed === true) return decideDepartmentSilence(situation, 'conflict')
    return isSilent(situation) || (mayBe && port === undefined)
      ? decideDepartmentSilence(situation)
      : undefined
  }
}

/**
 * 已经办过的: who refuses what was sent anew may have done it by what was sent before (“已经登记过”). It is asked about that: what it has confirmed of that is
 * done; what it has not done by any of it, it refuses; otherwise nobody knows.
 */
async function withEarlier(
  { database }: CaseDeps,
  port: CoreAddress | undefined,
  { subject_id: subject, case_id, turn }: CoreCommand,
  answer: CoreAnswer,
): Promise<Heard> {
  if (answer.said !== 'refused' || turn === 1) return answer
  const [earlier] = await database.read(worker, findEarlier(subject, case_id, turn))
  const said = await Promise.all(
    earlier.map(async ({ id, remote_id }) =>
      port === undefined || remote_id === null ? notThere : await askCommand(port, remote_id, id),
    ),
  )
  const done = said.find((one) => one.said === 'confirmed')
  if (done !== undefined) return done
  return { ...answer, isDoubtful: said.some((one) => one.said !== 'refused' && one.said !== 'needs-more') }
}

type Heard = CoreAnswer | DepartmentAnswer

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
