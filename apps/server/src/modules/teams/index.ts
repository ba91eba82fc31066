export { teamsChanged } from './events.ts'
export { bindTeams } from './routes.ts'
export { openTeams, type Teams } from './teams.ts'
