import type { Recorder } from '../because.ts'
import type { Law } from '../law.ts'
import type { Day } from '../months.ts'
import { PolicyFault } from '../rules/fault.ts'
import { rule } from '../rules/rule.ts'
import { day, object, whole } from '../rules/schema.ts'
import { workingDays } from '../working-days.ts'

interface Counting {
  readonly from: Day
  readonly days: number
}

function countWorkingDays(
  law: Law,
  { from, days }: Counting,
  record?: Recorder,
): { date: Day; provisional: boolean } {
  const first = law.calendar.from
  if (from < first) throw new PolicyFault('not-known', 'from', `Working days are not known before ${first}.`)
  const { date, provisional, because } = workingDays(law, { from, days })
  record?.push(...because)
  return { date, provisional }
}

/** 工作日. */
export const workingDaysRule = rule({
  id: 'working-days',
  version: 1,
  title: { zh: '工作日推算', en: 'Counting working days' },
  about:
    'The n-th working day after a day; the first day is not counted, 0 days give the first day. Provisional when it lies beyond the last published notice on holidays. Before 2004 nothing is known.',
  sources: [
    { document: '民法典', article: '第二百零一条' },
    { document: '行政许可法', article: '第八十二条' },
  ],
  input: object({ from: day, days: whole(0, 100_000) }),
  output: {
    type: 'object',
    properties: { date: { type: 'string', format: 'date' }, provisional: { type: 'boolean' } },
    required: ['date', 'provisional'],
  },
  example: { from: '2026-09-18', days: 5 },
  formula: countWorkingDays,
})
