import {
  type ArchiveClassCode,
  archiveClassCodes,
  type ArchiveTerm,
} from '@tongban/contracts/archive-classes'
import { addDays, type Day, dayOf } from '@tongban/policy'

import type { Context } from '../../platform/context.ts'
import { firstId } from '../../platform/cursor.ts'
import type { Statement, Tx } from '../../platform/database.ts'
import { takeTurn } from '../../platform/turns.ts'
import { type Case, findCase, findClosedAfter, findClosedKeys } from '../cases/index.ts'
import type { KeepingDeps } from './deps.ts'
import { listHash, type Part, partsOf, readContent } from './parts.ts'
import {
  findPacked,
  insertPackage,
  insertVersion,
  nextNumber,
  type PackageRow,
  readPacked,
  renewPackage,
  writePacked,
} from './store.ts'

const worker = { path: 'worker' } as const
const packedAtOnce = 100
const firstDay = dayOf('1990-01-01')
/** A case is packed on the day after the one on which it was closed: nothing of that day is written any more. */
const restDays = 1

/** One packs at a time: numbers are counted, and no case gets two. */
const packing = takeTurn('archives.pack')

/**
 * 归档: packs cases that were closed before today, in the order in which they were. What a crash left is gone on with; a case that is packed is not packed
 * again.
 * @returns how many were looked at
 */
export async function packClosed(deps: KeepingDeps, { today }: Pick<Context, 'today'>): Promise<number> {
  return await deps.database.transaction(worker, async (tx) => {
    const [, [state]] = await tx.load(packing, readPacked())
    const [cases] = await tx.load(
      findClosedAfter(
        state?.day ?? firstDay,
        state?.case_id ?? firstId,
        addDays(today, -restDays),
        packedAtOnce,
      ),
    )
    const last = cases.at(-1)
    if (last === undefined || last.closed_on === null) return 0
    const [packed] = await tx.load(
      findPacked(
        cases.map((one) => one.subject_id),
        cases.map(({ id }) => id),
      ),
    )
    const known = new Set(packed.map((row) => row.case_id))
    for (const found of cases) if (!known.has(found.id)) tx.record(...(await packOne(deps, tx, found, today)))
    tx.record(writePacked(last.closed_on, last.id))
    return cases.length
  })
}

/** Long enough for any transaction to have ended, and for what was taken in late with an earlier day. */
const daysLookedBack = 40
const keysAtOnce = 1000

/**
 * 补归档: what was passed by, because it was closed around midnight or came in later with an earlier day. Once a day, over the last forty days.
 * @returns how many were packed
 */
export async function packMissed(deps: KeepingDeps, { today }: Pick<Context, 'today'>): Promise<number> {
  const [[state]] = await deps.database.read(worker, readPacked())
  if (state === undefined) return 0
  let [day, id, packed] = [addDays(today, -daysLookedBack), firstId, 0]
  for (;;) {
    const [keys] = await deps.database.read(worker, findClosedKeys(day, id, state.day, keysAtOnce))
    const last = keys.at(-1)
    if (last === undefined) return packed
    const columns = [keys.map((key) => key.subject_id), keys.map((key) => key.id)] as const
    const [known] = await deps.database.read(worker, findPacked(...columns))
    const have = new Set(known.map((row) => row.case_id))
    for (const missed of keys.filter((key) => !have.has(key.id)))
      packed += await packLate(deps, missed, today)
    ;[day, id] = [last.closed_on, last.id]
  }
}

async function packLate(
  deps: KeepingDeps,
  { subject_id: subject, id }: { readonly subject_id: string; readonly id: string },
  today: Day,
): Promise<number> {
  return await deps.database.transaction(worker, async (tx) => {
    const [, [found], known] = await tx.load(packing, findCase(subject, id), findPacked([subject], [id]))
    if (found === undefined || known.length > 0) return 0
    tx.record(...(await packOne(deps, tx, found, today)))
    return 1
  })
}

async function packOne(deps: KeepingDeps, tx: Tx, found: Case, today: Day): Promise<Statement[]> {
  if (found.closed_on === null) return []
  const { kind, term } = keptAs(deps, found)
  const year = Number(found.closed_on.slice(0, 4))
  const [[counted], ...content] = await tx.load(
    nextNumber(found.agency_id, year, kind),
    ...readContent(found.subject_id, found.id),
  )
  const parts = partsOf(deps, found, content)
  const hash = listHash(parts)
  return [
    insertPackage(
      found.subject_id,
      found.id,
      found.agency_id,
      numberOf(found.agency_id, year, kind, counted?.last ?? 0),
      found.number,
      found.item,
      kind,
      term === 'permanent' ? null : term,
      found.closed_on,
      dueOn(found.closed_on, term),
      found.last_seq,
      hash,
      today,
    ),
    insertVersion(found.subject_id, found.id, 1, found.agency_id, today, JSON.stringify(parts), hash),
  ]
}

/** As what the item has its files kept; of a version of before, which does not say it, for ever among those of its newest. */
function keptAs(
  { catalogue }: KeepingDeps,
  found: Case,
): { readonly kind: ArchiveClassCode; readonly term: ArchiveTerm } {
  const own = catalogue.pinned(found.item, found.item_version)?.declaration.archive
  if (own !== undefined) return { kind: own.class, term: own.term }
  const newest = catalogue.current(found.item)?.declaration.archive?.class
  return {
    kind: newest ?? (found.subject_kind === 'employer' ? 'employer-registration' : 'person-registration'),
    term: 'permanent',
  }
}

/** 件号: agency, year, the place of the class in the annex, and a running number without gaps. */
function numberOf(agency: string, year: number, kind: ArchiveClassCode, running: number): string {
  const place = archiveClassCodes.indexOf(kind) + 1
  return `${agency}-${year}-${String(place).padStart(2, '0')}-${String(running).padStart(6, '0')}`
}

/**
 * The first day after a term, which runs from 1 January of the year after the case was closed (人力资源和社会保障部、国家档案局令第3号 on terms).
 * @returns null for what is kept for ever
 */
export function dueOn(closedOn: Day, term: ArchiveTerm): Day | null {
  if (term === 'permanent') return null
  return dayOf(`${Number(closedOn.slice(0, 4)) + 1 + term}-01-01`)
}

/**
 * A further version of the list, where the case has gained something since it was packed (a delivery is no event of it); nothing where it has not.
 * Only after a check that found no fault: else what was changed behind the back of the server would be sealed as new.
 */
export function renewed(row: PackageRow, parts: readonly Part[], lastSeq: number, today: Day): Statement[] {
  const { subject_id: subject, case_id: id, agency_id: agency } = row
  const [version, hash] = [row.version + 1, listHash(parts)]
  if (hash.equals(row.list_hash)) return []
  return [
    insertVersion(subject, id, version, agency, today, JSON.stringify(parts), hash),
    renewPackage(subject, id, version, lastSeq, hash, today),
  ]
}
