import { baseLaw, type Day, type Law, type WorkException, withExceptions } from '@tongban/policy'

import { type Database, query } from '../../platform/database.ts'

const readExceptions = query<{
  day: Day
  kind: 'off' | 'work'
  name: string
  source: string
  published_on: Day
}>('select day, kind, name, source, published_on from calendar.exception order by day, published_on')
const readKnown = query<{ until: Day }>('select until from calendar.known order by until desc limit 1')

/** The law in force, and how to read it again. */
export interface OpenLaw {
  readonly law: () => Law
  readonly refresh: () => Promise<void>
}

/** The law in force: what the package ships, overlaid by what was published since. Read again when it changes. */
export async function openLaw(database: Database): Promise<OpenLaw> {
  let law = baseLaw
  const refresh = async (): Promise<void> => {
    const [exceptions, known] = await database.read({ path: 'worker' }, readExceptions(), readKnown())
    const until = known[0]?.until
    if (until !== undefined) law = withExceptions(baseLaw, exceptions.map(exceptionOf), until)
  }
  await database.listen('calendar', () => void refresh().catch(() => undefined))
  await refresh()
  return { law: () => law, refresh }
}

function exceptionOf({
  day,
  kind,
  name,
  source,
  published_on,
}: {
  day: Day
  kind: 'off' | 'work'
  name: string
  source: string
  published_on: Day
}): WorkException {
  return { date: day, kind, name, source, publishedOn: published_on }
}
