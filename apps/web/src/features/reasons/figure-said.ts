import { t } from '@lingui/core/macro'
import type { Because, Unit } from '@tongban/policy'

import { moneyText } from '../../platform/format.ts'
import { areaText } from './area-words.ts'
import { type FigureWords, figureWordsOf } from './figure-words.ts'
import { factText, monthsText, percentOf, type SaidFact, type SaidStep, yearsText } from './value-said.ts'

/** A figure of the law in words: its value in its unit, where it holds, from when, and up to when one is published. */
export function saidFigure(key: string, facts: Because['facts'], lacking: string[]): SaidStep {
  const words = figureWordsOf(key)
  if (words === undefined) lacking.push(`figure.${key}`)
  const told = words ?? { name: key }
  const values = saidValue(String(facts['value']), { key, words: told, unit: String(facts['unit']), lacking })
  return { says: told.name, facts: [...values, ...saidPlace(facts)] }
}

interface Told {
  readonly key: string
  readonly words: FigureWords
  readonly unit: string
  readonly lacking: string[]
}

/** The value of a figure: one number, or all that it is made of. */
function saidValue(shown: string, told: Told): SaidFact[] {
  const value = parsed(shown)
  const name = t`数值`
  if (value === null) return [{ name, value: t`没有另外规定` }]
  if (Array.isArray(value)) return saidList(value, told)
  if (isFields(value)) return saidFields(value, told)
  return [{ name, value: oneText(typeof value === 'string' ? value : JSON.stringify(value), told) }]
}

const time = (value: unknown): string => factText(String(value), { name: '', as: 'time' }, [])

function saidPlace(facts: Because['facts']): SaidFact[] {
  const { area, from, to, knownUntil, provisional } = facts
  const rows: (SaidFact | undefined)[] = [
    { name: t`适用地区`, value: areaText(String(area)) },
    String(from) < '1950' ? undefined : { name: t`从什么时候起`, value: time(from) },
    typeof to === 'string' ? { name: t`到什么时候止`, value: time(to) } : undefined,
    typeof knownUntil === 'string' ? { name: t`公布到`, value: time(knownUntil) } : undefined,
    provisional === true ? { name: t`暂按已公布的数算`, value: t`新的还没有公布，公布后可能变` } : undefined,
  ]
  return rows.filter((row) => row !== undefined)
}

function saidList(values: readonly unknown[], told: Told): SaidFact[] {
  if (values.every((one) => isFields(one)))
    return values.map((one, at) => ({ name: `${at + 1}.`, value: joined(saidFields(one, told)) }))
  const { first, name } = told.words
  const texts = values.map((one, at) => {
    const value = first === undefined || told.unit === 'rate' ? oneText(String(one), told) : String(one)
    return first === undefined ? value : `${first.say(first.at + at)} ${value}`
  })
  return [{ name, value: texts.join('、') }]
}

function saidFields(fields: Readonly<Record<string, unknown>>, told: Told): SaidFact[] {
  return Object.entries(fields).flatMap(([field, value]) => {
    if (value === null || (Array.isArray(value) && value.length === 0)) return []
    const words = told.words.fields?.[field]
    if (words === undefined) {
      told.lacking.push(`figure.${told.key} ${field}`)
      return [{ name: field, value: JSON.stringify(value) }]
    }
    return [{ name: words.name, value: fieldText(value, words, told) }]
  })
}

function fieldText(value: unknown, words: { name: string; as: FigureAs }, told: Told): string {
  if (Array.isArray(value) && value.every((one) => isFields(one)))
    return value.map((one) => joined(saidFields(one, told))).join('；')
  if (Array.isArray(value)) return value.map((one) => factText(String(one), words, told.lacking)).join('、')
  const plain = typeof value === 'boolean' || typeof value === 'number' ? value : String(value)
  return factText(plain, words, told.lacking)
}

type FigureAs = NonNullable<FigureWords['as']>

function joined(facts: readonly SaidFact[]): string {
  return facts.map(({ name, value }) => `${name} ${value}`).join('，')
}

function oneText(value: string, { words, unit, key, lacking }: Told): string {
  if (words.as !== undefined) {
    const fact = value === 'true' ? true : value === 'false' ? false : value
    return factText(fact, { name: words.name, as: words.as }, lacking)
  }
  const said = isUnit(unit) ? units[unit](value) : undefined
  if (said === undefined) lacking.push(`figure.${key} in ${unit}`)
  return said ?? value
}

/** How a number is read in each unit of figures; `terms` are no number. */
const units: Readonly<Record<Unit, (value: string) => string | undefined>> = {
  months: (value) => monthsText(Number(value)),
  fen: (value) => moneyText(Number(value)),
  years: yearsText,
  'working days': (value) => t`${value} 个工作日`,
  days: (value) => t`${value} 天`,
  'fen a month': (value) => perMonth(moneyText(Number(value))),
  'fen a year': (value) => perYear(moneyText(Number(value))),
  rate: percentOf,
  'rate a day': (value) => perDay(percentOf(value)),
  'rate a year': (value) => perYear(percentOf(value)),
  times: (value) => t`${value} 倍`,
  terms: () => undefined,
}

const perMonth = (amount: string): string => t`每月 ${amount}`
const perYear = (amount: string): string => t`每年 ${amount}`
const perDay = (amount: string): string => t`每天 ${amount}`

function isUnit(unit: string): unit is Unit {
  return Object.hasOwn(units, unit)
}

/** A figure of one number or word is shown as it is; what is made of several as JSON. */
function parsed(shown: string): unknown {
  return /^(?:[[{]|true$|false$|null$)/.test(shown) ? JSON.parse(shown) : shown
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
