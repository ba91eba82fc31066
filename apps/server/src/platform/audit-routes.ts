import { auditRoutes } from '@tongban/contracts/audit'

import { scopeOf } from './context.ts'
import { lastId, lookCursor, pageFrom, readCursor } from './cursor.ts'
import { type Database, query, type Scope } from './database.ts'
import { bind, type Http } from './http.ts'
import { isoOf } from './instants.ts'
import { Refusal } from './refusal.ts'
import type { AgencyRoot } from './seal.ts'
import type { Secrets } from './secrets.ts'

const findLooks = query<{
  writer: string
  seq: number
  at: string
  actor_id: string
  act: string
  subject_id: string | null
  outlet_id: string | null
  purpose: string | null
}>(
  `select writer, seq, at, actor_id, act, subject_id, outlet_id, purpose from audit.entry
   where ($1::uuid is null or subject_id = $1) and agency_id = any ($2) and (at, writer, seq) < ($3::timestamptz, $4::uuid, $5::bigint)
   order by at desc, writer desc, seq desc limit $6`,
)
const findRoots = query<{
  id: number
  day: `${number}-${number}-${number}`
  sealed_at: string
  entries: number
  by_agency: Record<string, AgencyRoot>
  root: Buffer
  previous: Buffer
  hash: Buffer
  signature: Buffer
  key_id: string
}>(
  `select distinct on (day) id, day, sealed_at, entries, by_agency, root, previous, hash, signature, key_id from audit.seal
   order by day desc, id desc limit 366`,
)
const findOwnLooks = query<{
  writer: string
  seq: number
  at: string
  actor_id: string
  act: string
  case_id: string | null
  agency_id: string | null
  outlet_id: string | null
  purpose: string | null
}>(
  `select writer, seq, at, actor_id, act, case_id, agency_id, outlet_id, purpose from audit.entry
   where subject_id = $1 and (at, writer, seq) < ($2::timestamptz, $3::uuid, $4::bigint)
   order by at desc, writer desc, seq desc limit $5`,
)
const pageSize = 100

/** Who looked at whose record, for the audit administrator; and the sealed roots, for everyone (M-15). */
export function bindAudit(
  http: Http,
  {
    database,
    secrets,
    staffName,
    places,
    caseNames,
  }: {
    database: Database
    secrets: Pick<Secrets, 'publicKeys'>
    staffName: (id: string) => string
    /** Names of agencies and outlets. */
    places: { agency(id: string): string; outlet(id: string): string }
    /** Item and number of cases of the reader, by id; the composition root joins the room that has them. */
    caseNames: (
      scope: Scope,
      subject: string,
      ids: readonly string[],
    ) => Promise<ReadonlyMap<string, { readonly itemName: string; readonly number: string }>>
  },
): void {
  bind(http, auditRoutes, {
    'GET /api/audit/looks': async ({ context, query: { subject, after } }) => {
      const [at, writer, seq] = readCursor(after, lookCursor, ['infinity', lastId, '0'])
      const [rows] = await database.read(
        scopeOf(context),
        findLooks(subject ?? null, context.agencies, at, writer, Number(seq), pageSize + 1),
      )
      const { page, next } = pageFrom(rows, pageSize, afterLook)
      return {
        rows: page.map((row) => ({
          at: isoOf(row.at),
          staffName: staffName(row.actor_id),
          act: row.act,
          subject: row.subject_id,
          outletId: row.outlet_id,
          purpose: row.purpose,
        })),
        next,
      }
    },
    'GET /api/audit/looks/:subject': async ({ context, params: { subject }, query: { after } }) => {
      if (!context.subjects.includes(subject)) throw new Refusal('people.unknown')
      const [at, writer, seq] = readCursor(after, lookCursor, ['infinity', lastId, '0'])
      const scope = scopeOf(context)
      const [rows] = await database.read(scope, findOwnLooks(subject, at, writer, Number(seq), pageSize + 1))
      const { page, next } = pageFrom(rows, pageSize, afterLook)
      const ids = new Set(page.flatMap(({ case_id }) => (case_id === null ? [] : [case_id])))
      const cases = await caseNames(scope, subject, [...ids])
      return {
        rows: page.map((row) => ({
          at: isoOf(row.at),
          staffName: staffName(row.actor_id),
          agencyName: row.agency_id === null ? null : places.agency(row.agency_id),
          outletName: row.outlet_id === null ? null : places.outlet(row.outlet_id),
          act: row.act,
          itemName: cases.get(row.case_id ?? '')?.itemName ?? null,
          caseNumber: cases.get(row.case_id ?? '')?.number ?? null,
          purpose: row.purpose,
        })),
        next,
      }
    },
    'GET /api/audit/roots': async () => {
      const [rows] = await database.read({ path: 'worker' }, findRoots())
      return {
        rows: rows.map(
          ({ id, day, sealed_at, entries, by_agency, root, previous, hash, signature, key_id }) => ({
            id,
            day,
            sealedAt: new Date(sealed_at).toISOString(),
            entries,
            byAgency: by_agency,
            root: root.toString('hex'),
            previous: previous.toString('hex'),
            hash: hash.toString('hex'),
            signature: signature.toString('base64'),
            keyId: key_id,
          }),
        ),
        keys: secrets.publicKeys(),
      }
    },
  })
}

function afterLook({ at, writer, seq }: { at: string; writer: string; seq: number }): string {
  return `${isoOf(at)}_${writer}_${seq}`
}
