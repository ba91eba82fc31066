import { expect, test } from 'vitest'

import type { Case, CaseEvent } from '../case.ts'
import { noEvents } from '../log/chain.ts'
import { messagesOf } from './told.ts'

const today = '2026-03-02'
const submitted: Case = {
  subject_id: '019ac0de-0000-7000-8000-000000000001',
  id: '019ac0de-0000-7000-8000-000000000002',
  number: '410202260000018',
  item: 'person-change-other',
  item_version: 1,
  subject_kind: 'person',
  subject_name: '王秀兰',
  batch_id: null,
  bundle_id: null,
  agency_id: '410205-01',
  outlet_id: '410202-hall-1',
  outlet_agency_id: '410202-01',
  stage: 'submitted',
  step: null,
  hold: null,
  outcome: null,
  version: 0,
  agent: null,
  form: { telephone: '13900001111' },
  materials: [],
  handled_by: [],
  submitted_on: today,
  accepted_on: null,
  closed_on: null,
  limit_length: null,
  limit_unit: null,
  limit_start: null,
  holds: [],
  confirmations: null,
  others: null,
  signing: null,
  extension_length: null,
  due_on: '2026-03-16',
  provisional: false,
  calendar_hash: null,
  last_seq: 1,
  last_hash: noEvents,
  opened_at: '2026-03-02T01:00:00Z',
  client_id: null,
  client_reference: null,
  counter: null,
  acting: null,
}
const sealing = { seal: (text: string) => Buffer.from(`sealed ${text.length}`) }

function kinds(
  change: Partial<Case>,
  kind: CaseEvent['kind'],
  before: Case | undefined = submitted,
): readonly string[] {
  const happened = { before, next: { ...submitted, ...change }, event: { kind, body: {} } }
  return messagesOf(sealing, happened, { today }).map((told) => told.kind)
}

test('each end of a case is told by its name, and an acceptance that completes as its end only', () => {
  for (const outcome of ['completed', 'refused', 'not-accepted', 'lapsed', 'withdrawn'] as const)
    expect(kinds({ stage: 'closed', outcome }, 'decided')).toEqual([outcome])
  expect(kinds({ stage: 'closed', outcome: 'completed' }, 'accepted')).toEqual(['completed'])
})

test('what another department says is told in its own name, alone and in a bundle, and no paper of ours is spoken of', () => {
  const there: Case = {
    ...submitted,
    hold: { reason: 'department', party: 'body', since: today, until: '2026-03-09', missing: [] },
  }
  const ended = (outcome: 'completed' | 'refused', bundle_id: string | null) =>
    kinds({ stage: 'closed', outcome, bundle_id, hold: null }, 'department-answered', there)
  const asks = {
    before: there,
    next: there,
    event: { kind: 'department-answered', body: { said: 'more' } },
  } as const

  expect(ended('completed', null)).toEqual(['department-done'])
  expect(ended('refused', null)).toEqual(['department-refused'])
  expect(ended('refused', submitted.id)).toEqual(['department-refused'])
  expect(ended('completed', submitted.id)).toEqual([]) // of a bundle one is told when all of it has ended
  expect(messagesOf(sealing, asks, { today })).toMatchObject([
    { kind: 'department-asks', facts: { until: '2026-03-09' } },
  ])
})

test('what is owed is reminded of with its last day, also of a completed case', () => {
  const event = { kind: 'debt-reminded', body: { material: 'owed', until: '2026-03-17' } } as const
  for (const found of [submitted, { ...submitted, stage: 'closed', outcome: 'completed' } as const])
    expect(messagesOf(sealing, { before: found, next: found, event }, { today })).toMatchObject([
      { kind: 'debt-reminder', facts: { on: today, until: '2026-03-17', missing: 1 } },
    ])
})

test('a result that is taken back is told once, with the day on which it was given', () => {
  const done: Case = { ...submitted, stage: 'closed', outcome: 'completed', closed_on: '2026-02-27' }
  const next: Case = { ...done, outcome: 'reversed' }
  const event = { kind: 'remedied', body: {} } as const

  expect(messagesOf(sealing, { before: done, next, event }, { today })).toMatchObject([
    { kind: 'reversed', facts: { on: today, completed: '2026-02-27' } },
  ])
  expect(messagesOf(sealing, { before: next, next, event }, { today })).toEqual([])
  expect(messagesOf(sealing, { before: done, next: done, event }, { today })).toEqual([])
})

test('what happens within the house is told nobody', () => {
  expect(kinds({}, 'opinion-given')).toEqual([])
  expect(kinds({}, 'sent-back')).toEqual([])
  expect(kinds({}, 'corrected')).toEqual([])
  expect(kinds({}, 'redated')).toEqual([])
})

test('handed in at home by himself: nothing is told that he has not in his hand', () => {
  const atHome = { outlet_agency_id: submitted.agency_id }
  const opened = { ...submitted, ...atHome }

  expect(
    messagesOf(
      sealing,
      { before: undefined, next: opened, event: { kind: 'handed-in', body: {} } },
      { today },
    ),
  ).toEqual([])
  expect(kinds({ agency_id: '410203-01' }, 'routed')).toEqual(['forwarded'])
})

test('what is done while he stands there is not said to be on its way to somebody else', () => {
  const event = { kind: 'handed-in', body: {} } as const
  const kindsOf = (instant: boolean) =>
    messagesOf(sealing, { before: undefined, next: submitted, event, instant }, { today }).map(
      ({ kind }) => kind,
    )

  expect(kindsOf(true)).toEqual([])
  expect(kindsOf(false)).toEqual(['forwarded'])
})

test('an employer is told as a person is', () => {
  const closed = { subject_kind: 'employer', stage: 'closed', outcome: 'completed' } as const
  expect(kinds(closed, 'decided')).toEqual(['completed'])
})

test('what is told holds ids, codes and days: neither the name of the person nor what he wrote', () => {
  const facts = messagesOf(
    sealing,
    { before: submitted, next: { ...submitted, stage: 'accepted' }, event: { kind: 'accepted', body: {} } },
    { today },
  ).map((told) => told.facts)

  expect(facts).toEqual([
    {
      item: 'person-change-other',
      itemVersion: 1,
      caseNumber: '410202260000018',
      on: today,
      due: '2026-03-16',
    },
  ])
})

test('of a case that came with a list only what must be known or done is told: the page of the list shows the rest', () => {
  const listed = { batch_id: '019ac0de-0000-7000-8000-000000000003' }

  expect(kinds({ ...listed, stage: 'accepted' }, 'accepted')).toEqual([])
  expect(kinds({ ...listed, stage: 'closed', outcome: 'completed' }, 'decided')).toEqual([])
  expect(kinds({ ...listed, stage: 'closed', outcome: 'refused' }, 'decided')).toEqual(['refused'])
  expect(kinds({ ...listed, stage: 'closed', outcome: 'lapsed' }, 'lapsed')).toEqual(['lapsed'])
})
