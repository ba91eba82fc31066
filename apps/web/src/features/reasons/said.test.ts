import {
  baseLaw,
  type Because,
  calendarTerm,
  limitDue,
  parametersOf,
  remedyDays,
  workingDays,
} from '@tongban/policy'
import { rules } from '@tongban/policy/rules'
import { describe, expect, test } from 'vitest'

import { areaNames } from './area-words.ts'
import { doubtsOf, figuresOf, provisionalOf, saidSource, saidStep, sourceText } from './said.ts'
import { sureWords } from './sure-words.ts'

const files = import.meta.glob<string>('../../../../../packages/policy/vectors/reasons.jsonl', {
  eager: true,
  import: 'default',
  query: '?raw',
})
const kept = Object.values(files).join('')

/** A rule and what it was asked: its own example, and all of which the law keeps the reason. */
const asked: readonly { readonly rule: string; readonly input: unknown }[] = [
  ...rules.map(({ id, example }) => ({ rule: id, input: example })),
  ...kept
    .trimEnd()
    .split('\n')
    .map((line): { rule: string; input: unknown } => JSON.parse(line)),
]

function reasonOf(rule: string, input: unknown): Because {
  const found = rules.find(({ id }) => id === rule)
  if (found === undefined) throw new Error(`no rule ${rule}`)
  return found.explain(baseLaw, input).because
}

function stepsOf(step: Because): Because[] {
  return [step, ...(step.parts ?? []).flatMap(stepsOf)]
}

describe('a reason in words', () => {
  test.each(asked)('$rule of $input: every step, fact, unit and certainty has words', ({ rule, input }) => {
    const lacking: string[] = []

    for (const step of stepsOf(reasonOf(rule, input))) {
      saidStep(step, lacking)
      if (sureWords[step.certainty] === undefined) lacking.push(step.certainty)
    }

    expect(lacking).toEqual([])
  })

  test('what has no words is named, not left out', () => {
    const lacking: string[] = []
    const step: Because = {
      rule: 'no.such-rule',
      version: 1,
      certainty: 'text-read',
      source: { document: '' },
      facts: { noSuchFact: 7 },
    }

    expect(saidStep(step, lacking)).toEqual({
      says: 'no.such-rule',
      facts: [{ name: 'noSuchFact', value: '7' }],
    })
    expect(lacking).toEqual(['no.such-rule', 'no.such-rule noSuchFact'])
  })

  test('money is never shown in fen', () => {
    const shown = asked
      .flatMap(({ rule, input }) => stepsOf(reasonOf(rule, input)))
      .filter(({ rule }) => !rule.startsWith('figure.'))
      .flatMap((step) => {
        const given = Object.entries(step.facts).filter(([, fact]) => fact !== null && fact !== '')
        return given.map(([name], at) => ({ name, value: saidStep(step).facts[at]?.value ?? '' }))
      })
      .filter(({ name }) => name.endsWith('Fen'))

    expect(shown.length).toBeGreaterThan(100)
    expect(shown.filter(({ value }) => !/^−?¥[\d,]+\.\d{2}$/.test(value))).toEqual([])
  })
})

test('the reasons of limits, terms and remedies have words, too', () => {
  const lacking: string[] = []
  const from = '2026-02-09'
  const holds = [{ since: '2026-02-10', until: '2026-02-12' } as const]
  const steps = [
    ...(['working-days', 'days', 'months'] as const).flatMap(
      (unit) => limitDue(baseLaw, { start: from, length: 20, unit, holds }).because,
    ),
    ...calendarTerm(baseLaw, { from, days: 60 }).because,
    ...calendarTerm(baseLaw, { from, months: 6 }).because,
    ...calendarTerm(baseLaw, { from, years: 1 }).because,
    ...workingDays(baseLaw, { from, days: 20 }).because,
    ...Object.values(remedyDays(baseLaw, from)).flatMap(({ because }) => because),
  ]

  for (const step of steps) saidStep(step, lacking)

  expect(new Set(steps.map(({ rule }) => rule)).size).toBeGreaterThan(9)
  expect(lacking).toEqual([])
})

