/** A day of a notice. */
export interface NoticeDay {
  readonly date: string
  readonly kind: 'off' | 'work'
  readonly name: string
}

const line = /^(\d{4})[-年./](\d{1,2})[-月./](\d{1,2})日?\s+(放假|休息|上班|调休)\s+(\S.{0,39})$/u

/** The days that somebody has written, one a line, and the numbers of the lines that cannot be read. */
export function readDays(text: string): { days: NoticeDay[]; wrong: number[] } {
  const days: NoticeDay[] = []
  const wrong: number[] = []
  for (const [at, raw] of text.split('\n').entries()) {
    if (raw.trim() === '') continue
    const day = dayOf(raw.trim())
    if (day === undefined) wrong.push(at + 1)
    else days.push(day)
  }
  return { days, wrong }
}

function dayOf(text: string): NoticeDay | undefined {
  const [, year = '', month = '', date = '', kind = '', name = ''] = line.exec(text) ?? []
  const written = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const day = new Date(`${written}T00:00:00Z`)
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== written) return undefined
  return { date: written, kind: kind === '放假' || kind === '休息' ? 'off' : 'work', name: name.trim() }
}

/** How many days lie between two; negative when the second comes first. */
export function daysUntil(today: string, day: string): number {
  return Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000)
}
