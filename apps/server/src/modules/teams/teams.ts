import { type Act, type Role, rights, roles } from '@tongban/contracts/access'
import type { TeamChannel } from '@tongban/contracts/team-channels'
import type { Day } from '@tongban/policy'

import type { Database } from '../../platform/database.ts'
import { remember } from '../../platform/remembered.ts'
import { findStandingGrants, type StandingGrant } from '../staff/index.ts'
import { type MemberRow, readMembers, readTeams, type TeamRow } from './store.ts'

/** A team with everybody who is, was or will be of it. */
export interface KnownTeam extends TeamRow {
  readonly members: readonly MemberRow[]
}

/** What a task is about, as far as it decides whose it is. */
export interface Work {
  readonly agencyId: string
  readonly item: string
  readonly channel: TeamChannel
  /** The right that the task asks for. */
  readonly act: Act
}

/** The teams in memory, read again when one of them or anybody's grants change. */
export interface Teams {
  readonly all: () => readonly KnownTeam[]
  readonly find: (id: string) => KnownTeam | undefined
  /** 归组: whose a task is; null: of all the desk, also where the team has nobody today who may do it (D-11). */
  readonly takes: (work: Work, today: Day) => string | null
  /** The members who are of a team on a day and hold a role that opens an act at its agency. */
  readonly working: (team: KnownTeam, today: Day, act?: Act) => readonly MemberRow[]
  /** The teams that somebody is of on a day; only those that he heads where that is asked. */
  readonly ofMember: (staffId: string, today: Day, heads?: boolean) => readonly string[]
  /** Reads them again: who has changed one answers with what holds now. */
  readonly refresh: () => Promise<void>
}

/** The roles whose holders work on cases in an office, and can be of a team. */
export const officeRoles: readonly Role[] = roles.filter((role) => rights[role].path === 'office')

export async function openTeams(database: Database): Promise<Teams> {
  const worker = { path: 'worker' } as const
  const { value: known, refresh } = await remember(database, 'teams', async () => {
    const [teams, members] = await database.read(worker, readTeams(), readMembers())
    const membersOf = Map.groupBy(members, ({ team_id }) => team_id)
    return new Map(teams.map((team) => [team.id, { ...team, members: membersOf.get(team.id) ?? [] }]))
  })
  const { value: grants } = await remember(database, 'login', async () => {
    const [rows] = await database.read(worker, findStandingGrants(officeRoles))
    return Map.groupBy(rows, ({ staff_id }) => staff_id)
  })
  const working: Teams['working'] = (team, today, act) =>
    team.members.filter(
      (member) =>
        isOn(member, today) &&
        (grants().get(member.staff_id) ?? []).some((grant) => opens(grant, team.agency_id, today, act)),
    )
  const all = (): readonly KnownTeam[] => [...known().values()]
  return {
    all,
    find: (id) => known().get(id),
    takes: (work, today) => {
      const team = teamFor(all(), work, today)
      return team === undefined || working(team, today, work.act).length === 0 ? null : team.id
    },
    working,
    ofMember: (staffId, today, heads = false) =>
      all()
        .filter((team) => !isClosed(team, today))
        .filter((team) =>
          working(team, today).some(({ staff_id, is_head }) => staff_id === staffId && (is_head || !heads)),
        )
        .map(({ id }) => id),
    refresh,
  }
}

/** The team that names the item; else the one of its agency and channel that takes what no other names. */
function teamFor<Team extends TeamRow>(
  teams: readonly Team[],
  { agencyId, item, channel }: Omit<Work, 'act'>,
  today: Day,
): Team | undefined {
  const fitting = teams.filter(
    (team) => team.agency_id === agencyId && !isClosed(team, today) && team.channels.includes(channel),
  )
  return (
    fitting.find(({ items }) => items?.includes(item) === true) ?? fitting.find(({ items }) => items === null)
  )
}

/** Whether a team takes nothing any more on a day. */
export function isClosed({ closed_from }: Pick<TeamRow, 'closed_from'>, today: Day): boolean {
  return closed_from !== null && closed_from <= today
}

/** Whether somebody is of his team on a day. */
function isOn({ first_day, last_day }: MemberRow, today: Day): boolean {
  return first_day <= today && (last_day === null || last_day >= today)
}

function opens(grant: StandingGrant, agencyId: string, today: Day, act: Act | undefined): boolean {
  const { role, agency_id, valid_from, valid_to } = grant
  const isInForce = valid_from <= today && (valid_to === null || valid_to >= today)
  return agency_id === agencyId && isInForce && (act === undefined || rights[role].acts.includes(act))
}
