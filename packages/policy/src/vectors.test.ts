import { describe, expect, test } from 'vitest'

import { vectors } from '../test/table.ts'
import { baseLaw, dayOf, identityNumber, uscc, workingDays } from './index.ts'

describe('the published vectors', () => {
  test.each(vectors('identity_numbers_dev.csv'))('$kind $number: $note', (row) => {
    const { kind = '', number = '', valid, birth_date: birthDate, sex, area } = row

    const judged = identityNumber({ kind, number })

    const facts = Object.entries({ birthDate, sex, area }).filter(([, fact]) => fact !== '')
    const { canonical, reason, ...read } = { canonical: undefined, reason: undefined, ...judged }
    expect(read).toEqual({ valid: valid === 'true', ...Object.fromEntries(facts) })
    expect(canonical ?? reason).toMatch(/^[A-Za-z0-9-]+$/)
  })

  test.each(vectors('uscc_dev.csv'))('USCC $code: $note', ({ code = '', valid }) => {
    expect(uscc({ code }).valid).toBe(valid === 'true')
  })

  test.each(vectors('workdays_dev.csv'))('$days working days from $from', ({ from = '', days, date }) => {
    const counted = workingDays(baseLaw, { from: dayOf(from), days: Number(days) })

    expect(counted).toMatchObject({ date, provisional: false })
  })

  test('every day of the notices of 2004 to 2026 is in the law, and no other', () => {
    const published = vectors('workday_exceptions_2004_2026.csv').map(({ date, kind, name }) => [
      date,
      kind,
      name,
    ])

    const shipped = Object.values(baseLaw.calendar.exceptions).map(({ date, kind, name }) => [
      date,
      kind,
      name,
    ])

    expect(shipped).toEqual(published)
  })
})
