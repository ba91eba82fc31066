import type { OutletAct } from '@tongban/contracts/outlet'
import { dayOf } from '@tongban/policy'
import { expect, test } from 'vitest'

import {
  entriesToCopy,
  type Grant,
  type GrantedLeaf,
  lastDayBefore,
  planChange,
  standingOf,
} from './grants.ts'

const leaves: readonly GrantedLeaf[] = [
  { code: 'key', subItem: 'person-change', category: 'information' },
  { code: 'other', subItem: 'person-change', category: 'information' },
  { code: 'employer', category: 'information' },
  { code: 'proof', category: 'record' },
]
const [today, tomorrow] = [dayOf('2026-03-02'), dayOf('2026-03-03')]

test('a change from tomorrow leaves today as it was, and changes what is named and nothing else', () => {
  const before = [
    grant('a', 'item', 'information', ['hand-in', 'accept']),
    grant('b', 'leaf', 'proof', ['print']),
  ]

  const after = changed(before, 'key', ['print'])

  expect(standings(after, today)).toEqual(standings(before, today))
  expect(standings(after, tomorrow)).toEqual({
    key: 'print',
    other: 'hand-in accept',
    employer: 'hand-in accept',
    proof: 'print',
  })
})

test('a grant that begins later and one that has an end keep their days for what is not named', () => {
  const before = [
    { ...grant('a', 'item', 'information', ['hand-in']), to: dayOf('2026-03-10') },
    { ...grant('b', 'sub-item', 'person-change', ['accept']), from: dayOf('2026-03-05') },
  ]

  const after = changed(before, 'key', [])

  expect(standings(after, dayOf('2026-03-04'))).toMatchObject({ key: '', other: 'hand-in' })
  expect(standings(after, dayOf('2026-03-05'))).toMatchObject({ key: '', other: 'hand-in accept' })
  expect(standings(after, dayOf('2026-03-11'))).toMatchObject({ key: '', other: 'accept', employer: '' })
})

test('a grant that has ended, or that covers nothing named, is not touched', () => {
  const ended = { ...grant('a', 'leaf', 'key', ['hand-in']), to: today }
  const plan = planChange([ended, grant('b', 'leaf', 'proof', ['print'])], leaves, {
    from: tomorrow,
    entries: [{ item: 'key', acts: ['accept'], to: null }],
  })

  expect(plan).toMatchObject({ ends: [], withdraws: [], dissolved: [] })
})

test('what is copied makes the outlet like the other one on that day, whatever levels the grants stand on', () => {
  const source = [
    grant('a', 'item', 'information', ['hand-in']),
    { ...grant('b', 'leaf', 'proof', ['print']), to: tomorrow },
  ]
  const target = [grant('c', 'leaf', 'key', ['hand-in']), grant('d', 'leaf', 'proof', ['hand-in', 'print'])]

  const entries = entriesToCopy(leaves, source, target, tomorrow)
  const after = apply(target, entries)

  expect(entries.map(({ item }) => item)).toEqual(['other', 'employer', 'proof'])
  expect(standings(after, tomorrow)).toEqual(standings(source, tomorrow))
  expect(standingOf(after, { code: 'proof', category: 'record' }, tomorrow).to).toBe(tomorrow)
})

function grant(id: string, level: Grant['level'], code: string, acts: OutletAct[]): Grant {
  return { id, level, code, acts, from: dayOf('2025-01-01'), to: null }
}

function changed(grants: readonly Grant[], item: string, acts: OutletAct[]): Grant[] {
  return apply(grants, [{ item, acts, to: null }])
}

/** The grants after a change from tomorrow on, as the table keeps them. */
function apply(grants: readonly Grant[], entries: Parameters<typeof planChange>[2]['entries']): Grant[] {
  const plan = planChange(grants, leaves, { from: tomorrow, entries })
  const kept = grants
    .filter(({ id }) => !plan.withdraws.includes(id))
    .map((one) => (plan.ends.includes(one.id) ? { ...one, to: lastDayBefore(tomorrow) } : one))
  return [...kept, ...plan.adds.map((one, at) => ({ ...one, id: `added ${at}` }))]
}

function standings(grants: readonly Grant[], day: typeof today): Record<string, string> {
  return Object.fromEntries(leaves.map((leaf) => [leaf.code, standingOf(grants, leaf, day).acts.join(' ')]))
}
