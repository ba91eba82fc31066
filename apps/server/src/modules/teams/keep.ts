import type { TeamChannel } from '@tongban/contracts/team-channels'
import type { Day } from '@tongban/policy'

import { lookWithin } from '../../platform/audit.ts'
import { type Context, newId, scopeOf } from '../../platform/context.ts'
import type { Tx } from '../../platform/database.ts'
import { type Command, once } from '../../platform/once.ts'
import { Refusal, refusalAt } from '../../platform/refusal.ts'
import { takeTurn } from '../../platform/turns.ts'
import type { TeamDeps } from './deps.ts'
import { teamsChanged } from './events.ts'
import { findOfAgency, insertTeam, lockTeam, tellTeams, type TeamRow, updateTeam } from './store.ts'
import { isClosed } from './teams.ts'

/** What is written of a team by who keeps it. */
interface Kept {
  readonly name: string
  readonly items: readonly string[] | null
  readonly channels: readonly TeamChannel[]
}

/**
 * 设组: what waits already and fits it becomes its own as soon as it has members.
 * @throws Refusal teams.no-agency, teams.no-item, teams.taken, teams.overlaps
 */
export async function openTeam(
  deps: TeamDeps,
  context: Context,
  command: Command,
  { agencyId, ...kept }: Kept & { readonly agencyId: string },
): Promise<{ id: string }> {
  if (!context.agencies.includes(agencyId)) throw refusalAt('teams.no-agency', 'agencyId')
  requireItems(deps, kept)
  const opened = await once(deps.database, context, command, {
    scope: scopeOf(context),
    subject: context.actorId,
    load: [takeTurn(`teams of ${agencyId}`), findOfAgency(agencyId)],
    run: (tx, [, others]) => {
      requireApart(others, kept, context.today)
      const id = newId()
      tx.record(insertTeam(id, agencyId, kept.name, kept.items, kept.channels))
      announceChange(deps, context, tx, { id, agency_id: agencyId }, `open ${id}`)
      return { id }
    },
  })
  await deps.teams.refresh()
  return opened
}

/**
 * 改组: its name, what it takes, or from which day on it is closed; a day that has passed is not rewritten.
 * @throws Refusal teams.none, teams.no-item, teams.taken, teams.overlaps, teams.closed, teams.dates, general.stale
 */
export async function changeTeam(
  deps: TeamDeps,
  context: Context,
  command: Command,
  {
    id,
    version,
    closedFrom,
    ...kept
  }: Kept & { readonly id: string; readonly version: number; readonly closedFrom: Day | null },
): Promise<{ done: true }> {
  const agencyId = deps.teams.find(id)?.agency_id
  if (agencyId === undefined || !context.agencies.includes(agencyId)) throw new Refusal('teams.none')
  requireItems(deps, kept)
  await once(deps.database, context, command, {
    scope: scopeOf(context),
    subject: context.actorId,
    load: [takeTurn(`teams of ${agencyId}`), findOfAgency(agencyId), lockTeam(id, context.agencies)],
    run: (tx, [, all, [found]]) => {
      if (found === undefined) throw new Refusal('teams.none')
      if (found.version !== version) throw new Refusal('general.stale')
      requireClosing(found, closedFrom, context.today)
      const others = all.filter((other) => other.id !== id)
      requireApart(others, kept, context.today)
      tx.record(updateTeam(id, kept.name, kept.items, kept.channels, closedFrom))
      announceChange(
        deps,
        context,
        tx,
        found,
        `${closedFrom === found.closed_from ? 'change' : 'close'} ${id}`,
      )
      return { done: true as const }
    },
  })
  await deps.teams.refresh()
  return { done: true }
}

/** What every change of a team leaves beside itself: its entry in the audit, and the news for all who have teams in memory. */
export function announceChange(
  { events }: TeamDeps,
  context: Context,
  tx: Tx,
  { id, agency_id: agencyId }: Pick<TeamRow, 'id' | 'agency_id'>,
  purpose: string,
): void {
  tx.record(lookWithin({ ...context, agencyId }, { act: 'teams.keep', purpose }), tellTeams())
  events.announce(tx, teamsChanged, id, { agencyId }, context.now)
}

function requireItems({ isItem }: TeamDeps, { items }: Kept): void {
  if (items?.every((code) => isItem(code)) === false) throw refusalAt('teams.no-item', 'items')
}

/** A name is one team's, and so is what comes of an item by a channel: only a named item goes before all the others. */
function requireApart(others: readonly TeamRow[], { name, items, channels }: Kept, today: Day): void {
  if (others.some((other) => other.name === name)) throw refusalAt('teams.taken', 'name')
  const meets = (other: TeamRow): boolean =>
    other.channels.some((channel) => channels.includes(channel)) &&
    (items === null ? other.items === null : (other.items?.some((code) => items.includes(code)) ?? false))
  if (others.some((other) => !isClosed(other, today) && meets(other)))
    throw refusalAt('teams.overlaps', 'items')
}

function requireClosing(found: TeamRow, wanted: Day | null, today: Day): void {
  if (wanted === found.closed_from) return
  if (isClosed(found, today)) throw new Refusal('teams.closed')
  if (wanted !== null && wanted < today) throw refusalAt('teams.dates', 'closedFrom')
}
