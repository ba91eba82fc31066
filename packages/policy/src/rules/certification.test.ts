import { describe, expect, test } from 'vitest'

import { baseLaw } from '../index.ts'
import { answer, rules } from './index.ts'

/** The value that a rule gives for facts, or the code of its error. */
function found(id: string, facts: object): unknown {
  const asked = rules.find((one) => one.id === id)
  if (asked === undefined) throw new Error(`no rule ${id}`)
  const given = answer(asked, baseLaw, JSON.stringify(facts), { because: false })
  return 'value' in given ? given.value : given.error.code
}

describe('certification', () => {
  const pensioner = {
    area: '410200',
    began: '2020-01-01',
    proofs: [
      { kind: 'trace', alive: '2025-01-20' },
      { kind: 'face', alive: '2024-06-01' },
    ],
  }

  test.each([
    [
      { ...pensioner, today: '2026-01-20' },
      { dueOn: '2026-01-20', status: 'proved', pauseFrom: null },
    ],
    [
      { ...pensioner, today: '2026-01-21' },
      { status: 'due', pauseFrom: null },
    ],
    [{ ...pensioner, today: '2026-03-02', told: ['2026-02-01'] }, { status: 'due' }],
    [{ ...pensioner, today: '2026-03-02', told: ['2026-02-01', '2026-02-01'] }, { status: 'due' }],
    [
      { ...pensioner, today: '2026-03-02', told: ['2026-02-01', '2026-02-20'] },
      { status: 'pause', pauseFrom: '2026-04' },
    ],
    [{ ...pensioner, today: '2026-03-02', told: ['2025-12-01', '2026-02-20'] }, { status: 'due' }],
    [
      { ...pensioner, proofs: [], today: '2020-12-31' },
      { lastAlive: null, dueOn: '2021-01-01', status: 'proved' },
    ],
  ])('%j', (facts, value) => {
    expect(found('certification', facts)).toMatchObject(value)
  })

  test('a day of life that lies ahead proves nothing; that of today does', () => {
    expect(found('certification', { ...pensioner, today: '2024-12-31' })).toMatchObject({
      lastAlive: '2024-06-01',
    })
    expect(found('certification', { ...pensioner, today: '2025-01-20' })).toMatchObject({
      lastAlive: '2025-01-20',
    })
  })

  test('who was told while his proof still held was not told: two tellings after the day are wanted', () => {
    const today = '2026-03-02'
    const told = (...days: string[]) => found('certification', { ...pensioner, today, told: days })

    expect(told('2026-01-20', '2026-02-01')).toMatchObject({ status: 'due' })
    expect(told('2026-01-21', '2026-02-01')).toMatchObject({ status: 'pause', pauseFrom: '2026-04' })
    expect(found('certification', { ...pensioner, today, told: ['2026-02-01'] })).toMatchObject({
      status: 'due',
    })
    expect(found('certification', { ...pensioner, today })).toMatchObject({ status: 'due', pauseFrom: null })
  })

  const paid = ['2026-01', '2026-02', '2026-03'].map((month) => ({ month, fen: 100_000 }))
  test('what was paid after the month of death is owed, set off first, the rest in instalments that add up', () => {
    expect(found('recovery', { event: '2026-01', paid, setOffFen: 100_000, instalments: 3 })).toEqual({
      months: 2,
      debtFen: 200_000,
      setOffFen: 100_000,
      restFen: 100_000,
      instalmentsFen: [33_333, 33_333, 33_334],
    })
    expect(found('recovery', { event: '2026-03', paid })).toMatchObject({ debtFen: 0, instalmentsFen: [] })
    expect(found('recovery', { event: '2026-01', paid, setOffFen: 900_000 })).toMatchObject({
      setOffFen: 200_000,
      restFen: 0,
    })
  })

  test('what a pause held back is paid in full', () => {
    expect(found('resumption', { heldBack: paid })).toEqual({ months: 3, arrearsFen: 300_000 })
  })
})
