const contradicting: ReadonlySet<string> = new Set([
  'enrolment_current',
  'base_current',
  'document_key_pkey',
  'document_stray_pkey', // under another key than others, and told like them
  'particulars_current',
  'contact_current',
])

/** The tables refuse what contradicts the record: a second open relation, a number of somebody else. */
export function isConflict(error: unknown): boolean {
  return error instanceof Error && 'constraint' in error && contradicting.has(String(error.constraint))
}

/** Somebody else has opened the case that corrects this one; an agency above may have it, unseen from here. */
export function isQuestionedAlready(error: unknown): boolean {
  return error instanceof Error && 'constraint' in error && error.constraint === 'case_counter'
}
