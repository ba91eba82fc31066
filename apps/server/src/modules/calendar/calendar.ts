import { baseLaw, type Day, type Law, type WorkException, withExceptions } from '@tongban/policy'

import { type Database, query } from '../../platform/database.ts'
import { remember } from '../../platform/remembered.ts'

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

/** The law in force, and how to read it again. */
export interface OpenLaw {
  readonly law: () => Law
  readonly refresh: () => Promise<void>
}

/** The law in force: what the package ships, overlaid by what was published since. Read again when it changes. */
export async function openLaw(database: Database): Promise<OpenLaw> {
  const { value, refresh } = await remember(database, 'calendar', async () => {
    const [exceptions, known] = await database.read({ path: 'worker' }, readExceptions(), readKnown())
    return lawOver(exceptions, known)
  })
  return { law: value, refresh }
}

/**
 * The law that published rows make of the shipped one. A program may know more years than were published before it came:
 * the later of both days holds.
 */
export function lawOver(exceptions: readonly ExceptionRow[], known: readonly { until: Day }[]): Law {
  const shipped = baseLaw.calendar.knownUntil
  const published = known[0]?.until ?? shipped
  return withExceptions(baseLaw, exceptions.map(exceptionOf), published > shipped ? published : shipped)
}

function exceptionOf({ day, kind, name, source, published_on }: ExceptionRow): WorkException {
  return { date: day, kind, name, source, publishedOn: published_on }
}
