import { query } from '../../../platform/database.ts'
import type { SealedRow, SealSource } from '../../../platform/seal.ts'

const takeEvents = query<SealedRow>(
  `with taken as (
     update cases.event e set sealed_by = $1 from (
       select subject_id, case_id, seq from cases.event where sealed_by is null order by case_id, seq limit $2) open
     where e.subject_id = open.subject_id and e.case_id = open.case_id and e.seq = open.seq
     returning e.subject_id, e.case_id, e.seq, e.agency_id, e.hash)
   select subject_id || '/' || case_id || '/' || seq as key, agency_id as agency, hash from taken
   order by subject_id, case_id, seq`,
)

/** The logs of all cases, for the sealing job. */
export const eventSource: SealSource = { name: 'cases.event', take: takeEvents }
