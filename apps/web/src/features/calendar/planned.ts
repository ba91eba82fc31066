import type { WindowsView } from '@tongban/contracts/calendar'

type Window = WindowsView['published'][number]

/** A month as it is shown: published, closed already, proposed, or not there yet; days without their month. */
export interface Planned {
  readonly month: string
  readonly opens: string
  readonly closes: string
  readonly effect: string
  readonly state: 'passed' | 'published' | 'proposed' | 'missing'
}

/** The twelve months of a year, each with what holds or is proposed. */
export function plannedOf({ published, proposed }: WindowsView, year: string, today: string): Planned[] {
  return Array.from({ length: 12 }, (_, at) => {
    const month = `${year}-${String(at + 1).padStart(2, '0')}`
    const held = published.find((window) => window.month === month)
    if (held !== undefined) return shown(held, held.closes < today ? 'passed' : 'published')
    const draft = proposed.find((window) => window.month === month)
    if (lastDayOf(month) < today) return { month, opens: '', closes: '', effect: month, state: 'passed' }
    if (draft !== undefined) return shown(draft, 'proposed')
    return { month, opens: '', closes: '', effect: month, state: 'missing' }
  })
}

function shown({ month, opens, closes, effect }: Window, state: Planned['state']): Planned {
  return {
    month,
    opens: String(Number(opens.slice(8))),
    closes: String(Number(closes.slice(8))),
    effect,
    state,
  }
}

/** What is to be published: proposals, and what was changed or filled in; of these which months are wrong. */
export function toPublish(
  before: readonly Planned[],
  now: readonly Planned[],
): { windows: { month: string; opens: string; closes: string; effect: string }[]; wrong: string[] } {
  const wanted = now.filter(
    (month, at) =>
      month.state !== 'passed' &&
      (month.state === 'proposed' || !isSame(month, before[at])) &&
      `${month.opens}${month.closes}` !== '',
  )
  const wrong = wanted.filter((month) => !isRight(month)).map(({ month }) => month)
  const windows = wanted.filter(isRight).map(({ month, opens, closes, effect }) => ({
    month,
    effect,
    opens: `${month}-${opens.padStart(2, '0')}`,
    closes: `${month}-${closes.padStart(2, '0')}`,
  }))
  return { windows, wrong }
}

function isSame(one: Planned, other: Planned | undefined): boolean {
  return one.opens === other?.opens && one.closes === other.closes && one.effect === other.effect
}

function isRight({ month, opens, closes }: Planned): boolean {
  const last = Number(lastDayOf(month).slice(8))
  const [from, to] = [Number(opens), Number(closes)]
  return /^\d{1,2}$/.test(opens) && /^\d{1,2}$/.test(closes) && from >= 1 && from <= to && to <= last
}

function lastDayOf(month: string): string {
  const day = new Date(`${month}-01T00:00:00Z`)
  day.setUTCMonth(day.getUTCMonth() + 1, 0)
  return day.toISOString().slice(0, 10)
}

/** The month and the two after it: from which a window may take effect. */
export function effectsOf(month: string): string[] {
  return [0, 1, 2].map((later) => {
    const day = new Date(`${month}-01T00:00:00Z`)
    day.setUTCMonth(day.getUTCMonth() + later)
    return day.toISOString().slice(0, 7)
  })
}
