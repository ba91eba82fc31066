/** What a package is made of. */
export const archivePartKinds = ['log', 'form', 'signature', 'paper', 'delivery', 'file'] as const
export type ArchivePartKind = (typeof archivePartKinds)[number]

/** By what the list can be narrowed. */
export const archiveViews = ['all', 'due', 'held', 'lent', 'overdue', 'faulty', 'destroyed'] as const
export type ArchiveView = (typeof archiveViews)[number]
