/** 请假, 病假, 借调. */
export const absenceKinds = ['leave', 'sick', 'posted'] as const
export type AbsenceKind = (typeof absenceKinds)[number]
