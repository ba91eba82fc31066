import type { Tx } from '../../../platform/database.ts'
import type { Case } from '../case.ts'
import { isUnsent, lockCommandsOfCase } from './command.ts'

/**
 * Whether nothing of a case has come to its department yet. From here until the transaction ends nobody sends it: the row of a command is locked by whoever
 * takes it to be sent, and by whoever withdraws it.
 */
export async function isStillUnsent(
  tx: Tx,
  { subject_id: subject, id, hold }: Pick<Case, 'subject_id' | 'id' | 'hold'>,
): Promise<boolean> {
  if (hold?.reason !== 'department') return false
  const [commands] = await tx.load(lockCommandsOfCase(subject, id))
  return isUnsent(commands)
}
