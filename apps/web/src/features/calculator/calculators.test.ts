import { baseLaw, type Day, type Law, parametersOf, withValues } from '@tongban/policy'
import { rules } from '@tongban/policy/rules'
import { describe, expect, test } from 'vitest'

import { type Answer, type Given, reckon, type Reckoned } from './calculator.ts'
import { calculators } from './calculators.ts'
import { choicesOf } from './kinds/choices.ts'

const today: Day = '2026-03-02'

function reckoned(id: string, given: Given, on: Day = today, law: Law = baseLaw): Reckoned {
  const calculator = calculators.find((one) => one.id === id)
  if (calculator === undefined) throw new Error(`no calculator ${id}`)
  return reckon(calculator, { ...calculator.first(on), ...given }, { law, today: on })
}

function answerOf(id: string, given: Given, on: Day = today): Answer {
  const found = reckoned(id, given, on)
  if (found.kind !== 'answered') throw new Error(JSON.stringify(found))
  return found.answer
}

const rowsOf = ({ rows }: Answer): Record<string, string> => Object.fromEntries(rows)

describe('the retirement date', () => {
  const man = { birth: '1970-06', category: 'male' }

  test('of a man of 1970-06 is 2031-11, at the earliest 2030-06, at the latest 2034-11', () => {
    const answer = answerOf('retirement', man)

    expect(answer.figure).toEqual(['法定退休月份', '2031年11月'])
    expect(rowsOf(answer)).toMatchObject({
      那时的年龄: '61 岁 5 个月',
      最早可以: '2030年6月（60 岁）',
      最晚可以: '2034年11月（64 岁 5 个月）',
      至少要缴: '16 年',
      '缴够了，养老金从': '2031年12月',
    })
  })

  test('says what is missing of the least contributions, and judges a chosen month', () => {
    const answer = answerOf('retirement', { ...man, paid: '180', chosen: '2030-06' })

    expect(rowsOf(answer)).toMatchObject({
      到现在还差: '6 个月',
      达到最低缴费年限: '还不知道，要凭据',
      按时书面告知或约定: '还不知道，要凭据',
    })
  })

  test('waits while a year is being typed, and refuses a month that is none at its field', () => {
    expect(reckoned('retirement', { ...man, birth: '0019-06' })).toEqual({
      kind: 'waiting',
      open: ['出生年月'],
    })
    expect(reckoned('retirement', { ...man, birth: '1970-13' })).toEqual({
      kind: 'refused',
      faults: [{ key: 'birth', text: '没有这个日期，请核对' }],
    })
  })

  test('offers each month that may be chosen, and those only', () => {
    const retirement = calculators.find(({ id }) => id === 'retirement')
    const options =
      retirement?.questions(man, { law: baseLaw, today }).find(({ key }) => key === 'chosen')?.options ?? []

    expect([options.length, options[0]?.value, options.at(-1)?.value]).toEqual([54, '2030-06', '2034-11'])
  })
})

