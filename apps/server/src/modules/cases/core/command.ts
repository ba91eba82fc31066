import { query } from '../../../platform/database.ts'

/** 登记指令 as it rests: what the core is told, and how far that came. */
export interface CoreCommand {
  readonly subject_id: string
  /** The key under which it is sent, always the same. */
  readonly id: string
  readonly case_id: string
  readonly body: Buffer
  readonly state: 'waiting' | 'sent' | 'confirmed' | 'refused' | 'silent' | 'replaced'
  /** What the core calls it, where it has taken it and not confirmed yet. */
  readonly remote_id: string | null
  readonly attempts: number
  /** `core`, or the department whose port it goes to. */
  readonly port: string
  /** Of a case that is sent to a department again, the how-manieth time. */
  readonly turn: number
}

const columns = 'subject_id, id, case_id, body, state, remote_id, attempts, port, turn'

export const insertCommand = query(
  `insert into cases.core_command (subject_id, id, case_id, body, state, due_at, opened_at, port, turn)
   values ($1, $2, $3, $4, 'waiting', $5, $5, $6, $7)`,
)
/** What waits for the core, and what it has kept silent about so long that somebody has it as a task. */
export const countCommands = query<{ waiting: number; dead: number }>(
  `select (select count(*) from cases.core_command where state in ('waiting', 'sent')) as waiting,
     (select count(*) from cases.core_command where state = 'silent') as dead`,
)
/** The command of the case that was not refused goes out again under its key. */
export const askAgain = query(
  `update cases.core_command set state = 'waiting', attempts = 0, due_at = $3 where subject_id = $1 and case_id = $2 and state = 'silent'`,
)
/** Takes what is due for as long as one attempt may last: whoever dies with it leaves it due again, under the same key. */
export const takeDue = query<CoreCommand>(
  `update cases.core_command c set attempts = c.attempts + 1, due_at = $2 from (
     select subject_id, id from cases.core_command where state in ('waiting', 'sent') and due_at <= $1
     order by due_at, subject_id, id limit $3 for update skip locked) due
   where c.subject_id = due.subject_id and c.id = due.id returning ${columns
     .split(', ')
     .map((column) => `c.${column}`)
     .join(', ')}`,
)
export const lockCommand = query<CoreCommand>(
  `select ${columns} from cases.core_command where subject_id = $1 and id = $2 for update`,
)
/** Changes nothing where the command has its final answer, or has been taken for another attempt meanwhile. */
export const changeCommand = query(
  `update cases.core_command set state = $3, remote_id = $4, due_at = $5
   where subject_id = $1 and id = $2 and attempts = $6 and state in ('waiting', 'sent')`,
)
