import { eventKind } from '../../platform/events.ts'

/** 组有变: what a team takes, or who is of it; its agency's open tasks are given anew. */
export const teamsChanged = eventKind<{ readonly agencyId: string }>('teams.changed')
