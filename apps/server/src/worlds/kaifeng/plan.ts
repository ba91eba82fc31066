import type { Outlet } from '@tongban/contracts/agencies'
import type { Day, IdentityKind, Month } from '@tongban/policy'

/** An agency of the demo city, as in `agencies.json`. */
export interface PlannedAgency {
  readonly id: string
  readonly parent: string | null
  /** Six digits of GB/T 2260. */
  readonly area: string
  readonly name: { readonly 'zh-CN': string; readonly en: string }
  readonly kind: 'province' | 'city' | 'county' | 'government-staff'
  readonly telephone: string
  readonly address: string
  /** Takes the cases that no rule routes elsewhere. */
  readonly routingDesk: boolean
  /** Who looks at its acts again. */
  readonly remedies: {
    readonly recheck: string
    readonly reconsideration: string
    readonly court: string
    readonly legalAid: string
  }
}

/** An identity document; `validTo` is null when it does not end. */
export interface PlannedDocument {
  readonly kind: IdentityKind
  readonly number: string
  readonly issuer: string
  readonly validFrom: Day
  readonly validTo: Day | null
}

/** A relation of insurance: person × scheme × agency × employer, from a day on. */
export interface PlannedEnrolment {
  readonly scheme: 'employee-pension' | 'resident-pension' | 'unemployment' | 'work-injury'
  readonly agencyId: string
  /** Place in `CityPlan.employers`, or null for the self-employed and residents. */
  readonly employer: number | null
  readonly validFrom: Day
}

/** Months of a scheme that are paid for, or deemed to be; the base is whole fen a month, null where it is not known. */
export interface PlannedSpan {
  readonly scheme: PlannedEnrolment['scheme']
  readonly agencyId: string
  /** Place in `CityPlan.employers`, or null for the self-employed, residents and what is deemed. */
  readonly employer: number | null
  readonly fromMonth: Month
  readonly toMonth: Month
  readonly baseFen: number | null
  readonly kind: 'paid' | 'deemed'
}

/** A person of the demo city. Nobody of this name and number is meant. */
export interface PlannedPerson {
  readonly name: string
  readonly sex: 'male' | 'female'
  readonly birthDate: Day
  readonly documents: readonly PlannedDocument[]
  /** The resident number of 15 digits that older files name the person by. */
  readonly formerNumber: string | null
  readonly telephone: string
  readonly address: string
  /** Six digits of the district in which the household is registered, or the residence of a foreigner. */
  readonly householdArea: string
  readonly employer: number | null
  readonly enrolments: readonly PlannedEnrolment[]
  readonly contributions: readonly PlannedSpan[]
}

/** An employer of the demo city; people are named by their place in `CityPlan.persons`. */
export interface PlannedEmployer {
  readonly uscc: string
  readonly name: string
  readonly agencyId: string
  readonly address: string
  readonly telephone: string
  readonly legalRepresentative: number
  readonly roster: readonly { readonly person: number; readonly from: Day }[]
}

/** What staff members may be charged with. */
export type StaffRole =
  | 'counter-clerk'
  | 'counter-supervisor'
  | 'reviewer'
  | 'approver'
  | 'manager'
  | 'internal-checker'
  | 'agency-head'
  | 'system-administrator'
  | 'security-administrator'
  | 'audit-administrator'
  | 'shield-officer'
  | 'archivist'

/** A member of staff of the demo city. */
export interface PlannedStaff {
  /** Pinyin of the name, as `liu.min`. */
  readonly username: string
  readonly name: string
  readonly role: StaffRole
  readonly agencyId: string
  /** The outlet at which a clerk sits, as in `outlets.json`. */
  readonly outletId: string | null
  readonly post: 'business' | 'fund-finance' | 'data' | 'audit'
}

/** A whole city, to be brought into being by the same commands as in production. */
export interface CityPlan {
  readonly agencies: readonly PlannedAgency[]
  readonly outlets: readonly Outlet[]
  readonly employers: readonly PlannedEmployer[]
  readonly persons: readonly PlannedPerson[]
  readonly staff: readonly PlannedStaff[]
}
