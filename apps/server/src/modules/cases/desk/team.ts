import type { Task } from '@tongban/contracts/tasks'
import type { TeamChannel } from '@tongban/contracts/team-channels'
import type { Day } from '@tongban/policy'

import type { Context } from '../../../platform/context.ts'
import { query, type Tx } from '../../../platform/database.ts'
import { type Listener, on } from '../../../platform/events.ts'
import { teamsChanged } from '../../teams/index.ts'
import { actOfTask } from '../acts/able.ts'
import type { Case } from '../case.ts'
import type { CaseDeps } from '../deps.ts'

/** 审件: the tasks of a step that a team does; what is asked of a routing desk, of the core or of somebody by name is none of them. */
const teamKinds = ['accept', 'review', 'decide'] as const satisfies readonly Task['kind'][]

type Came = Pick<Case, 'outlet_id' | 'client_id' | 'subject_kind'>

/** By which channel a case came, as teams are given their work. */
function channelOf({ outlet_id, client_id, subject_kind }: Came): TeamChannel {
  if (outlet_id !== null) return 'counter'
  if (client_id !== null) return 'client'
  return subject_kind === 'employer' ? 'employer' : 'person'
}
/** The same in SQL, of a case `c`. */
const channelSql = `case when c.outlet_id is not null then 'counter' when c.client_id is not null then 'client'
  when c.subject_kind = 'employer' then 'employer' else 'person' end`

/** 归组: whose the next task of a case is; null: of all the desk. */
export function teamOf(
  { teams }: Pick<CaseDeps, 'teams'>,
  next: Pick<Case, 'agency_id' | 'item'> & Came,
  kind: Task['kind'],
  today: Day,
): string | null {
  const taken = teamKinds.find((known) => known === kind)
  if (taken === undefined) return null
  const work = { agencyId: next.agency_id, item: next.item, channel: channelOf(next), act: actOfTask[taken] }
  return teams.takes(work, today)
}

/** What no team has in hand, of those that wait: for the groups of item, channel and kind that this agency has. */
const waitingGroups = query<{
  item: string
  kind: Task['kind']
  channel: TeamChannel
  team_id: string | null
}>(
  `select distinct t.item, t.kind, ${channelSql} as channel, t.team_id from cases.task t
   join cases."case" c on c.subject_id = t.subject_id and c.id = t.case_id
   where t.agency_id = $1 and t.done_at is null and t.desk = 'office' and t.matter is null and t.kind = any ($2)`,
)
const giveGroup = query(
  `update cases.task t set team_id = $5 from cases."case" c
   where c.subject_id = t.subject_id and c.id = t.case_id and t.agency_id = $1 and t.done_at is null and t.desk = 'office' and t.matter is null
     and t.item = $2 and t.kind = $3 and ${channelSql} = $4 and t.team_id is distinct from $5`,
)

/**
 * 重新归组: every open task of an agency lies with the team that takes it now, and with all of the desk where there is none, or where the
 * team has nobody left who may do it. Who has claimed one keeps it.
 * @returns how many groups of tasks went elsewhere
 */
async function giveToTeams(
  { teams }: Pick<CaseDeps, 'teams'>,
  { today }: Pick<Context, 'today'>,
  tx: Tx,
  agencyId: string,
): Promise<number> {
  const [groups] = await tx.load(waitingGroups(agencyId, teamKinds))
  const moved = groups.flatMap(({ item, kind, channel, team_id }) => {
    const taken = teamKinds.find((known) => known === kind)
    const work = taken === undefined ? undefined : { agencyId, item, channel, act: actOfTask[taken] }
    const team = work === undefined ? null : teams.takes(work, today)
    return team === team_id ? [] : [giveGroup(agencyId, item, kind, channel, team)]
  })
  tx.record(...moved)
  return moved.length
}

/** The same for every agency that has teams: a day comes on which somebody joins one or has left it. */
export async function giveToTeamsOfToday(deps: CaseDeps, context: Pick<Context, 'today'>): Promise<void> {
  const agencies = new Set(deps.teams.all().map(({ agency_id }) => agency_id))
  for (const agencyId of agencies)
    await deps.database.transaction(
      { path: 'worker' },
      async (tx) => await giveToTeams(deps, context, tx, agencyId),
    )
}

/** After a team was changed. */
export function followTeams(found: () => { readonly deps: CaseDeps; readonly system: Context }): Listener {
  return on('cases.follow-teams', teamsChanged, async (tx, { agencyId }) => {
    const { deps, system } = found()
    await deps.teams.refresh()
    await giveToTeams(deps, system, tx, agencyId)
  })
}
