import { declaration } from '@tongban/contracts/declaration'
import { addDays, baseLaw, type Day, isWorkingDay } from '@tongban/policy'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { publicItem } from '../../../../test/publicity.ts'
import { standing } from '../../../../test/situation.ts'
import { decideProcedure, decideProcedureEnd } from './decide-kinds.ts'
import { timed } from './situation.ts'

const kinds = [
  ['publicity', 'office'],
  ['assessment', 'body'],
  ['inspection', 'office'],
  ['court', 'body'],
] as const

/** The working days of a stretch, its first day not counted, told a second way: day by day. */
function workingDays(from: Day, to: Day): number {
  let [count, day] = [0, from]
  while (day < to) {
    day = addDays(day, 1)
    if (isWorkingDay(baseLaw, day).working) count += 1
  }
  return count
}

test.each(kinds)('during %s the clock stands still exactly where its time does not count', (key, who) => {
  fc.assert(
    fc.property(
      fc.boolean(),
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 0, max: 20 }),
      fc.integer({ min: 0, max: 12 }),
      (counts, length, begins, late) => {
        const item = declaration.parse({
          ...publicItem('planted-clock', counts),
          procedures: [
            {
              key,
              name: { 'zh-CN': key },
              length,
              unit: 'working-days',
              basis: '社会保险经办条例第10条',
              counts,
              who,
            },
          ],
        })
        const handedIn: Day = '2026-03-02'
        const today = addDays(handedIn, begins)
        const accepted = { ...standing(item, handedIn), today }
        const before = timed({ law: baseLaw }, accepted.found).due_on
        const started = decideProcedure(accepted, key, '').next
        const until = started.hold?.until ?? today
        const ended = decideProcedureEnd(
          { ...accepted, found: started, today: addDays(until, late) },
          '',
        ).next

        expect(workingDays(today, until)).toBe(length) // the term itself
        if (before === null || ended.due_on === null) throw new Error('no due day')
        const stops = !counts && before > today // what has run out is not brought back
        expect(started.due_on).toBe(stops ? null : before) // nobody knows when it is due while it stands still
        // noticed late or not, the limit stands still to the last day of the term and no longer
        expect(workingDays(before, ended.due_on)).toBe(stops ? workingDays(today, until) : 0)
      },
    ),
    { numRuns: 40 },
  )
})
