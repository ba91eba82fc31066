import type { Day } from '@tongban/policy'

/** `2026年11月23日` */
export function longDay(day: Day): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${year}年${Number(month)}月${Number(date)}日`
}