const sources = import.meta.glob<string>('../../../../../packages/policy/src/**/*.ts', {
  eager: true,
  import: 'default',
  query: '?raw',
})
const named = /(?:rule: |\b(?:step|settled|because)\(\s*)'([a-z]+\.[a-z-]+)'/g

test('whatever step the law writes down has words', () => {
  const rulesNamed = Object.entries(sources)
    .filter(([path]) => !path.endsWith('.test.ts'))
    .flatMap(([, source]) => [...source.matchAll(named)].map(([, name = '']) => name))
  const step = { version: 1, certainty: 'text-read', source: { document: '' }, facts: {} } as const
  const lacking: string[] = []

  for (const rule of new Set(rulesNamed)) saidStep({ ...step, rule }, lacking)

  expect(new Set(rulesNamed).size).toBeGreaterThan(40)
  expect(lacking).toEqual([])
})

test('every value of every figure has words, in its unit and its area', () => {
  const lacking: string[] = []

  for (const [key, { name, unit, values }] of parametersOf(baseLaw.figures)) {
    for (const { value, area = 'national', from, certainty, source } of values) {
      const shown = typeof value === 'number' || typeof value === 'string' ? value : JSON.stringify(value)
      const facts = { name, value: shown, unit, area, from }
      saidStep({ rule: `figure.${key}`, version: 1, certainty, source, facts }, lacking)
      if (areaNames[area] === undefined) lacking.push(`${key} ${area}`)
    }
  }

  expect(lacking).toEqual([])
})

test('the figure of the retirement age of men is read in years and months', () => {
  const steps = stepsOf(reasonOf('retirement-age', { birth: '1970-06', category: 'male' }))
  const figure = steps.find(({ rule }) => rule === 'figure.retirementMale')

  expect(
    figure === undefined ? [] : saidStep(figure).facts.map(({ name, value }) => `${name} ${value}`),
  ).toEqual([
    '原来的退休年龄 60 年',
    '出生每晚几个月，多延迟一个月 4',
    '最多延迟 3 年',
    '适用地区 全国',
    '从什么时候起 2025年1月',
  ])
})

describe('what an answer is not sure of', () => {
  const pension = {
    area: '410000',
    decided: '2026-02',
    months: 474,
    index: '0.9',
    deemedYears: '0',
    accountFen: 1,
    divisor: '139',
  }

  test('each figure to be confirmed is named once, and not what rests on it', () => {
    expect(doubtsOf(reasonOf('employee-pension', pension))).toEqual(['养老金计发基数', '基础养老金计发办法'])
  })

  test('what is sure has no doubts', () => {
    expect(
      doubtsOf(reasonOf('late-fee', { amountFen: 100_000, due: '2024-01-15', paid: '2024-02-14' })),
    ).toEqual([])
  })

  test('a year that is not published yet says up to when there are figures', () => {
    expect(provisionalOf(reasonOf('employee-pension', pension))).toEqual(['养老金计发基数，公布到2025年12月'])
  })
})

test('the figures of an answer are listed once each, however deep they stand, and lead to where they are written', () => {
  const months = ['2024-01', '2024-02'].map((month) => ({
    month,
    baseFen: 400_000,
    rate: '0.24',
    due: `${month}-20`,
  }))
  const arrears = { area: '370300', paid: '2026-03-02', policy: 'employer-arrears', months, proved: true }
  const figures = figuresOf([reasonOf('back-payment', arrears)])

  expect(figures.map(({ rule }) => rule)).toEqual([
    'figure.backPaymentPolicies',
    'figure.lateFeeRate',
    'figure.lateFeeCapped',
    'figure.backPaymentProofMonths',
  ])
})

test('a source leads to each document that it names, else to the site on which it was published, and says where no text can be opened', () => {
  const law = saidSource({ document: '社会保险法（2018修正）', article: '第八十六条' })
  const two = saidSource({ document: '粤人社发〔2025〕32号 / 深人社发〔2024〕57号' })

  expect(law).toMatchObject({ heard: '', documents: [{ lacksAddress: false }] })
  expect(law.documents[0]?.address).toMatch(/^https:\/\/www\.gov\.cn\/.*#:~:text=/)
  expect(
    two.documents.map(({ text, address, lacksAddress }) => [text, address?.slice(0, 26), lacksAddress]),
  ).toEqual([
    ['粤人社发〔2025〕32号', 'https://hrss.gd.gov.cn/gkm', false],
    ['深人社发〔2024〕57号', undefined, true],
  ])
  // As decisions of before say it.
  expect(saidSource({ document: 'rst.hebei.gov.cn' }).documents[0]?.address).toBe('https://rst.hebei.gov.cn/')
  expect(saidSource({ document: '', saidBy: 'rst.hebei.gov.cn' })).toEqual({
    documents: [
      { text: '据rst.hebei.gov.cn，文件待确认', address: 'https://rst.hebei.gov.cn/', lacksAddress: false },
    ],
    heard: '',
  })
  expect(saidSource({ document: '豫人社发〔2025〕61号', saidBy: '多源' }).heard).toBe('（据多源）')
})

test('of every published figure and every rule it is shown where it is written or who says so, and of a figure how sure it is', () => {
  const figures = parametersOf(baseLaw.figures).flatMap(([key, { values }]) =>
    values.map((value) => ({ place: `${key} ${value.area} ${value.from}`, ...value })),
  )
  const ofRules = rules.flatMap((rule) => rule.sources.map((source) => ({ place: rule.id, source })))

  const silent = [...figures, ...ofRules].filter(({ source }) => {
    const { documents, heard } = saidSource(source)
    const told = documents.every(
      ({ text, address, lacksAddress }) =>
        text.trim() !== '' && (address !== undefined || lacksAddress || source.saidBy !== undefined),
    )
    const hears = source.saidBy === undefined || `${documents[0]?.text}${heard}`.includes(source.saidBy)
    return documents.length === 0 || !told || !hears
  })
  const unsure = figures.filter(({ certainty }) => !sureWords[certainty].short || !sureWords[certainty].says)

  expect(figures.length).toBeGreaterThan(250)
  expect([...silent, ...unsure].map(({ place }) => place)).toEqual([])
})

test('what nobody has read in a document says who says so, and that it is to be confirmed', () => {
  const national = { document: '国务院的决定', number: '国发〔2005〕38号', article: '第六条' }

  expect(sourceText(national)).toBe('国务院的决定 国发〔2005〕38号 第六条')
  expect(sourceText({ document: '', saidBy: 'hrss.ah.gov.cn' })).toBe('据hrss.ah.gov.cn，文件待确认')
  expect(sourceText({ document: '豫人社发〔2025〕61号', saidBy: '公开报道，没有找到文件原文' })).toBe(
    '豫人社发〔2025〕61号（据公开报道，没有找到文件原文）',
  )
  expect(
    sourceText(baseLaw.figures.pensionBase.values.find(({ area }) => area === '340000')?.source ?? national),
  ).toContain('文件待确认')
})

test('a fact says where it comes from', () => {
  const found = rules.find(({ id }) => id === 'late-fee')
  const because = found?.explain(
    baseLaw,
    { amountFen: 100, due: '2024-01-15', paid: '2024-02-14' },
    { amountFen: 'record', due: 'said', paid: 'assumed' },
  ).because

  expect(because === undefined ? [] : saidStep(because).facts.map(({ from }) => from)).toEqual([
    '来自社保记录',
    '您填的',
    '没有填，按通常的算',
  ])
})
