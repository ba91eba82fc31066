import { type Lying, type LyingKind, lyingKinds } from '@tongban/contracts/mergers'
import { addDays, type Day } from '@tongban/policy'

import type { Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/refusal.ts'
import { openCasesAt } from '../cases/index.ts'
import { countClientsAt } from '../clients/index.ts'
import { countUnreachedAt } from '../messages/index.ts'
import { isClosed } from '../outlets/index.ts'
import { countHoldersAfter } from '../staff/index.ts'
import type { MergerDeps } from './deps.ts'

const inTheWay: ReadonlySet<LyingKind> = new Set(['children', 'teams', 'routing-desk'])

/**
 * 那里还有什么: counts by kind of what lies at an agency on the day on which it would be none any more; nobody is named.
 * @throws Refusal mergers.no-agency
 */
export async function lyingAt(
  { database, agencies, outlets, teams }: MergerDeps,
  { agencies: theirs, today }: Pick<Context, 'agencies' | 'today'>,
  agencyId: string,
  from: Day = addDays(today, 1),
): Promise<{ rows: Lying[] }> {
  const agency = agencies.find(agencyId)
  if (agency === undefined || !theirs.includes(agencyId)) throw new Refusal('mergers.no-agency')
  const written = await database.read(
    { path: 'worker' },
    openCasesAt(agencyId),
    countHoldersAfter(agencyId, addDays(from, -1)),
    countClientsAt(agencyId),
    countUnreachedAt(agencyId),
  )
  const [cases = 0, staff = 0, clients = 0, unreached = 0] = written.map(([row]) => row?.count ?? 0)
  const stays = (id: string): boolean => agencies.standingFor(id, from) === id
  const counts: Readonly<Record<LyingKind, number>> = {
    children: agencies.all().filter(({ id, parent }) => parent === agencyId && stays(id)).length,
    teams: teams.all().filter((team) => team.agency_id === agencyId && isOpenOn(team, from)).length,
    'routing-desk': agency.routingDesk ? 1 : 0,
    outlets: outlets.all().filter((outlet) => outlet.agencyId === agencyId && !isClosed(outlet, from)).length,
    cases,
    staff,
    clients,
    unreached,
  }
  return {
    rows: lyingKinds.map((kind) => ({
      kind,
      count: counts[kind],
      inTheWay: inTheWay.has(kind) && counts[kind] > 0,
    })),
  }
}

function isOpenOn({ closed_from: end }: { readonly closed_from: Day | null }, on: Day): boolean {
  return end === null || end > on
}

/** @throws Refusal mergers.in-the-way */
export function requireFree(rows: readonly Lying[]): void {
  if (rows.some((row) => row.inTheWay)) throw new Refusal('mergers.in-the-way')
}
