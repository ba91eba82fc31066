/** What an installation is for. Only a demo has people and logins of its own; a demo and a training may set the business clock. */
export const modes = ['demo', 'training', 'production'] as const

/** One of {@link modes}. */
export type Mode = (typeof modes)[number]
