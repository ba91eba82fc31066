import type { Unit } from '@tongban/policy'

import { monthText, moneyText } from '../../platform/format.ts'
import { knownWords, listPlaces, nothings, parts, type Shown } from './value-words.ts'

const times: Readonly<Record<Unit, string>> = {
  months: '个月',
  fen: '',
  years: '年',
  'working days': '个工作日',
  days: '天',
  'fen a month': '/月',
  'fen a year': '/年',
  rate: '',
  'rate a day': '/天',
  'rate a year': '/年',
  times: '倍',
  terms: '',
}

/** A value in plain units, as one line: fen as yuan, shares in per cent, parts by their names. */
export function valueText(key: string, unit: Unit, value: unknown): string {
  if (value === null) return nothings[key] ?? '还没有定'
  if (Array.isArray(value)) return listText(key, unit, value)
  if (typeof value === 'object') return partsText(value)
  return `${plainText(shownBy(unit), value)}${typeof value === 'boolean' ? '' : times[unit]}`
}

/** As what one number of a unit is shown. */
export function shownBy(unit: Unit): Shown {
  if (unit.startsWith('fen')) return 'money'
  if (unit.startsWith('rate')) return 'share'
  return unit === 'terms' ? 'word' : 'number'
}

function listText(key: string, unit: Unit, list: readonly unknown[]): string {
  if (list.length === 0) return '没有'
  const [first, place] = listPlaces[key] ?? [0, '']
  const texts = list.map((one) =>
    typeof one === 'object' && one !== null ? partsText(one) : plainText(shownBy(unit), one),
  )
  return place === ''
    ? texts.join('；')
    : texts.map((text, at) => `${first + at}${place} ${text}`).join('、') + times[unit]
}

function partsText(value: object): string {
  return Object.entries(value)
    .filter(([, inner]) => inner !== null && !(Array.isArray(inner) && inner.length === 0))
    .map(([name, inner]: [string, unknown]) => `${parts[name]?.[0] ?? name} ${partText(name, inner)}`)
    .join('，')
}

function partText(name: string, value: unknown): string {
  if (Array.isArray(value))
    return value
      .map((one: unknown) =>
        typeof one === 'object' && one !== null
          ? `（${partsText(one)}）`
          : plainText(parts[name]?.[1] ?? 'word', one),
      )
      .join('、')
  if (typeof value === 'object' && value !== null) return `（${partsText(value)}）`
  return plainText(parts[name]?.[1] ?? 'word', value)
}

function plainText(shown: Shown, value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (shown === 'money' && typeof value === 'number') return moneyText(value)
  if (shown === 'share') return shareText(String(value))
  if (shown === 'months') return monthsText(Number(value))
  if (shown === 'years') return `${String(value)} 年`
  if (shown === 'age') return ageText(Number(value))
  if (shown === 'age-in-years') return `${String(value)} 岁`
  const text = String(value)
  return /^\d{4}-\d{2}$/.test(text) ? monthText(text) : (knownWords[text] ?? text)
}

/** An age that is kept in months; of none nothing is asked. */
function ageText(months: number): string {
  if (months === 0) return '不限年龄'
  const [years, rest] = [Math.floor(months / 12), months % 12]
  return rest === 0 ? `${years} 岁` : `${years} 岁 ${rest} 个月`
}

/** Months of payment or of a term: whole years where they are some. */
function monthsText(months: number): string {
  if (months === 0) return '无'
  if (months < 24 || months % 12 !== 0) return `${months} 个月`
  return `${months / 12} 年`
}

/** A share of decimal text in per cent, exactly: `0.0215` is 2.15%. */
function shareText(decimal: string): string {
  return `${movedPoint(decimal, 2)}%`
}

/** Decimal text with its point so many places to the right (or left); nothing is rounded. */
export function movedPoint(decimal: string, places: number): string {
  const [whole = '', fraction = ''] = decimal.split('.')
  const digits = `${'0'.repeat(Math.max(0, -places))}${whole}${fraction}${'0'.repeat(Math.max(0, places))}`
  const point = Math.max(0, -places) + whole.length + places
  const left = digits.slice(0, point).replace(/^0+(?=\d)/, '')
  const right = digits.slice(point).replace(/0+$/, '')
  return right === '' ? left || '0' : `${left || '0'}.${right}`
}
