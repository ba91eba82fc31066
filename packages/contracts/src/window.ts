/** The kinds of business for which agencies publish windows (D-41). */
export const windowKinds = ['staff-changes'] as const
export type WindowKind = (typeof windowKinds)[number]
