const contradicting: ReadonlySet<string> = new Set([
  'enrolment_current',
  'base_current',
  'document_key_pkey',
  'document_stray_pkey', // under another key than others, and told like them
  'particulars_current',
  'contact_current',
  'alias_current', // merged into somebody else in the same moment
])

/** The tables refuse what contradicts the record: a second open relation, a number of somebody else. */
export function isConflict(error: unknown): boolean {
  return error instanceof Error && 'constraint' in error && contradicting.has(String(error.constraint))
}

/** Somebody else has opened the case that corrects this one; an agency above may have it, unseen from here. */
export function isQuestionedAlready(error: unknown): boolean {
  return error instanceof Error && 'constraint' in error && error.constraint === 'case_counter'
}

/** 复查: it was asked for in the same moment, or before. */
export function isReviewedAlready(error: unknown): boolean {
  return error instanceof Error && 'constraint' in error && error.constraint === 'case_review'
}

/** Somebody does something with a record that an effect would have to hold, and is not waited for. */
export function isHeldElsewhere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '55P03'
}
