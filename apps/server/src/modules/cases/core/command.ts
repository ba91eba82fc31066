import { query } from '../../../platform/database.ts'

/** 登记指令 as it rests: what the core is told, and how far that came. */
export interface CoreCommand {
  readonly subject_id: string
  /** The key under which it is sent, always the same. */
  readonly id: string
  readonly case_id: string
  readonly body: Buffer
  readonly state: 'waiting' | 'sent' | 'confirmed' | 'refused' | 'silent' | 'replaced' | 'withdrawn'
  /** What the core calls it, where it has taken it and not confirmed yet. */
  readonly remote_id: string | null
  readonly attempts: number
  /** `core`, or the department whose port it goes to. */
  readonly port: string
  /** Of a case that is sent to a department again, the how-manieth time. */
  readonly turn: number
  /** The other side may have it: it was sent, and did not surely fail to arrive. Only what is not there can be withdrawn. */
  readonly may_be_there: boolean
}

/** A command that has been taken for an attempt, with whether it may have been there before. */
export interface TakenCommand extends CoreCommand {
  readonly was_there: boolean
}

const columns = 'subject_id, id, case_id, body, state, remote_id, attempts, port, turn, may_be_there'

export const insertCommand = query(
  `insert into cases.core_command (subject_id, id, case_id, body, state, due_at, opened_at, port, turn)
   values ($1, $2, $3, $4, 'waiting', $5, $5, $6, $7)`,
)
/** What waits for the core, or for a department at its port, and about what it has kept silent so long that somebody has it as a task. */
export const countCommands = query<{ waiting: number; dead: number }>(
  `select (select count(*) from cases.core_command where state in ('waiting', 'sent') and port = $1) as waiting,
     (select count(*) from cases.core_command where state = 'silent' and port = $1)
     + (select count(*) from cases.core_command m join cases."case" c on c.subject_id = m.subject_id and c.id = m.case_id
        where m.state in ('waiting', 'sent') and m.port = $1 and c.hold ->> 'reason' = 'department' and c.hold ->> 'trouble' is not null) as dead`,
)
/** The command of the case that was not refused goes out again under its key. */
export const askAgain = query(
  `update cases.core_command set state = 'waiting', attempts = 0, due_at = $3 where subject_id = $1 and case_id = $2 and state = 'silent'`,
)
/**
 * Takes what is due for as long as one attempt may last: whoever dies with it leaves it due again, under the same key. From here on it may be there, until
 * the attempt has surely not arrived.
 */
export const takeDue = query<TakenCommand>(
  `update cases.core_command c set attempts = c.attempts + 1, due_at = $2, may_be_there = true from (
     select subject_id, id, may_be_there as was_there from cases.core_command where state in ('waiting', 'sent') and due_at <= $1
     order by due_at, subject_id, id limit $3 for update skip locked) due
   where c.subject_id = due.subject_id and c.id = due.id returning ${columns
     .split(', ')
     .map((column) => `c.${column}`)
     .join(', ')}, due.was_there`,
)
/** What is sent to a department is put together when it is sent for the first time, and from then on the same under its key. @returns nothing where another has it */
export const completeCommand = query<{ id: string }>(
  `update cases.core_command set body = $3 where subject_id = $1 and id = $2 and attempts = $4 and state = 'waiting' returning id`,
)
export const lockCommand = query<CoreCommand>(
  `select ${columns} from cases.core_command where subject_id = $1 and id = $2 for update`,
)
/** Changes nothing where the command has its final answer, or has been taken for another attempt meanwhile. */
export const changeCommand = query(
  `update cases.core_command set state = $3, remote_id = $4, due_at = $5
   where subject_id = $1 and id = $2 and attempts = $6 and state in ('waiting', 'sent')`,
)
/** The attempt has surely not arrived: what was not there before is not there now. */
export const notArrived = query(
  'update cases.core_command set may_be_there = false where subject_id = $1 and id = $2 and attempts = $3',
)
/** What was ever sent of a case to its department, or is to be: whoever withdraws it waits for whoever takes it to send it, and the other way about. */
export const lockCommandsOfCase = query<Pick<CoreCommand, 'id' | 'state' | 'may_be_there'>>(
  `select id, state, may_be_there from cases.core_command where subject_id = $1 and case_id = $2 and port <> 'core' order by turn for update`,
)
/** The same to look at. */
export const findCommandsOfCase = query<Pick<CoreCommand, 'id' | 'state' | 'may_be_there'>>(
  `select id, state, may_be_there from cases.core_command where subject_id = $1 and case_id = $2 and port <> 'core' order by turn`,
)
export const noCommands = query<Pick<CoreCommand, 'id' | 'state' | 'may_be_there'>>(
  'select null::uuid as id, null as state, null::boolean as may_be_there where false',
)
/** What is not there never goes there: the row stays, so that it can be seen, and nothing takes it any more. */
export const withdrawCommands = query(
  `update cases.core_command set state = 'withdrawn' where subject_id = $1 and case_id = $2 and state = 'waiting' and not may_be_there`,
)

/** What was sent of a case before, and has no final answer: the department may have done by it what it is asked to do now. */
export const findEarlier = query<CoreCommand>(
  `select ${columns} from cases.core_command where subject_id = $1 and case_id = $2 and turn < $3 and port <> 'core'
     and may_be_there and state <> 'refused' order by turn`,
)

/** Whether a case is on its way to its department and nothing of it has come there yet. */
export function isUnsent(commands: readonly Pick<CoreCommand, 'may_be_there'>[]): boolean {
  return commands.length > 0 && commands.every(({ may_be_there: isThere }) => !isThere)
}
