import type { Read } from '../../platform/client.ts'

/** A team as who keeps it reads it. */
export type Team = Read<'GET /api/teams'>['rows'][number]

export const teamsAddress = '/administration/teams'
/** In the address: a team that is not there yet. */
export const isNew = 'new'
