import { eventKind } from '../../platform/events.ts'

/** Where a person is reached was written anew; ids only (D-19). */
export interface ContactChanged {
  readonly subjectId: string
  /** The cause that wrote it: a case, or the follow-up that took its result back. */
  readonly caseId: string
  readonly agencyId: string
}

/** 关键信息已变更: a name, day of birth or document was written anew, or taken back. */
export const particularsChanged = eventKind<{ readonly subjectId: string }>('people.particulars-changed')

/** 联系方式已变更: a telephone was given with it, which may be another one than before. */
export const contactChanged = eventKind<ContactChanged>('people.contact-changed')
