import type { ArchiveClassCode } from '@tongban/contracts/archive-classes'
import type { ArchiveView } from '@tongban/contracts/archive-kinds'
import type { Archive, ArchiveDetail } from '@tongban/contracts/archives'

import { type Context, scopeOf } from '../../platform/context.ts'
import { dayCursor, lastId, pageFrom, readCursor } from '../../platform/cursor.ts'
import { Refusal } from '../../platform/refusal.ts'
import { countOpenMatters, findCase } from '../cases/index.ts'
import type { ArchiveDeps } from './deps.ts'
import type { PackageKey } from './keep.ts'
import type { Part } from './parts.ts'
import {
  findHolds,
  findLengthenings,
  findListed,
  findLoans,
  findVersions,
  type ListedRow,
  listPackages,
} from './store.ts'

const pageSize = 50
const worker = { path: 'worker' } as const

/** How the list is narrowed. */
export interface Asked {
  readonly view: ArchiveView
  readonly class?: ArchiveClassCode | undefined
  readonly year?: string | undefined
  readonly number?: string | undefined
  readonly after?: string | undefined
}

/** 档案 of the agencies that the reader keeps, what was closed last first; without names. */
export async function listArchives(
  deps: ArchiveDeps,
  context: Context,
  { view, class: kind, year, number, after }: Asked,
): Promise<{ rows: Archive[]; next: string | null }> {
  const [day = '', id = ''] = readCursor(after, dayCursor, ['infinity', lastId])
  const [rows] = await deps.database.read(
    scopeOf(context),
    listPackages[view](
      context.agencies,
      kind ?? null,
      year === undefined ? null : Number(year),
      number === undefined || number === '' ? null : number,
      day,
      id,
      pageSize + 1,
      context.today,
    ),
  )
  const { page, next } = pageFrom(rows, pageSize, (last) => `${last.closed_on}_${last.case_id}`)
  return { rows: page.map((row) => archiveView(deps, row)), next }
}

/** One of them, with its parts and whose it is; the look is in the audit before the answer. @throws Refusal archives.none */
export async function readArchive(
  deps: ArchiveDeps,
  context: Context,
  { subject, case: id }: PackageKey,
): Promise<ArchiveDetail> {
  const [[row], versions, loans, holds, lengthenings] = await deps.database.read(
    scopeOf(context),
    findListed(subject, id, context.agencies),
    findVersions(subject, id),
    findLoans(subject, id),
    findHolds(subject, id),
    findLengthenings(subject, id),
  )
  if (row === undefined) throw new Refusal('archives.none')
  const [[found], [open]] = await deps.database.read(
    worker,
    findCase(subject, id),
    countOpenMatters([subject], [id]),
  )
  await deps.audit.look(
    { ...context, agencyId: row.agency_id },
    { act: 'archives.read', subjectId: subject, caseId: id },
  )
  const { secrets, staffName } = deps
  return {
    ...archiveView(deps, row),
    subjectName: found?.subject_name ?? '',
    listHash: row.list_hash.toString('hex'),
    packedOn: row.packed_on,
    parts: (versions[0]?.list ?? []).map((part) => ({
      kind: part.kind,
      name: part.name,
      hash: part.hash,
      fault: faultOf(row, part),
    })),
    versions: versions.map(({ version, packed_on: packedOn, list_hash: hash }) => ({
      version,
      packedOn,
      listHash: hash.toString('hex'),
    })),
    loans: loans.map((loan) => ({
      id: loan.id,
      to: secrets.open(loan.lent_to),
      reason: secrets.open(loan.reason),
      lentOn: loan.lent_on,
      until: loan.until,
      lentByName: staffName(loan.lent_by),
      returnedOn: loan.returned_on,
    })),
    holds: holds.map((held) => ({
      id: held.id,
      reason: secrets.open(held.reason),
      placedOn: held.placed_on,
      placedByName: staffName(held.placed_by),
      liftedOn: held.lifted_on,
      liftedFor: held.lifted_for === null ? null : secrets.open(held.lifted_for),
    })),
    lengthenings: lengthenings.map((one) => ({
      term: one.term ?? ('permanent' as const),
      reason: secrets.open(one.reason),
      on: one.lengthened_on,
      byName: staffName(one.lengthened_by),
    })),
    openMatters: open?.open ?? 0,
  }
}

function faultOf({ faults }: ListedRow, { kind, ref }: Part): 'missing' | 'changed' | null {
  if (faults.includes(`missing:${kind} ${ref}`)) return 'missing'
  return faults.includes(`changed:${kind} ${ref}`) ? 'changed' : null
}

/** A row of the list as it is shown. */
function archiveView({ agencies, catalogue }: ArchiveDeps, row: ListedRow): Archive {
  return {
    subject: row.subject_id,
    case: row.case_id,
    number: row.number,
    caseNumber: row.case_number,
    itemName: catalogue.nameOf(row.item),
    agencyName: agencies.nameOf(row.agency_id),
    class: row.class,
    term: row.term ?? 'permanent',
    closedOn: row.closed_on,
    dueOn: row.due_on,
    version: row.version,
    checkedOn: row.checked_on,
    faults: row.faults.length,
    held: row.held,
    lentUntil: row.lent_until,
    destroyedOn: row.destroyed_on,
  }
}
