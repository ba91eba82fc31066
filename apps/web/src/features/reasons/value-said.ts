import { t } from '@lingui/core/macro'
import type { Fact } from '@tongban/policy'

import { dayText, moneyText, monthText } from '../../platform/format.ts'
import { areaText } from './area-words.ts'
import type { FactKind, FactWords } from './fact-words.ts'
import { valueWord } from './value-words.ts'

/** A fact in words, ready to be read. */
export interface SaidFact {
  readonly name: string
  readonly value: string
  /** Where it comes from, where who asked has told. */
  readonly from?: string
}

/** A step of a reason in words: what the rule says, and the facts that it rests on. */
export interface SaidStep {
  readonly says: string
  readonly facts: readonly SaidFact[]
}

/** A fact as people read it: money in yuan, months as years and months, rates as per cent, words in words. */
export function factText(fact: Fact, words: FactWords, lacking: string[]): string {
  if (words.as === 'word') return wordsText(String(fact), words, lacking)
  return texts[words.as](fact)
}

const texts: Readonly<Record<Exclude<FactKind, 'word'>, (fact: Fact) => string>> = {
  money: (fact) => signedMoney(Number(fact)),
  months: (fact) => monthsText(Number(fact)),
  time: (fact) => timeText(String(fact)),
  rate: (fact) => percentOf(String(fact)),
  answer: (fact) => answerText(fact),
  area: (fact) => areaText(String(fact)),
  count: (fact) => String(fact),
  number: (fact) => String(fact),
  years: (fact) => yearsText(String(fact)),
  days: (fact) => daysText(String(fact)),
  text: (fact) => String(fact),
}

function wordsText(fact: string, { words, name }: FactWords, lacking: string[]): string {
  return fact
    .split(',')
    .map((one) => {
      const said = words?.[one] ?? valueWord(one)
      if (said === undefined) lacking.push(`${name} ${one}`)
      return said ?? one
    })
    .join('、')
}

function signedMoney(fen: number): string {
  return fen < 0 ? `−${moneyText(-fen)}` : moneyText(fen)
}

/** Months of insurance or of age: `15 年 3 个月`. */
export function monthsText(months: number): string {
  const [years, rest] = [Math.floor(months / 12), months % 12]
  if (years === 0) return t`${rest} 个月`
  if (rest === 0) return t`${years} 年`
  return t`${years} 年 ${rest} 个月`
}

/** An age: `61 岁 5 个月`. */
export function ageText(months: number): string {
  const [years, rest] = [Math.floor(months / 12), months % 12]
  return rest === 0 ? t`${years} 岁` : t`${years} 岁 ${rest} 个月`
}

/** Years as a form prints them: `27.25 年`. */
export function yearsText(years: string): string {
  return years === '1' ? monthsText(12) : t`${years} 年`
}

function daysText(days: string): string {
  return t`${days} 天`
}

function timeText(time: string): string {
  if (/^\d{4}-\d{2}$/.test(time)) return monthText(time)
  return /^\d{4}-\d{2}-\d{2}$/.test(time) ? dayText(time) : time
}

function answerText(fact: Fact): string {
  if (fact === true) return valueWord('yes') ?? ''
  if (fact === false) return valueWord('no') ?? ''
  return valueWord(String(fact)) ?? String(fact)
}

/** A decimal as per cent, exactly: `0.0385` is `3.85%`. */
export function percentOf(decimal: string): string {
  return `${shifted(decimal, 2)}%`
}

/** Decimal text times a power of ten, exactly; what is no decimal stays as it is. */
export function shifted(decimal: string, places: number): string {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(decimal)
  if (match === null) return decimal
  const [, whole = '', part = ''] = match
  const point = whole.length + places
  const digits = `${'0'.repeat(Math.max(0, 1 - point))}${whole}${part}`.padEnd(Math.max(point, 1), '0')
  const at = Math.max(point, 1)
  const front = digits.slice(0, at).replace(/^0+(?=\d)/, '')
  const back = digits.slice(at).replace(/0+$/, '')
  return back === '' ? front : `${front}.${back}`
}
