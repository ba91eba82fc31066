/** The kinds of business for which agencies publish windows (D-41). */
export const windowKinds = ['staff-changes', 'pension-payment'] as const
export type WindowKind = (typeof windowKinds)[number]
