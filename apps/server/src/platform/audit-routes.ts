import { auditRoutes } from '@tongban/contracts/audit'

import { scopeOf } from './context.ts'
import { lastId, lookCursor, readCursor } from './cursor.ts'
import { type Database, query } from './database.ts'
import { bind, type Http } from './http.ts'
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
const pageSize = 100

/** Who looked at whose record, for the audit administrator; and the sealed roots, for everyone (M-15). */
export function bindAudit(
  http: Http,
  {
    database,
    secrets,
    staffName,
  }: {
    database: Database
    secrets: Pick<Secrets, 'publicKeys'>
    staffName: (id: string) => string
  },
): void {
  bind(http, auditRoutes, {
    'GET /api/audit/looks': async ({ context, query: { subject, after } }) => {
      const [at, writer, seq] = readCursor(after, lookCursor, ['infinity', lastId, '0'])
      const [rows] = await database.read(
        scopeOf(context),
        findLooks(subject ?? null, context.agencies, at, writer, Number(seq), pageSize + 1),
      )
      const page = rows.slice(0, pageSize)
      const last = page.at(-1)
      return {
        rows: page.map((row) => ({
          at: new Date(row.at).toISOString(),
          staffName: staffName(row.actor_id),
          act: row.act,
          subject: row.subject_id,
          outletId: row.outlet_id,
          purpose: row.purpose,
        })),
        next:
          rows.length > pageSize && last !== undefined
            ? `${new Date(last.at).toISOString()}_${last.writer}_${last.seq}`
            : null,
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