describe('the employee pension', () => {
  const person = {
    area: '370000',
    birth: '1970-06',
    category: 'male',
    paid: '300',
    index: '1.0',
    account: '10000000',
    before: '0',
    deemed: '0',
  }

  test('is what the rule gives for the statutory month', () => {
    const value = rules
      .find(({ id }) => id === 'employee-pension')
      ?.value(baseLaw, {
        area: '370000',
        decided: '2031-11',
        months: 300,
        index: '1.0',
        accountFen: 10_000_000,
        age: { years: 61, months: 5 },
        deemedYears: '0',
      })

    expect(value).toMatchObject({ totalFen: 273_234 })
    expect(answerOf('employee-pension', person).figure).toEqual(['每月养老金', '¥2,732.34'])
  })

  test('rises with what is paid on, month by month', () => {
    const answer = answerOf('employee-pension', { ...person, base: '600000' })

    expect(rowsOf(answer)).toMatchObject({
      那时一共缴了: '30 年 8 个月',
      那时个人账户里有: '¥132,640.00',
    })
  })

  test('of each month that one may choose rises from month to month, and the sums are pension times months', () => {
    const choices = choicesOf({ ...person, base: '600000', until: '80' }, { law: baseLaw, today })

    expect(choices.map(({ month }) => month).slice(0, 2)).toEqual(['2030-06', '2030-07'])
    expect(choices).toHaveLength(54)
    for (const [at, { pensionFen, drawnFen }] of choices.entries()) {
      expect(pensionFen).toBeGreaterThan(choices[at - 1]?.pensionFen ?? 0)
      expect(drawnFen).toBe(pensionFen * (240 - at))
    }
  })

  test('leaves out months in which too little is paid', () => {
    expect(
      choicesOf({ ...person, paid: '186' }, { law: baseLaw, today })
        .map(({ month }) => month)
        .at(-1),
    ).toBe('2030-12')
    expect(choicesOf({ ...person, paid: '12' }, { law: baseLaw, today })).toEqual([])
  })

  test('names what it cannot know, and shows the parts that it knows', () => {
    const answer = answerOf('employee-pension', { ...person, area: '440000' })

    expect(answer.figure[0]).toBe('算得出的部分，每月')
    expect(answer.notes.map(({ text }) => text)).toContain('当地另外加发的部分，算法没有公开，没有算进去。')
  })

  test.each(Object.keys(provinces()))('answers in %s', (area) => {
    expect(answerOf('employee-pension', { ...person, area }).figure[1]).toMatch(/^¥[1-9]/)
  })
})

/** All areas of which the law has a base. */
function provinces(): Record<string, true> {
  const [, base] = parametersOf(baseLaw.figures).find(([key]) => key === 'pensionBase') ?? []
  return Object.fromEntries((base?.values ?? []).map(({ area = '' }) => [area, true] as const))
}

test('the law has a base for each of the 31 provinces, and each can be asked for', () => {
  expect(Object.keys(provinces()).filter((area) => area.endsWith('0000'))).toHaveLength(31)
})

describe('the resident pension', () => {
  const resident = { area: '370000', birth: '1966-03', years: '15', tier: '30000' }

  test('of fifteen years of 300 with the least subsidy is 163.00 and 35.61', () => {
    const answer = answerOf('resident-pension', resident)

    expect(answer.figure).toEqual(['每月养老金', '¥198.61'])
    expect(rowsOf(answer)).toMatchObject({ 基础养老金: '¥163.00', 个人账户养老金: '¥35.61' })
  })

  test('by a balance is the balance over 139', () => {
    expect(answerOf('resident-pension', { ...resident, way: 'account', account: '450000' }).figure[1]).toBe(
      '¥195.37',
    )
  })

  test('says what years are missing and what they cost', () => {
    expect(rowsOf(answerOf('resident-pension', { ...resident, years: '10' }))).toMatchObject({
      还差: '5 年',
      一次补齐要交: '¥1,500.00',
    })
  })

  test('refuses half years at their field', () => {
    expect(reckoned('resident-pension', { ...resident, years: '10.5' })).toEqual({
      kind: 'refused',
      faults: [{ key: 'years', text: '请写数字' }],
    })
  })
})

describe('the contribution loan', () => {
  const zibo = { area: '370300', birth: '1961-04' }

  test('of 300 a year for 15 years is paid back in 27 instalments, the last 171.20, with 204.82 of interest', () => {
    const answer = answerOf('loan', zibo, '2021-04-12')

    expect(answer.figure[1]).toBe('27 期')
    expect(rowsOf(answer)).toMatchObject({
      贷款: '¥4,500.00',
      每月养老金: '¥174.37',
      第一期: '2021年5月',
      最后一期: '2023年7月',
      最后一期还: '¥171.20',
      利息一共: '¥204.82',
    })
    expect(answer.table?.rows).toHaveLength(27)
  })

  test('refuses a payment that does not reach the interest, at its field', () => {
    expect(reckoned('loan', { ...zibo, payment: '1000' }, '2021-04-12')).toMatchObject({
      kind: 'refused',
      faults: [{ key: 'payment' }],
    })
  })
})

