import { eventKind } from '../../platform/events.ts'
import type { Effect } from '../catalogue/index.ts'

/** Whose relations were opened or taken back: the subject's own, or those of whom its case put onto a roster. */
export interface EnrolmentChanged {
  readonly subjectId: string
  /** The case that opened them. */
  readonly caseId: string
}

/** 参保关系已变更: relations were opened at an agency, or taken back. */
export const enrolmentChanged = eventKind<EnrolmentChanged>('enrolment.changed')

/** What an effect that opens relations lets be heard of. */
export const announcingEnrolment: Pick<Effect, 'announces' | 'announcesReverse'> = {
  announces: ({ subjectId, caseId }) => ({ kind: enrolmentChanged, payload: { subjectId, caseId } }),
  announcesReverse: ({ subjectId }, cause) => ({
    kind: enrolmentChanged,
    payload: { subjectId, caseId: cause },
  }),
}
