import { baseLaw, type Day, type Law, parametersOf, withValues } from '@tongban/policy'
import { rules } from '@tongban/policy/rules'
import { describe, expect, test } from 'vitest'

import { moneyText } from '../../platform/format.ts'
import { type Answer, type Given, type Plotted, reckon, type Reckoned } from './calculator.ts'
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

function plotOf(id: string, given: Given): Plotted {
  const calculator = calculators.find((one) => one.id === id)
  const all = { ...calculator?.first(today), ...given }
  const plot = calculator?.plot?.(all, { law: baseLaw, today }, answerOf(id, given))
  if (plot === undefined) throw new Error(`${id} has no plot`)
  return plot
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

describe('the plot', () => {
  const man = { birth: '1970-06', category: 'male' }

  test('of the retirement date is all months on a line, the statutory one and the chosen one on it', () => {
    const { charts, table, title } = plotOf('retirement', { ...man, chosen: '2033-01' })

    expect(title).toBe('从2030年6月到2034年11月，有 54 个月可以选')
    expect(charts).toMatchObject([
      {
        kind: 'span',
        from: '2030年6月',
        to: '2034年11月',
        marks: [
          { name: '法定 2031年11月', at: 17 / 53 },
          { name: '选的 2033年1月', at: 31 / 53 },
        ],
      },
    ])
    expect(table.rows).toHaveLength(54)
    expect(table.rows[0]?.cells).toEqual(['2030年6月', '60 岁', '早 17 个月'])
    expect(table.rows.filter(({ isCurrent }) => isCurrent).map(({ cells }) => cells[2])).toEqual([
      '晚 14 个月',
    ])
  })

  test('of the retirement date of who may not choose is one month', () => {
    const { table } = plotOf('retirement', { birth: '1960-01', category: 'male' })

    expect(table.rows.map(({ cells }) => cells[2])).toContain('法定')
  })

  test('of a resident pension is what is drawn by each age, and the age at which that is what one has paid', () => {
    const resident = { area: '370000', birth: '1966-03', years: '15', tier: '30000', until: '80' }
    const { charts, table, title } = plotOf('resident-pension', resident)

    // 198.61 a month from 2026-04: of 4,500.00 paid the last fen is back after 23 months
    expect(title).toBe(`领到 80 岁，一共 ${moneyText(239 * 198_61)}`)
    expect(charts).toMatchObject([{ kind: 'columns', mark: '62 岁，领回自己缴的', marked: '62' }])
    expect(table.rows[0]?.cells).toEqual(['61 岁', '11 个月', moneyText(11 * 198_61)])
    expect(table.rows.map(({ key }) => key)).toEqual(Array.from({ length: 20 }, (_, at) => String(61 + at)))
  })

  test('of a resident pension by a balance marks no age, and draws nothing up to an age that is none', () => {
    const resident = { area: '370000', birth: '1966-03', years: '15', way: 'account', account: '450000' }

    expect(plotOf('resident-pension', resident).charts).toHaveLength(1)
    expect(plotOf('resident-pension', resident).charts[0]).not.toHaveProperty('marked')
    expect(plotOf('resident-pension', { ...resident, until: '7' })).toMatchObject({
      charts: [],
      table: { rows: [] },
    })
  })

  test('of an employee pension draws pension and sum, and says why where there is no month yet', () => {
    const person = {
      ...man,
      area: '370000',
      paid: '300',
      index: '1.0',
      account: '1',
      before: '0',
      deemed: '0',
    }

    expect(plotOf('employee-pension', person).charts.map(({ kind }) => kind)).toEqual(['columns', 'columns'])
    expect(plotOf('employee-pension', person).charts[0]).toMatchObject({ marked: '2031-11' })
    expect(plotOf('employee-pension', { ...person, paid: '12' }).none?.title).toBe('还没有能选的月份')
  })
})

test('a reason says of each answer whether the record holds it, somebody filled it in, or nobody did', () => {
  const calculator = calculators.find(({ id }) => id === 'retirement')
  if (calculator === undefined) throw new Error('no calculator')
  const given = { birth: '1970-06', category: 'male', paid: '240' }
  const known = { birth: '1970-06', category: 'male', paid: '239' }
  const found = reckon(calculator, given, { law: baseLaw, today, known })
  const usual = reckoned('late-fee', { amount: '1', due: '2024-01-15' })

  expect(found.kind === 'answered' && found.answer.reasons[0]?.origins).toEqual({
    birth: 'record',
    category: 'record',
    contributionMonths: 'said',
  })
  expect(usual.kind === 'answered' && usual.answer.reasons[0]?.origins).toEqual({
    amountFen: 'said',
    due: 'said',
    paid: 'assumed',
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

    const [above, below] = [late, { ...late, due: '2023-12-10' }].map((given) => answerOf('late-fee', given))

    expect(above?.reasons.map(({ certainty }) => certainty)).toEqual(['to-confirm'])
    expect(above?.notes.map(({ tone }) => tone)).toContain('warn')
    expect(below?.reasons.map(({ certainty }) => certainty)).toEqual(['text-read'])
    expect(below?.notes.map(({ tone }) => tone)).not.toContain('warn')
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