describe('back payment', () => {
  const talent = {
    area: '360100',
    policy: 'introduced-talent',
    from: '2024-01',
    to: '2024-01',
    base: '400000',
    rate: '0.24',
    proved: 'yes',
  }

  test('of an introduced talent of Jiangxi is the principal without a late fee', () => {
    const answer = answerOf('back-payment', talent)

    expect(answer.figure[1]).toBe('¥960.00')
    expect(rowsOf(answer)).toMatchObject({ 滞纳金: '¥0.00', 当地有这项政策: '是', 有证明材料: '是' })
  })

  test('of an employer bears a late fee from the working day on which it was due', () => {
    const arrears = { ...talent, policy: 'employer-arrears', dueDay: '20' }

    expect(rowsOf(answerOf('back-payment', arrears))).toMatchObject({ 本金: '¥960.00', 滞纳金: '¥369.60' })
  })

  test('takes the rate of its time where none is given, and asks for it where none is known', () => {
    expect(answerOf('back-payment', { ...talent, rate: '' }).figure[1]).toBe('¥960.00')
    expect(answerOf('back-payment', { ...talent, rate: '', from: '2019-04', to: '2019-04' }).figure[1]).toBe(
      '¥1,120.00',
    )
    expect(reckoned('back-payment', { ...talent, rate: '', from: '1999-04', to: '1999-04' })).toMatchObject({
      faults: [{ key: 'rate' }],
    })
  })

  test('refuses months that end before they begin', () => {
    expect(reckoned('back-payment', { ...talent, to: '2023-12' })).toMatchObject({ faults: [{ key: 'to' }] })
  })
})

describe('the late fee', () => {
  test('of 1,000.00 late by thirty days is 15.00', () => {
    const answer = answerOf('late-fee', { amount: '100000', due: '2024-01-15', paid: '2024-02-14' })

    expect(answer.figure).toEqual(['滞纳金', '¥15.00'])
    expect(rowsOf(answer)).toMatchObject({ 晚了: '30 天', 连本带滞纳金: '¥1,015.00' })
  })

  test('above the debt rests on what courts dispute, and says so', () => {
    const late = { amount: '100', due: '2005-01-10', paid: '2024-01-10' }

    expect(answerOf('late-fee', late).doubts).toHaveLength(1)
    expect(answerOf('late-fee', { ...late, due: '2023-12-10' }).doubts).toEqual([])
  })

  test('refuses a day that does not exist and an amount that is none, each at its field', () => {
    expect(reckoned('late-fee', { amount: '1', due: '2024-02-30' })).toMatchObject({
      faults: [{ key: 'due' }],
    })
    expect(reckoned('late-fee', { amount: 'x', due: '2024-02-20' })).toEqual({
      kind: 'refused',
      faults: [{ key: 'amount', text: '请写数字' }],
    })
  })
})

test('what was published since is reckoned by: the rate of a late fee', () => {
  const shipped = baseLaw.figures.lateFeeRate.values.at(-1) ?? baseLaw.figures.lateFeeRate.values[0]
  const law = withValues(baseLaw, [{ ...shipped, key: 'lateFeeRate', from: '2026-01-01', value: '0.001' }])
  const given = { amount: '100000', due: '2026-02-10', paid: '2026-02-20' }

  expect(reckoned('late-fee', given)).toMatchObject({ answer: { figure: ['滞纳金', '¥5.00'] } })
  expect(reckoned('late-fee', given, today, law)).toMatchObject({ answer: { figure: ['滞纳金', '¥10.00'] } })
})
