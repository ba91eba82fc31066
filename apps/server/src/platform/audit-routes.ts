import { auditRoutes } from '@tongban/contracts/audit'
import type { Day } from '@tongban/policy'

import { scopeOf } from './context.ts'
import { lastId, lookCursor, pageFrom, readCursor } from './cursor.ts'
import { type Database, type Query, query, type Scope } from './database.ts'
import { bind, type Http } from './http.ts'
import { isoOf } from './instants.ts'
import { requirePeriod } from './period.ts'
import { Refusal } from './refusal.ts'
import type { AgencyRoot } from './seal.ts'
import type { Secrets } from './secrets.ts'

interface LookRow {
  readonly writer: string
  readonly seq: number
  readonly at: string
  readonly actor_id: string
  readonly act: string
  readonly subject_id: string | null
  readonly outlet_id: string | null
  readonly purpose: string | null
}

const looksOrder = 'e.at desc, e.writer desc, e.seq desc'
const narrowed = `($2::uuid is null or e.subject_id = $2) and ($3::uuid is null or e.actor_id = $3) and ($4::text is null or e.act = $4)
     and e.at >= $5::timestamptz and e.at < $6::timestamptz + interval '24 hours'
     and (e.at, e.writer, e.seq) < ($7::timestamptz, $8::uuid, $9::bigint)`

/** Of one record or one member of staff there are few looks anywhere. */
function looksOf(whose: 'e.subject_id = $2' | 'e.actor_id = $3'): Query<LookRow> {
  return query<LookRow>(
    `select e.writer, e.seq, e.at, e.actor_id, e.act, e.subject_id, e.outlet_id, e.purpose from audit.entry e
     where ${whose} and e.agency_id = any ($1) and ${narrowed} order by ${looksOrder} limit $10`,
  )
}

/** All looks, or all of one act: one ordered index scan per agency, merged, however many others there are. */
function looksAt(which: 'true' | 'e.act = $4'): Query<LookRow> {
  return query<LookRow>(
    `select e.writer, e.seq, e.at, e.actor_id, e.act, e.subject_id, e.outlet_id, e.purpose from unnest($1::text[]) a, lateral (
       select * from audit.entry e where e.agency_id = a and ${which} and ${narrowed} order by ${looksOrder} limit $10) e
     order by ${looksOrder} limit $10`,
  )
}

/** The list of looks, by what it is narrowed. */
export const looks = {
  subject: looksOf('e.subject_id = $2'),
  staff: looksOf('e.actor_id = $3'),
  act: looksAt('e.act = $4'),
  all: looksAt('true'),
}
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
/** Of others: what he did himself he knows. */
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
   where subject_id = any (subjects.all_of($1)) and actor_id <> $1 and (at, writer, seq) < ($2::timestamptz, $3::uuid, $4::bigint)
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
    actorNames,
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
    /** The names of those who act for an employer, by id: what they did stands in its audit, too. */
    actorNames: (scope: Scope, subject: string) => Promise<ReadonlyMap<string, string>>
  },
): void {
  bind(http, auditRoutes, {
    'GET /api/audit/looks': async ({ context, query: { subject, staff, act, from, to, after } }) => {
      requirePeriod(from, to)
      const [at, writer, seq] = readCursor(after, lookCursor, ['infinity', lastId, '0'])
      const lead = leadOf({ subject, staff, act })
      const [rows] = await database.read(
        scopeOf(context),
        looks[lead](
          context.agencies,
          subject ?? null,
          staff ?? null,
          act ?? null,
          from === undefined ? '-infinity' : beginningOf(from),
          to === undefined ? 'infinity' : beginningOf(to),
          at,
          writer,
          Number(seq),
          pageSize + 1,
        ),
      )
      const { page, next } = pageFrom(rows, pageSize, afterLook)
      return {
        rows: page.map((row) => ({
          at: isoOf(row.at),
          staff: row.actor_id,
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
      const [cases, actors] = await Promise.all([
        caseNames(scope, subject, [...ids]),
        actorNames(scope, subject),
      ])
      return {
        rows: page.map((row) => ({
          at: isoOf(row.at),
          staffName: actors.get(row.actor_id) ?? staffName(row.actor_id),
          agencyName:
            row.agency_id === null || actors.has(row.actor_id) ? null : places.agency(row.agency_id),
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

/** What finds the fewest leads. */
function leadOf(
  asked: Readonly<Record<'subject' | 'staff' | 'act', string | undefined>>,
): keyof typeof looks {
  return (['subject', 'staff', 'act'] as const).find((lead) => asked[lead] !== undefined) ?? 'all'
}

/** When a day begins in Asia/Shanghai. */
function beginningOf(day: Day): string {
  return `${day}T00:00:00+08:00`
}

function afterLook({ at, writer, seq }: { at: string; writer: string; seq: number }): string {
  return `${isoOf(at)}_${writer}_${seq}`
}
