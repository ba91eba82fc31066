/** The tables refuse what contradicts the record: a second open relation, a number of somebody else. */
export function isConflict(error: unknown): boolean {
  return (
    error instanceof Error &&
    'constraint' in error &&
    ['enrolment_current', 'document_key_pkey', 'particulars_current', 'contact_current'].includes(
      String(error.constraint),
    )
  )
}
