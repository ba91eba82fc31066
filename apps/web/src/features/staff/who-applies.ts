import { type Role, rights, roles } from '@tongban/contracts/access'

const applying: ReadonlySet<Role> = new Set(
  roles.filter((role) => rights[role].acts.includes('staff.request-grant')),
)
const namesAtMost = 5

interface Held {
  readonly role: Role
  readonly agencyId: string
  readonly endedOn: string | null
  readonly from: string
  readonly to: string | null
}

/** Who can apply for somebody's grant, and at which agency they work. */
export interface Applicants {
  readonly agencyName: string
  readonly names: readonly string[]
}

/**
 * 找谁申请岗位: those of the colleague's own agency who may apply for a grant, or of the nearest above it that has one.
 * @returns undefined where the reader's list names nobody
 */
export function whoApplies(
  staff: readonly { readonly name: string; readonly grants: readonly Held[] }[],
  agencies: readonly { readonly id: string; readonly name: string; readonly parent: string | null }[],
  agencyId: string,
  today: string,
): Applicants | undefined {
  const agency = agencies.find(({ id }) => id === agencyId)
  if (agency === undefined) return undefined
  const there = staff.filter(({ grants }) =>
    grants.some((held) => held.agencyId === agencyId && applying.has(held.role) && isInForce(held, today)),
  )
  if (there.length > 0)
    return { agencyName: agency.name, names: there.slice(0, namesAtMost).map(({ name }) => name) }
  return agency.parent === null ? undefined : whoApplies(staff, agencies, agency.parent, today)
}

function isInForce({ endedOn, from, to }: Held, today: string): boolean {
  return endedOn === null && from <= today && (to === null || to >= today)
}
