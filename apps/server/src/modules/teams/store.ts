import type { TeamChannel } from '@tongban/contracts/team-channels'
import type { Day } from '@tongban/policy'

import { query } from '../../platform/database.ts'

/** 组, as it is kept. */
export interface TeamRow {
  readonly id: string
  readonly agency_id: string
  readonly name: string
  readonly items: readonly string[] | null
  readonly channels: readonly TeamChannel[]
  readonly closed_from: Day | null
  readonly version: number
}

/** 组员: who is of a team, from when to when. */
export interface MemberRow {
  readonly id: string
  readonly team_id: string
  readonly staff_id: string
  readonly is_head: boolean
  readonly first_day: Day
  readonly last_day: Day | null
}

const teamColumns = 'id, agency_id, name, items, channels, closed_from, version'
const memberColumns = 'id, team_id, staff_id, is_head, first_day, last_day'

export const readTeams = query<TeamRow>(`select ${teamColumns} from teams.team order by agency_id, name`)
export const readMembers = query<MemberRow>(
  `select ${memberColumns} from teams.member order by team_id, is_head desc, first_day, id`,
)
/** The teams of an agency: two changes of them are made one after the other. */
export const findOfAgency = query<TeamRow>(`select ${teamColumns} from teams.team where agency_id = $1`)
export const lockTeam = query<TeamRow>(
  `select ${teamColumns} from teams.team where id = $1 and agency_id = any ($2) for update`,
)
export const insertTeam = query(
  'insert into teams.team (id, agency_id, name, items, channels) values ($1, $2, $3, $4, $5)',
)
export const updateTeam = query(
  'update teams.team set name = $2, items = $3, channels = $4, closed_from = $5, version = version + 1 where id = $1',
)
/** Who is or will be of a team on one of these days. */
export const findOfStaff = query<MemberRow>(
  `select ${memberColumns} from teams.member
   where team_id = $1 and staff_id = $2 and first_day <= coalesce($4::date, 'infinity') and coalesce(last_day, 'infinity') >= $3::date`,
)
export const insertMember = query(
  'insert into teams.member (id, team_id, agency_id, staff_id, is_head, first_day, last_day) values ($1, $2, $3, $4, $5, $6, $7)',
)
export const lockMember = query<MemberRow>(
  `select ${memberColumns} from teams.member where id = $1 and team_id = $2 and agency_id = any ($3) for update`,
)
export const endMember = query('update teams.member set last_day = $2 where id = $1')
/** Tells every process to read the teams again. */
export const tellTeams = query(`select pg_notify('teams', '')`)
