export { teamsChanged } from './events.ts'
export { bindTeams } from './routes.ts'
export { type KnownTeam, openTeams, type Teams } from './teams.ts'
