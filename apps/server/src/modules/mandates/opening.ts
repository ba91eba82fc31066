import type { Context } from '../../platform/context.ts'
import { query, type Statement } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import { enterVisit, requireVisit } from '../visits/index.ts'

const nothing = query('select 1 as one where false')

/** At the counter a visit opens the employer; on its own path it stands open. */
export function openingOf(context: Context, subject: string): Statement {
  return context.path === 'counter' ? enterVisit(context, subject) : nothing()
}

/** @param rows what {@link openingOf} answered @throws Refusal visits.none, general.no-mandate */
export function requireOpened(
  { path, subjects }: Pick<Context, 'path' | 'subjects'>,
  subject: string,
  rows: readonly unknown[],
): void {
  if (path === 'counter') requireVisit(rows)
  else if (!subjects.includes(subject)) throw new Refusal('general.no-mandate')
}
