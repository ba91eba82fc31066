import { type Team, teamsRoutes } from '@tongban/contracts/teams'

import type { Context } from '../../platform/context.ts'
import { bind, type Http } from '../../platform/http.ts'
import type { TeamDeps } from './deps.ts'
import { changeTeam, openTeam } from './keep.ts'
import { addMember, endMembership } from './members.ts'
import type { KnownTeam } from './teams.ts'

/** Who keeps the teams of the agencies under him. */
export function bindTeams(http: Http, deps: TeamDeps): void {
  bind(http, teamsRoutes, {
    'GET /api/teams': async ({ context }) => {
      await deps.teams.refresh()
      const kept = deps.teams.all().filter(({ agency_id }) => context.agencies.includes(agency_id))
      return { rows: kept.map((team) => viewOf(deps, context, team)) }
    },
    'POST /api/teams': async ({ context, command, body }) => await openTeam(deps, context, command, body),
    'POST /api/teams/:team/change': async ({ context, command, params, body }) =>
      await changeTeam(deps, context, command, { ...body, id: params.team }),
    'POST /api/teams/:team/members': async ({ context, command, params, body }) =>
      await addMember(deps, context, command, { ...params, ...body }),
    'POST /api/teams/:team/members/:member/end': async ({ context, command, params, body }) =>
      await endMembership(deps, context, command, { ...params, ...body }),
  })
}

function viewOf({ teams, staffName, agencyName }: TeamDeps, { today }: Context, team: KnownTeam): Team {
  return {
    id: team.id,
    agencyId: team.agency_id,
    agencyName: agencyName(team.agency_id),
    name: team.name,
    items: team.items === null ? null : [...team.items],
    channels: [...team.channels],
    closedFrom: team.closed_from,
    version: team.version,
    members: team.members
      .filter(({ last_day }) => last_day === null || last_day >= today)
      .map((member) => ({
        id: member.id,
        staff: member.staff_id,
        staffName: staffName(member.staff_id),
        isHead: member.is_head,
        from: member.first_day,
        to: member.last_day,
      })),
    working: teams.working(team, today).length,
  }
}
