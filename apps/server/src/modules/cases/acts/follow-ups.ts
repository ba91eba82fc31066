import { createHash } from 'node:crypto'

import type { Declaration } from '@tongban/contracts/declaration'
import { addDays, addMonths, type Day, type Law, limitDue } from '@tongban/policy'

import type { Case, NewFollowUp } from '../case.ts'

/** The share of instant cases that is looked at again where the item says nothing (D-40). */
const recheckShare = 0.05
/** How many working days whoever must look again, or put something right, has. */
export const followUpDays = 10
/**
 * How many working days a paper that says no may take to reach its reader before its agency is reminded. No law sets a term for it;
 * taken over from the ten days in which a permit is served (行政许可法 第44条, working days by 第82条; recalled).
 */
const deliveryDays = 10
/** So many days before its last day the applicant is reminded of what is owed. */
const remindDaysBefore = 3

interface Ended {
  readonly law: Law
  readonly today: Day
  readonly declaration: Declaration
}

/** The last day of a term that begins today. */
export function termEnd(
  { law, today }: Pick<Ended, 'law' | 'today'>,
  length: number,
  unit: 'working-days' | 'days' | 'months' = 'working-days',
): Day {
  const whole = unit === 'months' ? addMonths(today, length) : addDays(today, length)
  return limitDue(law, { start: today, length, unit, holds: [] }).due ?? whole
}

/** 容缺: what is owed from acceptance on; the case may be decided meanwhile (D-10). */
export function debtsOf(ended: Ended, { materials }: Case): NewFollowUp[] {
  return ended.declaration.materials.flatMap(({ key, debtDays }) => {
    if (debtDays === undefined || !materials.some(({ material, by }) => material === key && by === 'debt'))
      return []
    const due = termEnd(ended, debtDays)
    return [
      {
        kind: 'debt',
        material: key,
        due_on: due,
        remind_on: addDays(due, -remindDaysBefore),
        state: 'waiting',
      },
    ]
  })
}

/** 催送达: what says no reaches its reader, or its agency has that as a task (D-8). */
export function deliveryOf(ended: Pick<Ended, 'law' | 'today'>): NewFollowUp {
  return {
    kind: 'delivery',
    material: null,
    due_on: termEnd(ended, deliveryDays),
    remind_on: null,
    state: 'waiting',
  }
}

/** What a completed case leaves to be looked at: each commitment later, an instant case at once if it was drawn. */
export function afterCompletion(ended: Ended, found: Case): NewFollowUp[] {
  const { materials } = found
  const checks = ended.declaration.materials.flatMap(({ key, afterCheckDays }): NewFollowUp[] =>
    afterCheckDays !== undefined &&
    materials.some(({ material, by }) => material === key && by === 'commitment')
      ? [
          {
            kind: 'after-check',
            material: key,
            due_on: termEnd(ended, afterCheckDays),
            remind_on: null,
            state: 'waiting',
          },
        ]
      : [],
  )
  return isDrawn(ended.declaration, found.id)
    ? [
        ...checks,
        {
          kind: 'recheck',
          material: null,
          due_on: termEnd(ended, followUpDays),
          remind_on: null,
          state: 'due',
        },
      ]
    : checks
}

/**
 * 抽查: whether an instant case is looked at again. Drawn by the hash of its id, which the program makes: nobody who hands
 * in or accepts can influence it, and everybody can draw again and come to the same.
 */
export function isDrawn({ kind, recheck }: Pick<Declaration, 'kind' | 'recheck'>, caseId: string): boolean {
  const share = recheck?.share ?? recheckShare
  const place = createHash('sha256').update(`recheck ${caseId}`).digest().readUInt32BE() / 2 ** 32
  return kind === 'instant' && place < share
}
