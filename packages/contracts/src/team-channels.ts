/** How a case came, as a team is given its work: by an employer or a person online, over a counter, through another system. */
export const teamChannels = ['employer', 'person', 'counter', 'client'] as const
export type TeamChannel = (typeof teamChannels)[number]
