import type { Day } from '@tongban/policy'

import { query } from '../../platform/database.ts'

/** A bundle as it rests; how it stands is read from its cases. */
export interface BundleRow {
  readonly subject_id: string
  readonly id: string
  readonly code: string
  readonly version: number
  readonly number: string
  readonly agency_id: string
  readonly actor_id: string
  readonly actor_name: string
  readonly handed_in_on: Day
  readonly handed_in_at: string
  readonly ended_on: Day | null
}

/** A member that there is a case of, in the order of the bundle. */
export interface MemberRow {
  readonly bundle_id: string
  readonly key: string
  readonly case_id: string
  /** It was not completed, and the applicant has said that the rest goes on. */
  readonly passed_over: boolean
}

const columns = `subject_id, id, code, version, number, agency_id, actor_id, actor_name, handed_in_on, handed_in_at, ended_on`

export const insertBundle = query(
  `insert into bundles.bundle (subject_id, id, code, version, number, agency_id, actor_id, actor_name, handed_in_on, handed_in_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
)
export const insertMember = query(
  'insert into bundles.member (subject_id, bundle_id, key, place, case_id) values ($1, $2, $3, $4, $5)',
)
export const findBundles = query<BundleRow>(
  `select ${columns} from bundles.bundle where subject_id = $1 order by handed_in_at desc, id desc limit 50`,
)
export const findBundle = query<BundleRow>(
  `select ${columns} from bundles.bundle where subject_id = $1 and id = $2`,
)
export const lockBundle = query<BundleRow>(
  `select ${columns} from bundles.bundle where subject_id = $1 and id = $2 for update`,
)
/** The bundle that a case came with, if it did. */
export const lockBundleOfCase = query<BundleRow>(
  `select ${columns} from bundles.bundle where subject_id = $1
     and id = (select bundle_id from bundles.member where subject_id = $1 and case_id = $2) for update`,
)
export const findMembers = query<MemberRow>(
  `select bundle_id, key, case_id, passed_over from bundles.member where subject_id = $1 and bundle_id = any ($2::uuid[]) order by bundle_id, place`,
)
export const passOver = query(
  'update bundles.member set passed_over = true where subject_id = $1 and bundle_id = $2 and key = any ($3)',
)
export const markEnded = query('update bundles.bundle set ended_on = $3 where subject_id = $1 and id = $2')
