import type { Context } from '../../../platform/context.ts'
import { faultOf, PlainFault } from '../../../platform/fault.ts'
import { minutesFrom } from '../../../platform/instants.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { recordBySystem } from '../acts/by-system.ts'
import { isConflict } from '../acts/conflict.ts'
import { decideCoreConfirmed, decideCoreTrouble } from '../acts/decide-core.ts'
import type { Situation } from '../acts/situation.ts'
import type { Transition } from '../case.ts'
import type { CaseDeps } from '../deps.ts'
import { lockCase } from '../store.ts'
import { changeCommand, type CoreCommand, lockCommand, takeDue, type TakenCommand } from './command.ts'
import { takeFromDepartment } from './department.ts'
import { messageOf } from './message.ts'
import { askCommand, type CoreAddress, type CoreAnswer, notThere, sendCommand } from './wire.ts'

/** Where commands go: the core system, and the departments by the names of their ports. */
export interface Ports {
  readonly core: CoreAddress | undefined
  readonly departments?: ReadonlyMap<string, CoreAddress>
}

const worker = { path: 'worker' } as const
const atOnce = 20
/** Longer than one attempt lasts: nobody else takes the command meanwhile. */
const leaseMinutes = 0.5
const attemptsAtMost = 8
const restSecondsAtMost = 300

type Trouble = 'refused' | 'silent' | 'conflict'

/**
 * 登记: sends what is due to the core, and closes the case with its record when the core has confirmed (D-6). Nothing is
 * lost: a command rests with its decision until it is answered. Nothing happens twice: it always bears the same key here and
 * there, and of two answers the second finds the case closed. A refusal, silence after eight attempts with growing pauses, or a record that
 * contradicts becomes a task of the owning agency. What is another department's goes to its port by the same way.
 * @returns how many commands were tried
 * @throws PlainFault naming the cases where an answer could not be recorded, after all others were
 */
export async function registerInCore(deps: CaseDeps, ports: Ports, system: Context): Promise<number> {
  const { now } = system
  const due = await deps.database.transaction(worker, async (tx) => {
    const [rows] = await tx.load(takeDue(now, minutesFrom(now, leaseMinutes), atOnce))
    return rows
  })
  const faults: string[] = []
  const fault = (command: TakenCommand, cause: unknown): void =>
    void faults.push(`case ${command.subject_id}/${command.case_id} in the core: ${faultOf(cause)}`)
  /** Of one subject one after the other: two confirmations at the same moment would contradict each other. */
  const takeAll = async (commands: readonly TakenCommand[]): Promise<void> => {
    const asked = commands.map(
      async (command) =>
        await askAt(deps, portOf(ports, command), command).catch((cause: unknown): CoreAnswer => {
          fault(command, cause) // an attempt like any other: whether it has come there is not known
          return { said: 'nothing' }
        }),
    )
    for (const [at, command] of commands.entries()) {
      const answer = (await asked[at]) ?? notThere
      await take(deps, system, command, answer, portOf(ports, command)).catch((cause: unknown) =>
        fault(command, cause),
      )
    }
  }
  await Promise.all([...Map.groupBy(due, ({ subject_id }) => subject_id).values()].map(takeAll))
  if (faults.length > 0) throw new PlainFault(faults.join('; '))
  return due.length
}

function portOf({ core, departments }: Ports, { port }: CoreCommand): CoreAddress | undefined {
  return port === 'core' ? core : departments?.get(port)
}

async function askAt(
  deps: CaseDeps,
  core: CoreAddress | undefined,
  command: CoreCommand,
): Promise<CoreAnswer> {
  const { id, body, state, remote_id } = command
  if (core === undefined) return notThere
  if (state === 'sent' && remote_id !== null) return await askCommand(core, remote_id, id)
  if (command.port === 'core') return await sendCommand(core, id, deps.secrets.open(body))
  const message = await messageOf(deps, command)
  if (message === 'taken') return { said: 'nothing' }
  return message === 'unnamed' ? { ...notThere, isUnnamed: true } : await sendCommand(core, id, message.text)
}

async function take(
  deps: CaseDeps,
  system: Context,
  command: TakenCommand,
  answer: CoreAnswer,
  port: CoreAddress | undefined,
): Promise<void> {
  if (command.port !== 'core') return await takeFromDepartment(deps, system, command, answer, port)
  if (answer.said === 'confirmed') return await confirm(deps, system, command)
  if (answer.said === 'refused') return await fail(deps, system, command, 'refused')
  if (port === undefined || command.attempts >= attemptsAtMost)
    return await fail(deps, system, command, 'silent')
  const rest = Math.min(restSecondsAtMost, 2 ** command.attempts)
  const again = minutesFrom(system.now, rest / 60)
  const [state, remote] = answer.said === 'taken' ? ['sent', answer.id] : [command.state, command.remote_id]
  await deps.database.transaction(worker, async (tx) =>
    tx.record(changeCommand(command.subject_id, command.id, state, remote, again, command.attempts)),
  )
}

async function confirm(deps: CaseDeps, system: Context, command: CoreCommand): Promise<void> {
  const confirmed = async (): Promise<void> =>
    await record(deps, system, command, 'confirmed', decideCoreConfirmed)
  try {
    await confirmed().catch(async (error: unknown) => {
      if (!isConflict(error)) throw error
      await confirmed() // another act about the same subject was first: the record is looked at again
    })
  } catch (error) {
    if (!isConflict(error) && !(error instanceof Refusal && error.code === 'cases.effect')) throw error
    await fail(deps, system, command, 'conflict')
  }
}

/** Silence and contradiction keep the command open: it may stand in the core, and is only ever asked again. */
async function fail(deps: CaseDeps, system: Context, command: CoreCommand, trouble: Trouble): Promise<void> {
  await record(deps, system, command, trouble === 'refused' ? 'refused' : 'silent', (situation) =>
    decideCoreTrouble(situation, trouble),
  )
}

async function record(
  deps: CaseDeps,
  system: Context,
  { subject_id: subject, id, case_id }: CoreCommand,
  state: CoreCommand['state'],
  decide: (situation: Situation) => Transition,
): Promise<void> {
  await deps.database.transaction(worker, async (tx) => {
    const [[found], [command]] = await tx.load(lockCase(subject, case_id), lockCommand(subject, id))
    const open = command?.state === 'waiting' || command?.state === 'sent'
    if (!open) return // another answer was first
    tx.record(changeCommand(subject, id, state, command.remote_id, system.now, command.attempts))
    if (found?.hold?.reason !== 'core') return // the case waits no longer: the command is closed all the same
    await recordBySystem(deps, system, tx, found, decide)
  })
}
