import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { baseLaw, type Figures, lawOf } from '../index.ts'
import { earlierRules, ruleOf, rules } from './index.ts'

/** A reason as it was kept: the rule, what it was given, and all that it said. */
interface Kept {
  readonly rule: string
  readonly input: Readonly<Record<string, unknown>>
  readonly value: unknown
  readonly because: { readonly version: number }
}

function read(name: string): readonly Kept[] {
  const text = readFileSync(new URL(`../../vectors/${name}.jsonl`, import.meta.url), 'utf8')
  return text
    .trimEnd()
    .split('\n')
    .map((line): Kept => JSON.parse(line))
}

const kept = read('reasons')

// A reason is stored with a decision and derived again years later: whoever changes what a rule says makes a new version of it, or has
// published another figure. Then, and only then, this line of the file is another one.
test.each(kept)('$rule says of $input what it has said, to the byte', ({ rule, input, value, because }) => {
  const found = ruleOf(rule, because.version)?.explain(baseLaw, input)

  expect(JSON.stringify(found)).toBe(JSON.stringify({ value, because }))
})

/** What stood in the document of a figure when who says so had no field of its own; where the two were not simply put together, as it was. */
const writtenThen: Readonly<Record<string, string>> = {
  'gxfsx.gov.cn': 'gxfsx.gov.cn 桂人社发〔2025〕43号',
  'hrss.hainan.gov.cn（琼107号）': 'hrss.hainan.gov.cn 琼107号',
  'hrss.nx.gov.cn': 'hrss.nx.gov.cn 宁税发〔2025〕130号',
  'hrss.xizang.gov.cn（藏56号；2024 已由 11546 改 11777）':
    'hrss.xizang.gov.cn 藏56号（2024 已由 11546 改 11777）',
  'hrss.yn.gov.cn（云20号）': 'hrss.yn.gov.cn 云20号',
  'rlst.cq.gov.cn（渝人社发）': 'rlst.cq.gov.cn 渝人社发',
  'rst.guizhou.gov.cn（黔16号）': 'rst.guizhou.gov.cn 黔16号',
  '公开报道，没有找到文件原文': '豫人社发〔2025〕61号（头条/腾讯多源）',
  '公开报道汇总，没有找到文件原文': '多源新闻汇总（官方文件号待补）',
  '社会保险网站和公开报道，没有找到文件原文': '社保网/新闻汇总（缺 .gov.cn 红头）',
  '公开报道，各处数字不一，没有找到文件原文': '见 notes：来源不一',
  '2024 甘人社通〔2024〕330号；2025=7746 无官方来源': '2024  甘人社通〔2024〕330号；2025=7746 无官方来源',
}
const figuresThen: Figures = JSON.parse(JSON.stringify(baseLaw.figures), (_, part: unknown) => {
  if (typeof part !== 'object' || part === null || !('saidBy' in part)) return part
  const { saidBy, ...source } = part
  return { ...source, document: writtenThen[String(saidBy)] ?? saidBy }
})
const lawThen = lawOf({ ...baseLaw, figures: figuresThen })

test('the law of before who says so had a field of its own is still the law of its hash', () => {
  expect(lawThen.hash).toBe('44a282aae93bdcafb43403649a5fb851bf37d7a568cfb4db822dbc3643921734')
})

test.each(read('reasons-of-earlier-law'))(
  '$rule of an earlier law says of $input what it has said, to the byte',
  ({ rule, input, value, because }) => {
    const found = ruleOf(rule, because.version)?.explain(lawThen, input)

    expect(JSON.stringify(found)).toBe(JSON.stringify({ value, because }))
  },
)

test('every rule has a reason that is kept', () => {
  const missing = [...rules, ...earlierRules].filter(
    ({ id, version }) => !kept.some(({ rule, because }) => rule === id && because.version === version),
  )
  expect(missing.map(({ id, version }) => `${id} ${version}`)).toEqual([])
})

test('an earlier version that only said less gives the same value as the one that followed it', () => {
  for (const earlier of earlierRules.filter(({ id }) => id !== 'employee-pension')) {
    const now = ruleOf(earlier.id)
    const inputs = kept.filter(({ rule }) => rule === earlier.id).map(({ input }) => input)

    expect(now?.version).toBeGreaterThan(earlier.version)
    expect(inputs.length).toBeGreaterThan(0)
    for (const input of inputs) expect(now?.value(baseLaw, input)).toEqual(earlier.value(baseLaw, input))
  }
  expect(ruleOf('late-fee', 3)).toBeUndefined()
  expect(ruleOf('no-such-rule')).toBeUndefined()
})
