import type { SubjectRecord } from '@tongban/contracts/people'

import type { Identification, ToKeep } from '../outbox/index.ts'

/** For whom something is handed in: the record that a visit has opened, or what somebody said of himself while the line was down. */
export type Applicant =
  | { readonly record: SubjectRecord; readonly identifiedAs: Identification | undefined }
  | { readonly identification: Identification }

/** What is known of the applicant; of one who is not looked up yet, only what he said. */
export interface Known extends Pick<SubjectRecord, 'kind' | 'name' | 'facts'> {
  readonly subject: string | undefined
  /** How he is found again when the line is back. */
  readonly found: ToKeep['of']
}

/** Whose visit is over when the line is back is identified again as he was; else his visit must still be open. */
export function knownOf(applicant: Applicant): Known {
  if ('record' in applicant) {
    const { record, identifiedAs } = applicant
    return {
      ...record,
      found: { subject: record.subject, ...(identifiedAs !== undefined && { identification: identifiedAs }) },
    }
  }
  const { subjectKind: kind, name } = applicant.identification
  return { subject: undefined, kind, name, facts: {}, found: applicant }
}
