import type { Objection } from '@tongban/contracts/objection'

import { Refusal, refusalAt } from '../../../platform/refusal.ts'
import type { Case, Transition } from '../case.ts'
import {
  answeredRow,
  askedBody,
  askedRows,
  type Asking,
  silentRows,
  verifiedRow,
} from '../confirmations/rows.ts'
import { requireNoHold, requireStage, type Situation } from './situation.ts'

/** 请本人确认: those whom the register knows are asked; the clock of the case goes on, and so does the review (D-44). */
export function decideAsking({ found }: Situation, asking: Asking): Transition {
  const body = askedBody(asking, found.due_on)
  return aside(
    { ...found, confirmations: askedRows(found.confirmations, body) },
    { kind: 'confirmation-asked', body },
  )
}

/** What somebody has answered, and how: by an account of his, or to a clerk. */
interface SaidOfRow {
  readonly confirmed: boolean
  readonly reason: Objection | null
  /** In his own words, as they rest: in the clear they stand nowhere. */
  readonly sealedNote: string
  readonly by: {
    readonly account_id: string | null
    readonly staff_id: string | null
    readonly outlet_id: string | null
  }
}

/** 本人答复: one of them has answered. @param id of the question, where his answer rests under his own name */
export function decideConfirmed({ found }: Situation, row: number, id: string, said: SaidOfRow): Transition {
  const { confirmed, reason, sealedNote, by } = said
  const body = {
    row,
    confirmation: id,
    confirmed,
    reason,
    ...(by.account_id === null ? {} : { account: by.account_id }),
    ...(by.staff_id === null ? {} : { staff: by.staff_id, outlet: by.outlet_id }),
    ...(sealedNote === '' ? {} : { sealed: true }),
  }
  return aside(
    { ...found, confirmations: answeredRow(found.confirmations, body) },
    { kind: 'confirmed', body, ...(sealedNote === '' ? {} : { note: sealedNote }) },
  )
}

/**
 * 未答复: the last day of these has passed. The case goes on: registering him is the employer's duty, and nobody's silence may
 * cost him that. Law: 社会保险法 第58条.
 */
export function decideConfirmationSilence({ found }: Situation, rows: readonly number[]): Transition {
  const body = { rows: rows.join(',') }
  return aside(
    { ...found, confirmations: silentRows(found.confirmations, body) },
    { kind: 'confirmation-silent', body },
  )
}

/**
 * 核实: the office has checked what somebody objects to, and goes on in spite of it, with its reason. Nobody can waive a compulsory
 * insurance, and an employer's duty to register does not hang on a word. Whoever checked does not decide.
 * Law: 社会保险法 第4、10、58条. @throws Refusal cases.no-objection
 */
export function decideVerification(situation: Situation, row: number, note: string): Transition {
  const { found, actorId } = requireStage(situation, ['accepted', 'review'])
  requireNoHold(situation)
  if (found.confirmations?.find((one) => one.row === row)?.state !== 'no')
    throw refusalAt('cases.no-objection', 'row')
  const body = { row }
  return aside(
    { ...found, confirmations: verifiedRow(found.confirmations, body, actorId) },
    { kind: 'objection-verified', body, note },
  )
}

/**
 * Nothing is granted while one of those whom the case names is asked, or says that it is not right; nor before they were asked.
 * That a last day has passed is not enough: what was said on it may be on its way, and who was not reached has kept no
 * silence. Only the job that has looked for both writes a silence. @throws Refusal cases.confirmation-open,
 * cases.objection, and cases.four-eyes for whoever has checked an objection himself
 */
export function requireConfirmed({ found, declaration, actorId }: Situation): void {
  if (declaration.confirmation === undefined) return
  const rows = found.confirmations
  if (rows?.some(({ state }) => state === 'no') === true) throw new Refusal('cases.objection')
  const isOpen = rows?.some(({ state }) => state === 'asked' || state === 'queued')
  if (isOpen !== false) throw new Refusal('cases.confirmation-open')
  if (rows?.some(({ by }) => by === actorId) === true) throw new Refusal('cases.four-eyes')
}

/** Beside the steps: whoever has the task keeps it. */
function aside(next: Case, event: Transition['event']): Transition {
  return { next, event, task: 'stays', effect: false }
}
