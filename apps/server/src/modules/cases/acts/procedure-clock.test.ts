import { type Declaration, declaration as schema } from '@tongban/contracts/declaration'
import { addDays, baseLaw, type Day, isWorkingDay } from '@tongban/policy'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { publicItem } from '../../../../test/publicity.ts'
import type { Case } from '../case.ts'
import { noEvents } from '../log/chain.ts'
import {
  decideProcedure,
  decideProcedureAsked,
  decideProcedureEnd,
  decideProcedureOverdue,
} from './decide-kinds.ts'
import { type Situation, timed } from './situation.ts'

/** The working days of a stretch, its first day not counted, told a second way: day by day. */
function workingDays(from: Day, to: Day): number {
  let [count, day] = [0, from]
  while (day < to) {
    day = addDays(day, 1)
    if (isWorkingDay(baseLaw, day).working) count += 1
  }
  return count
}

test('during a publicity the clock stands still exactly where its time does not count, to its last day and no longer', () => {
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
              key: 'publicity',
              name: { 'zh-CN': '公示' },
              length,
              unit: 'working-days',
              basis: '社会保险经办条例第10条',
              counts,
              who: 'office',
              publicity: { fields: [], name: 'masked' },
            },
          ],
        })
        const handedIn: Day = '2026-03-02'
        const today = addDays(handedIn, begins)
        const accepted = { ...acceptedOn(item, handedIn), today }
        const before = timed({ law: baseLaw }, accepted.found).due_on
        const started = decideProcedure(accepted, 'publicity', '').next
        const until = started.hold?.until ?? today
        const ended = decideProcedureEnd(
          { ...accepted, found: started, today: addDays(until, late + 1) },
          { note: '' },
        ).next

        expect(workingDays(today, until)).toBe(length) // the term itself
        expect(() => decideProcedureEnd({ ...accepted, found: started, today: until }, { note: '' })).toThrow(
          'cases.publicity-running',
        )
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

test('while a court has not decided the clock stands still, however often it is asked; it goes on the day after the end was written down, with a result or without', () => {
  const declared = {
    key: 'court',
    name: { 'zh-CN': '法院判决' },
    length: 1,
    unit: 'months',
    basis: '民法典第31条',
    counts: false,
    who: 'body',
    findings: true,
    lasts: 'until-ended',
  }
  const item = schema.parse({ ...publicItem('planted-court', false), procedures: [declared] })
  const accepted = { ...acceptedOn(item, '2026-03-02'), today: '2026-03-03' as const }
  const before = timed({ law: baseLaw }, accepted.found).due_on ?? accepted.today
  let found = decideProcedure(accepted, 'court', '').next
  const firstAsked = found.hold?.until
  const asked: Day[] = []
  for (let time = 0; time < 3; time += 1) {
    const today = addDays(found.hold?.until ?? accepted.today, 1)
    const overdue = decideProcedureOverdue({ ...accepted, found, today })
    expect(overdue.next).toMatchObject({ due_on: null, hold: { trouble: 'silent' } })
    expect(overdue.task).toMatchObject({ kind: 'review', dueOn: overdue.next.hold?.until })
    found = decideProcedureAsked(
      { ...accepted, found: overdue.next, today: addDays(today, 5) },
      '还没有判',
    ).next
    expect(found.due_on).toBeNull()
    expect(found.hold).not.toHaveProperty('trouble')
    asked.push(found.hold?.until ?? today)
  }
  const today: Day = '2026-09-15' // long after every day on which it was asked for
  const judged = decideProcedureEnd(
    { ...accepted, found, today },
    { note: '判决王秀兰为监护人', favourable: true, files: ['f'] },
  )
  const withdrawn = decideProcedureEnd({ ...accepted, found, today }, { note: '原告撤诉' })

  expect(firstAsked).toBe('2026-04-03')
  expect(asked.toSorted()).toEqual(asked)
  expect(() => decideProcedureEnd({ ...accepted, found, today }, { note: '' })).toThrow('cases.findings')
  for (const { next } of [judged, withdrawn])
    expect(workingDays(before, next.due_on ?? before)).toBe(workingDays(accepted.today, today))
  expect(judged.event.body).toMatchObject({ favourable: true, files: 'f' })
  expect(withdrawn.event.body).not.toHaveProperty('favourable')
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
