import { longDay as longDayIn } from '@tongban/contracts/long-day'

// Papers are Chinese whatever their reader's language is (D-42).

/** `2026年11月23日` */
export function longDay(day: string): string {
  return longDayIn(day, 'zh-CN')
}

/** `2026年11月` */
export function longMonth(month: string): string {
  return `${month.slice(0, 4)}年${Number(month.slice(5))}月`
}

/** Whole fen, as a number or in digits as forms hold them, in yuan: `4500.00`. */
export function yuan(fen: number | string): string {
  const digits = String(fen).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}
