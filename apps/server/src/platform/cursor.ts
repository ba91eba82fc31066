import { Refusal } from './refusal.ts'

/**
 * The parts of a list's cursor, or those that stand for the first page. A cursor that we did not make is refused.
 * @throws Refusal general.invalid
 */
export function readCursor(
  text: string | undefined,
  pattern: RegExp,
  first: readonly [string, string, ...string[]],
): readonly string[] {
  if (text === undefined) return first
  const parts = text.split('_')
  if (!pattern.test(text) || !isPlaceInTime(parts[0] ?? ''))
    throw new Refusal('general.invalid', [
      { field: 'after', code: 'cursor', message: '请从第一页重新开始。' },
    ])
  return parts
}

/** A day or instant that exists: a pattern does not know that February has no thirtieth. */
function isPlaceInTime(place: string): boolean {
  if (place === 'infinity') return true
  const time = new Date(place)
  return !Number.isNaN(time.getTime()) && time.toISOString().slice(0, 10) === place.slice(0, 10)
}

/** The id before all others, and the one after. */
export const firstId = '00000000-0000-0000-0000-000000000000'
export const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** One page of rows that were asked for with one more than fits, and the cursor of the next. */
export function pageFrom<Row>(
  rows: readonly Row[],
  size: number,
  cursorOf: (last: Row) => string,
): { page: Row[]; next: string | null } {
  const page = rows.slice(0, size)
  const last = page.at(-1)
  return { page, next: rows.length > size && last !== undefined ? cursorOf(last) : null }
}

/** A due day and an id: the order of tasks. */
export const dueCursor = /^(?:infinity|\d{4}-\d{2}-\d{2})_[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/
/** A day and an id. */
export const dayCursor = /^\d{4}-\d{2}-\d{2}_[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/
/** An instant, the writer and its running number: the order of looks. */
export const lookCursor =
  /^\d{4}-\d{2}-\d{2}T[\d:.]{8,15}Z_[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}_\d{1,15}$/
/** An instant and an id. */
export const instantCursor = /^\d{4}-\d{2}-\d{2}T[\d:.]{8,15}Z_[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/
