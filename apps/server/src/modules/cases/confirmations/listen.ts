import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/database.ts'
import { type Listener, on } from '../../../platform/events.ts'
import { recordBySystem } from '../acts/by-system.ts'
import { decideConfirmed } from '../acts/decide-confirmation.ts'
import type { CaseDeps } from '../deps.ts'
import { confirmationAnswered, confirmationDue, confirmationOver, objectionVerified } from '../events.ts'
import { lockCase } from '../store.ts'
import { askConfirmations } from './ask.ts'
import { findConfirmation } from './store.ts'
import { tellRegistered, tellVerified, toldAtCounter } from './tell.ts'

/** Who acts for the listeners: the room as it is wired, and the system at that moment. */
export type Acting = () => { readonly deps: CaseDeps; readonly system: Context }

/**
 * What the worker does about confirmations, each once: asks when a case is taken on, brings answers into it, and tells what
 * came of them.
 */
export function followConfirmations(acting: Acting): readonly Listener[] {
  return [
    on('cases.ask-confirmations', confirmationDue, async (tx, key) => {
      const { deps, system } = acting()
      await askConfirmations(deps, system, tx, key)
    }),
    on('cases.take-confirmations', confirmationAnswered, async (tx, { subjectId, id }) => {
      const { deps, system } = acting()
      await takeConfirmation(deps, system, tx, subjectId, id)
    }),
    on('cases.tell-registered', confirmationOver, async (tx, key) => {
      const { deps, system } = acting()
      await tellRegistered(deps, system, tx, key)
    }),
    on('cases.tell-verified', objectionVerified, async (tx, key) => {
      const { deps, system } = acting()
      await tellVerified(deps, system, tx, key)
    }),
  ]
}

/**
 * Brings an answer into the case that it is about, a closed one too: what was said stays said. A row that says the same already
 * has had it. What he wrote goes along as it was sealed.
 */
export async function takeConfirmation(
  deps: CaseDeps,
  system: Context,
  tx: Tx,
  subject: string,
  id: string,
): Promise<void> {
  const [[answered]] = await tx.load(findConfirmation(subject, id))
  if (answered === undefined || answered.answer === null) return
  const { case_subject_id, case_id, row_no: row, answer, reason, note } = answered
  const [[found]] = await tx.load(lockCase(case_subject_id, case_id))
  const stands = found?.confirmations?.find((one) => one.row === row)
  if (found === undefined || stands === undefined) return
  if (stands.state === answer && stands.reason === reason) return
  const said = {
    confirmed: answer === 'yes',
    reason,
    sealedNote: note === null ? '' : note.toString('base64'),
    by: answered,
  }
  await recordBySystem(deps, system, tx, found, (situation) => decideConfirmed(situation, row, id, said))
  if (answered.staff_id !== null) tx.record(...toldAtCounter(deps, system, found, answered))
}
