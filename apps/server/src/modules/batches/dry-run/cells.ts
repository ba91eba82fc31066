import { textIn } from '@tongban/contracts/errors'
import type { Field, FieldType } from '@tongban/contracts/form'
import { addDays, type Day, dayOf } from '@tongban/policy/months'

import type { Cell } from '../../../platform/sheet-row.ts'

/** What a cell answers to its field, or the sentence that says why it cannot be read. */
export type Read = { readonly value: string } | { readonly fault: string }

/** Digits that a table program has rounded or written as a power of ten are gone: nothing is made up for them. */
const lostDigits = '这一格存成了数字，后面的位数已经丢了。请把整栏设成“文本”，再重新填。'

/** Table programs keep so many digits of a number. */
const digitsKept = 15
const powerOfTen = /^\d(?:\.\d+)?e\+?\d+$/iu

/** What stands in a cell, as its field takes it: dates and months in any usual spelling, choices by their words. */
export function answerOf(field: Field, cell: Cell): Read {
  const text = cell.text.normalize('NFKC').trim()
  if (text === '') return { value: '' }
  return readers[field.type]?.(text, cell.isNumber, field) ?? { value: cell.text.trim() }
}

/** A number that people have: digits that a cell may have lost are refused. */
export function numberOf({ text, isNumber }: Cell): Read {
  const plain = text.normalize('NFKC').trim()
  const isWhole = /^\d+$/u.test(plain) && plain.length <= digitsKept
  return powerOfTen.test(plain) || (isNumber && !isWhole) ? { fault: lostDigits } : { value: plain }
}

type Reader = (text: string, isNumber: boolean, field: Field) => Read

const readers: Partial<Readonly<Record<FieldType, Reader>>> = {
  'identity-number': (text, isNumber) => numberOf({ text, isNumber }),
  telephone: (text, isNumber) => numberOf({ text: text.replaceAll(' ', ''), isNumber }),
  date: (text, isNumber) => dayIn(text, isNumber),
  month: (text, isNumber) => monthIn(text, isNumber),
  choice: (text, _isNumber, field) => chosen(text, field),
}

const noDay = '这不是一个日期，请写成 2026-11-02 这样。'
const noMonth = '这不是一个月份，请写成 2026-11 这样。'

function dayIn(text: string, isNumber: boolean): Read {
  const counted = isNumber ? countedDay(text) : undefined
  if (counted !== undefined) return { value: counted }
  const { year, month, day } =
    /^(?<year>\d{4})(?:[-/.年]\s*)?(?<month>\d{1,2})(?:[-/.月]\s*)?(?<day>\d{1,2})日?(?:\s+[\d:.]+)?$/u.exec(
      text,
    )?.groups ?? {}
  const value = `${year}-${two(month)}-${two(day)}`
  return year !== undefined && isDay(value) ? { value } : { fault: noDay }
}

function monthIn(text: string, isNumber: boolean): Read {
  const counted = isNumber ? countedDay(text) : undefined
  if (counted !== undefined) return { value: counted.slice(0, 7) }
  const { year, month } =
    /^(?<year>\d{4})(?:[-/.年]\s*)?(?<month>\d{1,2})月?(?:[-/.]?\d{1,2}日?(?:\s+[\d:.]+)?)?$/u.exec(text)
      ?.groups ?? {}
  const value = `${year}-${two(month)}`
  return /^\d{4}-(?:0[1-9]|1[0-2])$/u.test(value) ? { value } : { fault: noMonth }
}

/** Table programs count days from here. */
const before: Day = '1899-12-30'
const [countedFrom, countedTo] = [18_264, 73_050] // 1950 – 2099

function countedDay(text: string): Day | undefined {
  const count = Math.floor(Number(text))
  return count >= countedFrom && count <= countedTo ? addDays(before, count) : undefined
}

function two(digits = ''): string {
  return digits.padStart(2, '0')
}

function isDay(text: string): boolean {
  try {
    return dayOf(text) === text
  } catch {
    return false
  }
}

function chosen(text: string, { choices = [] }: Field): Read {
  const found = choices.find(
    ({ value, label }) =>
      value === text ||
      (['zh-CN', 'zh-HK', 'en'] as const).some((language) => textIn(label, language) === text),
  )
  if (found !== undefined) return { value: found.value }
  return { fault: `请从这些里选：${choices.map(({ label }) => textIn(label, 'zh-CN')).join('、')}。` }
}
