import { createHash } from 'node:crypto'

import { addDays } from '@tongban/policy'

import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import { findEventHash } from '../cases/index.ts'
import { contentOf, type PaperRow } from '../papers/index.ts'
import type { KeepingDeps } from './deps.ts'
import { renewed } from './pack.ts'
import { type Part, partsOf, readContent } from './parts.ts'
import { findToCheck, findVersions, lockPackage, noteCheck, type PackageRow } from './store.ts'

const worker = { path: 'worker' } as const
/** A package is looked into again a year after it was packed or looked into, the longest ago first; so many a run. */
const daysBetween = 365
const checkedAtOnce = 50

/** Which part is not as it was packed; kept as `missing:<kind> <ref>` or `changed:<kind> <ref>`. */
export type PartFault = `${'missing' | 'changed'}:${string}`

/**
 * 校验: reads again what a package is made of, the bytes of its files among it, and compares it with the hashes under which it was packed; what the case has gained
 * since makes a further version of the list first. What was found is written down.
 * @returns how many parts are missing or changed
 */
export async function checkPackage(
  deps: KeepingDeps,
  tx: Tx,
  row: PackageRow,
  context: Pick<Context, 'today'>,
): Promise<number> {
  const [[version], [event], ...content] = await tx.load(
    findVersions(row.subject_id, row.case_id),
    findEventHash(row.subject_id, row.case_id, row.last_seq),
    ...readContent(row.subject_id, row.case_id),
  )
  const [[found], , , papers] = content
  if (version === undefined || found === undefined) throw new Error(`nothing is known of ${row.number}`) // both are referred to by it
  const parts = partsOf(deps, found, content)
  const now = new Map(parts.map((part) => [keyOf(part), part]))
  const faults = await faultsOf(version.list, {
    now,
    event: event?.hash.toString('hex'),
    isMoved: found.last_seq > row.last_seq,
    readFile: async (id) => await deps.files.get(row.subject_id, id).catch(noneWhenGone),
    papers,
    isWhole: (paper) => isWhole(deps, paper),
  })
  if (faults.length === 0) tx.record(...renewed(row, parts, found.last_seq, context.today))
  tx.record(noteCheck(row.subject_id, row.case_id, context.today, faults))
  return faults.length
}

/** Compared with the list as it stands; a part that has come since is not in it yet. */
async function faultsOf(list: readonly Part[], found: Found): Promise<PartFault[]> {
  const faults: PartFault[] = []
  for (const part of list) {
    const judged = await judge(part, found)
    if (judged !== undefined) faults.push(`${judged}:${part.kind} ${part.ref}`)
  }
  return faults
}

/** A file that is gone; whatever else went wrong says nothing of it. @throws any other fault */
function noneWhenGone(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
  throw error
}

interface Found {
  readonly now: ReadonlyMap<string, Part>
  readonly event: string | undefined
  /** The case has gone on since it was packed: its answers may be others, by an event that says so. */
  readonly isMoved: boolean
  readonly readFile: (id: string) => Promise<Buffer | undefined>
  readonly papers: readonly PaperRow[]
  readonly isWhole: (paper: PaperRow) => boolean
}

async function judge(part: Part, found: Found): Promise<Verdict> {
  if (part.kind === 'log') return compared(found.event, part.hash)
  if (part.kind === 'form' && found.isMoved) return undefined
  const here = compared(found.now.get(keyOf(part))?.hash, part.hash)
  if (here !== undefined) return here
  if (part.kind === 'paper')
    return found.papers.some((paper) => paper.id === part.ref && found.isWhole(paper)) ? undefined : 'changed'
  return part.kind === 'file' ? compared(hashOf(await found.readFile(part.ref)), part.hash) : undefined
}

type Verdict = 'missing' | 'changed' | undefined

function compared(now: string | undefined, packed: string): Verdict {
  if (now === undefined) return 'missing'
  return now === packed ? undefined : 'changed'
}

function hashOf(bytes: Buffer | undefined): string | undefined {
  return bytes === undefined ? undefined : createHash('sha256').update(bytes).digest('hex')
}

function isWhole({ secrets }: KeepingDeps, paper: PaperRow): boolean {
  try {
    contentOf(secrets, paper)
    return true
  } catch {
    return false
  }
}

function keyOf({ kind, ref }: Part): string {
  return kind === 'log' ? kind : `${kind} ${ref}`
}

/** Looks into those that nobody has looked into for a year. @returns how many */
export async function checkOldest(deps: KeepingDeps, { today }: Pick<Context, 'today'>): Promise<number> {
  const [rows] = await deps.database.read(worker, findToCheck(yearBefore(today), checkedAtOnce))
  for (const { subject_id: subject, case_id: id } of rows)
    await deps.database.transaction(worker, async (tx) => {
      const [[row]] = await tx.load(lockPackage(subject, id))
      if (row !== undefined && row.destroyed_on === null) await checkPackage(deps, tx, row, { today })
    })
  return rows.length
}

function yearBefore(today: Context['today']) {
  return addDays(today, -daysBetween)
}

/** @throws Refusal archives.none, archives.destroyed */
export function requireKept<Row extends PackageRow>(row: Row | undefined): Row {
  if (row === undefined) throw new Refusal('archives.none')
  if (row.destroyed_on !== null) throw new Refusal('archives.destroyed')
  return row
}
