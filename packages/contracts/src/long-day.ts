import type { Language } from './errors.ts'

/** The months as English writes them. */
export const englishMonths: readonly string[] =
  'January February March April May June July August September October November December'.split(' ')

/** A plain day in full as people read it: `2026年11月23日`, `23 November 2026`. */
export function longDay(day: string, language: Language): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return language === 'en'
    ? `${Number(date)} ${englishMonths[Number(month) - 1] ?? ''} ${year}`
    : `${year}年${Number(month)}月${Number(date)}日`
}
