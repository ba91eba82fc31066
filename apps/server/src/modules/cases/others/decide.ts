import type { OtherWay, ToldWay } from '@tongban/contracts/sending'
import type { Day } from '@tongban/policy'

import { Refusal } from '../../../platform/refusal.ts'
import { termEnd } from '../acts/follow-ups.ts'
import { requireNoHold, requireStage, type Situation } from '../acts/situation.ts'
import type { Case, NewFollowUp, ToldOther, Transition } from '../case.ts'
import { answeredOther, reachedOther, toldOthers } from './rows.ts'

/** How somebody was reached whose record a case reads, and on which day he knew of it. */
export interface Reached {
  readonly telling: string
  readonly how: ToldWay
  readonly on: Day
}

/**
 * 告知另一方: those were told whose record the case reads, each by a message that the log names; each agency that they are insured at has a task to look at it.
 * That nobody was told is said too: there was no such record. Whoever has the case on screen goes on with it.
 */
export function decideTelling(
  situation: Situation,
  tellings: readonly string[],
  agencies: readonly string[],
): Transition {
  const body = { told: tellings.join(','), ...(agencies.length === 0 ? {} : { at: agencies.join(',') }) }
  return {
    next: { ...situation.found, others: toldOthers(body, situation.today) },
    event: { kind: 'others-told', body },
    task: 'stays',
    effect: false,
    followUps: agencies.map((at) => lookThere(situation, at)),
  }
}

/** So many working days has the agency to look, which nobody waits for. */
const lookDays = 5

function lookThere(situation: Situation, at: string): NewFollowUp {
  const due = termEnd(situation, lookDays)
  return { kind: 'other-record', material: null, due_on: due, remind_on: null, state: 'due', at }
}

/** 已告知到: he knows of it since a day, and has the declared term from then on; or it came back, and he has not been told at all. */
export function decideReached(
  situation: Situation,
  telling: string,
  reached: Reached | undefined,
): Transition | undefined {
  const { found, declaration } = situation
  const before = found.others?.find((one) => one.telling === telling)
  if (before === undefined || declaration.tellsOthers === undefined || isKnown(before, reached))
    return undefined
  const { on, how, until } = knows(situation, declaration.tellsOthers, reached)
  const body = { telling, how, on, until }
  return {
    next: { ...found, others: reachedOther(found.others, body) },
    event: { kind: 'other-reached', body },
    task: 'stays',
    effect: false,
  }
}

/** The first day on which he knew stands: whoever opens a message after a letter has come begins no new term. */
function isKnown(before: ToldOther, reached: Reached | undefined): boolean {
  if (reached === undefined) return before.reachedOn === null
  return before.reachedOn !== null && before.reachedOn <= reached.on
}

/** Since when, how, and his last day; nothing where it has not reached him. */
function knows(
  { law }: Pick<Situation, 'law'>,
  { length, unit }: NonNullable<Situation['declaration']['tellsOthers']>,
  reached: Reached | undefined,
) {
  if (reached === undefined) return { on: null, how: null, until: null }
  return { ...reached, until: termEnd({ law, today: reached.on }, length, unit) }
}

/** What somebody of the office has heard from him. */
export interface OtherSaid {
  readonly agrees: boolean
  readonly how: OtherWay
  readonly note: string
}

/**
 * 另一份登记的本人答复: whoever reviews the case has spoken with him, or has his letter. His yes ends the waiting, his no bars the granting; whoever heard it
 * does not decide. What was said last stands.
 * @throws Refusal cases.nobody-told, cases.other-answered
 */
export function decideOtherAnswer(situation: Situation, { agrees, how, note }: OtherSaid): Transition {
  const { found } = requireStage(situation, ['accepted', 'review'])
  requireNoHold(situation)
  if (found.others === null || found.others.length === 0) throw new Refusal('cases.nobody-told')
  const said = agrees ? 'yes' : 'no'
  if (found.others.every(({ answer }) => answer === said)) throw new Refusal('cases.other-answered')
  const body = { agrees, how }
  return {
    next: { ...found, others: answeredOther(found.others, body, situation.actorId) },
    event: { kind: 'other-answered', body, note },
    task: 'stays',
    effect: false,
  }
}

/** Whether a case waits until others know of it: a result that is only taken back joins nothing to anybody's record. */
export function tellsOthers(
  { counter }: Pick<Case, 'counter'>,
  { tellsOthers: declared }: Pick<Situation['declaration'], 'tellsOthers'>,
): boolean {
  return declared !== undefined && counter?.takesBack !== true
}

/**
 * Nothing is granted before those know of it whose record the case reads, and have had their days, or have said that it is right.
 * @throws Refusal cases.others-untold, cases.others-until, cases.other-objects, and cases.four-eyes for whoever has heard the answer himself
 */
export function requireOthersTold({ found, declaration, actorId, today }: Situation): void {
  if (!tellsOthers(found, declaration)) return
  const { others } = found
  if (others === null) throw new Refusal('cases.others-untold')
  if (others.some(({ answer }) => answer === 'no')) throw new Refusal('cases.other-objects')
  const open = others.filter(({ answer }) => answer === null)
  if (open.some(({ until }) => until === null)) throw new Refusal('cases.others-untold')
  const until = lastDayOf(open)
  if (until !== null && today <= until)
    throw new Refusal('cases.others-until', [
      { field: 'grant', code: 'cases.others-until', message: untilSaid(until) },
    ])
  if (others.some(({ by }) => by === actorId)) throw new Refusal('cases.four-eyes')
}

/** The last of their days. */
function lastDayOf(open: readonly { readonly until: Day | null }[]): Day | null {
  return (
    open
      .map(({ until }) => until)
      .filter((day) => day !== null)
      .toSorted()
      .at(-1) ?? null
  )
}

function untilSaid(until: Day): string {
  const [year, month, date] = until.split('-').map(Number)
  return `另一份登记的本人到${year}年${month}月${date}日为止可以提出，过了这一天才能批准。`
}
