import { useRead } from '../../platform/use.ts'

/**
 * 参保地: the agency where somebody is insured now, and its area; where nobody looks for a place, it is the one he means.
 * @returns undefined as long as it is not known, null where he is insured nowhere
 */
export function useHomeAgency(
  subject: string,
): { readonly id: string; readonly area: string } | null | undefined {
  const record = useRead('GET /api/people/:subject', { params: { subject }, query: {} })
  const agencies = useRead('GET /api/agencies')
  if (record.data === undefined || agencies.data === undefined)
    return record.error === null && agencies.error === null ? undefined : null
  const { enrolments } = record.data
  const { agencyId } = enrolments.find(({ validTo }) => validTo === null) ?? enrolments[0] ?? {}
  const agency = agencies.data.rows.find(({ id }) => id === agencyId)
  return agency === undefined ? null : { id: agency.id, area: agency.area }
}
