import { englishMonths, longDay } from '@tongban/contracts/long-day'

import { languageNow } from './language.ts'

const clock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
})
const wholeDays = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})
const hours = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
})

/** A day as people read it: `2026年11月23日`, `23 November 2026`. */
export function dayText(day: string): string {
  return longDay(day, languageNow())
}

/** A month as people read it: `2026年11月`, `November 2026`. */
export function monthText(month: string): string {
  const [year, part = ''] = month.split('-')
  return languageNow() === 'en' ? `${englishMonths[Number(part) - 1]} ${year}` : `${year}年${Number(part)}月`
}

/** Whole fen as people read them: `¥4,500.00`. */
export function moneyText(fen: number): string {
  const yuan = String(Math.trunc(fen / 100)).replaceAll(/\B(?=(?:\d{3})+$)/g, ',')
  return `¥${yuan}.${String(fen % 100).padStart(2, '0')}`
}

/** An instant as people read it, in Beijing time: `11月23日 14:05`. */
export function instantText(instant: string): string {
  const part = partsOf(clock, instant)
  const time = `${part['hour']}:${part['minute']}`
  if (languageNow() === 'en') return `${part['day']} ${englishMonths[Number(part['month']) - 1]}, ${time}`
  return `${part['month']}月${part['day']}日 ${part['hour']}:${part['minute']}`
}

/** The day on which an instant falls in Beijing: `2026年11月23日`. */
export function dayOfInstant(instant: string): string {
  const { year, month, day } = partsOf(wholeDays, instant)
  return dayText(`${year}-${month}-${day}`)
}

/** Today in Beijing by the clock of the device: for what asks nothing of the server. */
export function todayHere(): string {
  const { year, month, day } = partsOf(wholeDays, new Date().toISOString())
  return `${year}-${month}-${day}`
}

/** The time of an instant: `14:05`. */
export function timeText(instant: string): string {
  const part = partsOf(hours, instant)
  return `${part['hour']}:${part['minute']}`
}

function partsOf(format: Intl.DateTimeFormat, instant: string): Record<string, string> {
  return Object.fromEntries(format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]))
}

/** A case number in groups that can be read out: area, year, number, check digit. */
export function caseNumberText(number: string): string {
  return `${number.slice(0, 6)} ${number.slice(6, 8)} ${number.slice(8, -1)} ${number.slice(-1)}`
}

/** The day so many days later. */
export function daysAfter(day: string, days: number): string {
  const moved = new Date(`${day}T00:00:00Z`)
  moved.setUTCDate(moved.getUTCDate() + days)
  return moved.toISOString().slice(0, 10)
}

/** A share as a percentage; nothing of nothing is 0 %. */
export function percentText(part: number, whole: number): string {
  return `${whole === 0 ? '0' : ((part / whole) * 100).toFixed(1)}%`
}
