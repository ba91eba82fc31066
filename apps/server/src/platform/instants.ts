import type { Day } from '@tongban/policy'

/** An instant as the wire writes it: ISO 8601 in UTC. */
export function isoOf(instant: string | Date): string {
  return new Date(instant).toISOString()
}

/** An instant that the database has written. */
export function instantOf(text: string): Date {
  return new Date(text)
}

/** The instant some minutes after another; before it when negative. */
export function minutesFrom(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() + minutes * 60_000)
}

/** The first instant of a day in Asia/Shanghai. */
export function startOfDay(day: Day): Date {
  return new Date(`${day}T00:00:00+08:00`)
}
