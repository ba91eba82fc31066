import { addDays, baseLaw, type Day } from '@tongban/policy'
import { expect, test } from 'vitest'

import { Refusal } from '../../../platform/refusal.ts'
import { shippedDeclarations } from '../../catalogue/index.ts'
import type { Case, Confirmed } from '../case.ts'
import { noEvents } from '../log/chain.ts'
import {
  decideAsking,
  decideConfirmationSilence,
  decideConfirmed,
  requireConfirmed,
} from './decide-confirmation.ts'
import type { Situation } from './situation.ts'

const today = '2026-03-02'
const lastDay = '2026-03-05'
const declaration = shippedDeclarations().find(({ code }) => code === 'employee-registration')
const other = shippedDeclarations().find(({ code }) => code === 'employer-change')

const row = (at: number, state: Confirmed['state']): Confirmed => ({
  row: at,
  state,
  until: lastDay,
  reason: null,
})

function situation(confirmations: readonly Confirmed[] | null, on: Day = today, of = declaration): Situation {
  if (of === undefined) throw new Error('no such item')
  const found: Case = {
    subject_id: '0199f000-0000-7000-8000-000000000001',
    id: '0199f000-0000-7000-8000-000000000002',
    number: '410202260000013',
    item: of.code,
    item_version: 1,
    subject_kind: 'employer',
    subject_name: '开封市某某厂',
    batch_id: null,
    bundle_id: null,
    agency_id: '410205-01',
    outlet_id: '410202-hall-1',
    outlet_agency_id: '410202-01',
    stage: 'review',
    step: 'decide',
    hold: null,
    outcome: null,
    version: 2,
    agent: null,
    form: {},
    materials: [],
    handled_by: ['anna', 'bo'],
    submitted_on: today,
    accepted_on: today,
    closed_on: null,
    limit_length: 10,
    limit_unit: 'working-days',
    limit_start: today,
    holds: [],
    confirmations,
    others: null,
    signing: null,
    extension_length: null,
    due_on: '2026-03-16',
    provisional: false,
    last_seq: 3,
    last_hash: noEvents,
    calendar_hash: null,
    opened_at: '2026-03-02T01:00:00Z',
    client_id: null,
    client_reference: null,
    counter: null,
    acting: null,
  }
  return { found, declaration: of, actorId: 'chen', ownSubjectId: null, version: 2, today: on, law: baseLaw }
}

/** What keeps it from being granted; undefined when nothing does. */
function hindrance(confirmations: readonly Confirmed[] | null, on: Day = today): string | undefined {
  try {
    requireConfirmed(situation(confirmations, on))
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

test('granting waits as long as somebody is asked, whatever day it is, and not for who has answered, kept silent or is nobody', () => {
  expect(hindrance([row(0, 'asked')])).toBe('cases.confirmation-open')
  expect(hindrance([row(0, 'asked')], lastDay)).toBe('cases.confirmation-open')
  expect(hindrance([row(0, 'asked')], addDays(lastDay, 1))).toBe('cases.confirmation-open')
  expect(hindrance([row(0, 'yes'), row(1, 'silent'), row(2, 'nobody')])).toBeUndefined()
  expect(hindrance([])).toBeUndefined()
  expect(hindrance([row(0, 'yes'), row(1, 'queued')])).toBe('cases.confirmation-open')
})

test('an objection is not outlived by any term, and says more than an open question', () => {
  expect(hindrance([row(0, 'no'), row(1, 'yes')], '2026-12-01')).toBe('cases.objection')
  expect(hindrance([row(0, 'no'), row(1, 'asked')])).toBe('cases.objection')
})

test('what was not asked yet is not granted; an item that asks nobody is', () => {
  expect(hindrance(null)).toBe('cases.confirmation-open')
  expect(() => requireConfirmed(situation(null, today, other))).not.toThrow()
})

test('asking, answers and silence stand beside the step: its task, its clock and its hands stay', () => {
  const asked = decideAsking(situation(null), { asked: [0, 2], nobody: [1], queued: [], until: lastDay })
  const again = { ...situation(null), found: asked.next }
  const by = { account_id: 'her-account', staff_id: null, outlet_id: null }
  const said = { confirmed: false, reason: 'wrong-day', sealedNote: 'c2VhbGVk', by } as const
  const answered = decideConfirmed(again, 2, '0199f000-0000-7000-8000-000000000009', said)
  const silent = decideConfirmationSilence({ ...again, found: answered.next }, [0])

  expect(asked.next.confirmations?.map(({ state }) => state)).toEqual(['asked', 'nobody', 'asked'])
  expect(answered.next.confirmations?.[2]).toEqual({ ...row(2, 'no'), reason: 'wrong-day' })
  expect(silent.next.confirmations?.map(({ state }) => state)).toEqual(['silent', 'nobody', 'no'])
  expect(answered.event).toMatchObject({
    kind: 'confirmed',
    note: 'c2VhbGVk',
    body: { account: 'her-account' },
  })
  for (const { next, task, effect } of [asked, answered, silent]) {
    const { confirmations: _, ...rest } = next
    const { confirmations: __, ...before } = situation(null).found
    expect([rest, task, effect]).toEqual([before, 'stays', false])
  }
})
