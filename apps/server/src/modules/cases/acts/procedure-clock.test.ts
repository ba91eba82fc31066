import { type Declaration, declaration as schema } from '@tongban/contracts/declaration'
import { addDays, baseLaw, type Day, isWorkingDay } from '@tongban/policy'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { publicItem } from '../../../../test/publicity.ts'
import type { Case } from '../case.ts'
import { noEvents } from '../log/chain.ts'
import { decideProcedure, decideProcedureEnd, decideProcedureOverdue } from './decide-kinds.ts'
import { type Situation, timed } from './situation.ts'

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
        const item = schema.parse({
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
        const accepted = { ...acceptedOn(item, handedIn), today }
        const before = timed({ law: baseLaw }, accepted.found).due_on
        const started = decideProcedure(accepted, key, '').next
        const until = started.hold?.until ?? today
        const ended = decideProcedureEnd(
          { ...accepted, found: started, today: addDays(until, late) },
          { note: '' },
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

test('one that finds something is over only with what it found; overdue, its clock goes on from its last day and it is asked for by a day', () => {
  const declared = {
    key: 'inspection',
    name: { 'zh-CN': '实地核查' },
    length: 5,
    unit: 'working-days',
    basis: '社会保险经办条例第10条',
    counts: false,
    who: 'office',
    findings: true,
  }
  const item = schema.parse({ ...publicItem('planted-findings', false), procedures: [declared] })
  const accepted = { ...acceptedOn(item, '2026-03-02'), today: '2026-03-03' as const }
  const before = timed({ law: baseLaw }, accepted.found).due_on
  const started = decideProcedure(accepted, 'inspection', '').next
  const until = started.hold?.until ?? accepted.today
  const later = { ...accepted, found: started, today: addDays(until, 10) }
  const overdue = decideProcedureOverdue(later)
  const found = { note: '住址属实', favourable: true, files: ['f'] }
  const ended = decideProcedureEnd({ ...later, found: overdue.next }, found)
  const [begins, due] = [
    workingDays(before ?? until, overdue.next.due_on ?? until),
    workingDays(accepted.today, until),
  ]

  expect(() => decideProcedureEnd(later, { note: '住址属实' })).toThrow('cases.findings')
  expect(() => decideProcedureEnd(later, { note: '', favourable: true })).toThrow('cases.findings')
  expect(overdue).toMatchObject({
    next: { hold: { trouble: 'silent' } },
    task: { dueOn: overdue.next.hold?.until },
  })
  expect(begins).toBe(due) // it stood still to the last day of the term, and no longer
  expect(ended.next).toMatchObject({ hold: null, due_on: overdue.next.due_on })
  expect(ended.event).toMatchObject({ body: { favourable: true, files: 'f' }, note: '住址属实' })
})

/** As it stands when it was taken on the day it came, with ten working days. */
function acceptedOn(declaration: Declaration, day: Day): Situation {
  const found: Case = {
    subject_id: '0199f000-0000-7000-8000-00000000000a',
    id: '0199f000-0000-7000-8000-00000000000b',
    number: '4102022600000017',
    item: declaration.code,
    item_version: 1,
    subject_kind: 'person',
    subject_name: '王秀兰',
    batch_id: null,
    bundle_id: null,
    agency_id: '410202-01',
    outlet_id: null,
    outlet_agency_id: null,
    stage: 'accepted',
    step: declaration.steps[0]?.key ?? null,
    hold: null,
    outcome: null,
    version: 0,
    agent: null,
    form: {},
    materials: [],
    handled_by: [],
    submitted_on: day,
    accepted_on: day,
    closed_on: null,
    limit_length: 10,
    limit_unit: 'working-days',
    limit_start: day,
    holds: [],
    extension_length: null,
    confirmations: null,
    others: null,
    signing: null,
    due_on: null,
    provisional: false,
    calendar_hash: null,
    last_seq: 0,
    last_hash: noEvents,
    opened_at: `${day}T00:00:00Z`,
    acting: null,
    counter: null,
    client_id: null,
    client_reference: null,
  }
  return {
    found: timed({ law: baseLaw }, found),
    declaration,
    actorId: 'anna',
    ownSubjectId: null,
    version: 0,
    today: day,
    law: baseLaw,
  }
}
