import fc from 'fast-check'
import { expect, test } from 'vitest'

import { dueIn, type MemberState } from './progress.ts'

const failures = ['stop', 'go-on', 'ask'] as const
const ended = ['completed', 'refused', 'not-accepted', 'lapsed', 'withdrawn'] as const

/** A bundle of some members, each waiting for some before it, that is played to its end in any order. */
const plays = fc
  .array(
    fc.record({
      failure: fc.constantFrom(...failures),
      waits: fc.array(fc.nat(4), { maxLength: 3 }),
      outcome: fc.constantFrom(...ended),
      goesOn: fc.boolean(),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((drawn) =>
    drawn.map(({ waits, ...one }, at) => ({
      ...one,
      key: `m${at}`,
      item: 'an-item',
      after: [...new Set(waits.filter((other) => other < at))].map((other) => `m${other}`),
    })),
  )

test('whatever is completed, refused or answered in whatever order: every bundle ends, none begins before those it waits for, and what was done is not due again', () => {
  fc.assert(
    fc.property(plays, fc.infiniteStream(fc.nat(1000)), (members, chance) => {
      const states = new Map<string, MemberState>(
        members.map(({ key, after }) => [
          key,
          {
            key,
            stage: 'submitted',
            outcome: null,
            hold: after.length === 0 ? null : { reason: 'bundle', party: 'office' },
            passedOver: false,
          },
        ]),
      )
      const change = (key: string, to: Partial<MemberState>): void => {
        const state = states.get(key)
        if (state !== undefined) states.set(key, { ...state, ...to })
      }
      const settle = (): void => {
        for (const due of dueIn({ members }, [...states.values()])) {
          if (due.is === 'stop') change(due.key, { stage: 'closed', outcome: 'withdrawn', hold: null })
          if (due.is === 'question') change(due.key, { hold: { reason: 'bundle', party: 'applicant' } })
          if (due.is !== 'turn') continue
          const waited = members.find(({ key }) => key === due.key)?.after ?? []
          expect(waited.every((other) => states.get(other)?.stage === 'closed')).toBe(true)
          change(due.key, { hold: null })
        }
        expect(dueIn({ members }, [...states.values()])).toEqual([])
      }
      for (let turn = 0; turn < 20; turn += 1) {
        const open = [...states.values()].filter(({ stage }) => stage !== 'closed')
        const able = open.filter(({ hold }) => hold === null || hold.party === 'applicant')
        const next = able[(chance.next().value ?? 0) % Math.max(1, able.length)]
        if (next === undefined) break
        const played = members.find(({ key }) => key === next.key)
        if (next.hold === null) change(next.key, { stage: 'closed', outcome: played?.outcome ?? 'completed' })
        else if (played?.goesOn === true)
          for (const { key, stage, outcome } of states.values())
            change(key, { passedOver: stage === 'closed' && outcome !== 'completed' })
        else change(next.key, { stage: 'closed', outcome: 'withdrawn', hold: null })
        settle()
      }

      expect([...states.values()].filter(({ stage }) => stage !== 'closed')).toEqual([])
    }),
  )
})
