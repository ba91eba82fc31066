import { badReasons, type Grade, goodReasons, grades } from '@tongban/contracts/grade'
import type { Day } from '@tongban/policy'

import type { App } from '../app.ts'
import { answerRating, type Given, rateCase } from '../modules/ratings/index.ts'
import { type Context, newId } from '../platform/context.ts'
import { query } from '../platform/database.ts'
import { type Dice, diceOf } from './kaifeng/random.ts'

/** A closed case that may be rated, and who acts on which day. */
export interface Closed {
  readonly app: App
  readonly subject: string
  readonly id: string
  /** The place in the plan: by it the dice fall. */
  readonly place: number
  /** The place in the working days of the day on which it was closed. */
  readonly closedAt: number
  readonly workingDays: readonly Day[]
  /** The person himself, so many working days after the first. */
  readonly person: (day: number) => Context
  /** Whoever leads the agency, or one above it; undefined where nobody does. */
  readonly manager: (day: number) => Context | undefined
}

const findRating = query<{ id: string }>(
  'select id from ratings.rating where subject_id = $1 and about_id = $2 and due_on is not null',
)
/** Of a hundred people so many rate, and of those so many give each grade, the best first. */
const ratingShare = 45
const gradeShares: Readonly<Record<Grade, number>> = {
  'very-satisfied': 62,
  satisfied: 22,
  'basically-satisfied': 8,
  dissatisfied: 6,
  'very-dissatisfied': 2,
}
const saidOfBad = [
  '上午去的，下午才轮到，座位都没有。',
  '电话打了三天没人接。',
  '同一份材料要了两次。',
  '窗口的人说的和网上写的不一样。',
  '说好五天，拖了快两个星期。',
  '',
]
const saidOfGood = ['小姑娘很耐心。', '没想到这么快。', '不用跑第二趟，好。', '', '', '']
const answers = [
  { outcome: 'agreed', corrected: true, words: '已经核实，是我们没做好，向您道歉；已经改正。' },
  { outcome: 'agreed', corrected: false, words: '已经向您说明经过，谢谢您的谅解。' },
  { outcome: 'not-agreed', corrected: false, words: '经过已经说明，您不认可，可以到窗口要求复查。' },
  { outcome: 'not-reached', corrected: false, words: '打了三次电话没有联系上，请您方便时打窗口电话。' },
] as const

/** 好差评 of a demo: some rate within days, the best grade most; bad ones are called back about, a few of them too late or not yet. */
export async function rateAsPeopleDo(closed: Closed): Promise<void> {
  const { app, subject, id, workingDays } = closed
  const dice = diceOf(closed.place * 7919 + 31)
  const day = closed.closedAt + dice.between(0, 2)
  if (!dice.chance(ratingShare) || workingDays[day] === undefined) return
  await rateCase(app.cases, closed.person(day), commandOf('rating'), { subject, id, ...givenBy(dice) })
  const [[rating]] = await app.database.read({ path: 'worker' }, findRating(subject, id))
  const later = day + dice.between(1, 6)
  const manager = workingDays[later] === undefined ? undefined : closed.manager(later)
  if (rating === undefined || manager === undefined) return
  await answerRating(app.cases, manager, commandOf('answer'), { id: rating.id, ...dice.oneOf(answers) })
}

function givenBy(dice: Dice): Given {
  let left = dice.between(1, 100)
  const grade = grades.find((known) => (left -= gradeShares[known]) <= 0) ?? 'satisfied'
  const isGood = grade === 'very-satisfied' || grade === 'satisfied'
  const reason = dice.oneOf(isGood ? goodReasons : badReasons)
  const isBad = grade === 'dissatisfied' || grade === 'very-dissatisfied'
  const words = isBad ? dice.oneOf(saidOfBad) : dice.oneOf(saidOfGood)
  return {
    grade,
    reasons: dice.chance(70) ? [reason] : [],
    words: grade === 'basically-satisfied' ? '' : words,
  }
}

function commandOf(route: string) {
  return { route: `demo ${route}`, key: newId(), body: null }
}
