import { baseLaw, type Day, type Overlays, type WorkException } from '@tongban/policy'

import { query } from '../../platform/database.ts'

interface ExceptionRow {
  readonly day: Day
  readonly kind: 'off' | 'work'
  readonly name: string
  readonly source: string
  readonly published_on: Day
}

/** The published days, later notices after earlier ones. */
export const readExceptions = query<ExceptionRow>(
  'select day, kind, name, source, published_on from calendar.exception order by day, published_on',
)
/** The last day that a notice covers. */
export const readKnown = query<{ until: Day }>('select until from calendar.known order by until desc limit 1')

/** The published notices on holidays, as they are laid over the shipped calendar. */
export function noticesOf(
  exceptions: readonly ExceptionRow[],
  known: readonly { until: Day }[],
): Omit<Overlays, 'values'> {
  return {
    exceptions: exceptions.map(exceptionOf),
    knownUntil: known[0]?.until ?? baseLaw.calendar.knownUntil,
  }
}

function exceptionOf({ day, kind, name, source, published_on }: ExceptionRow): WorkException {
  return { date: day, kind, name, source, publishedOn: published_on }
}
