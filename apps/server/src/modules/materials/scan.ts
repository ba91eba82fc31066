import { lookWithin } from '../../platform/audit.ts'
import type { Context } from '../../platform/context.ts'
import { query } from '../../platform/database.ts'
import { faultOf, PlainFault } from '../../platform/fault.ts'
import type { Scanner } from '../../platform/scanner.ts'
import type { MaterialDeps } from './files.ts'

interface Unscanned {
  readonly subject_id: string
  readonly id: string
  readonly case_id: string | null
  readonly agency_id: string | null
}

const findUnscanned = query<Unscanned>(
  `select subject_id, id, case_id, agency_id from materials.file
   where scan = 'unscanned' and id <> all ($1::uuid[]) order by staged_at, id limit $2`,
)
const mark = query<{ id: string }>(
  `update materials.file set scan = $3 where subject_id = $1 and id = $2 and scan = 'unscanned' returning id`,
)
/** How many uploads wait for the scanner; none of them gives up. */
export const countUnscanned = query<{ waiting: number; dead: number }>(
  `select count(*) as waiting, 0 as dead from materials.file where scan = 'unscanned'`,
)
const worker = { path: 'worker' } as const
const atOnce = 50
const faultsNamedMax = 20

/**
 * 补查: asks about every file that no scanner has answered about, the oldest first; also those from before one was set. A file
 * that is infected stays closed to everybody, and stands in the audit of the agency that took it in.
 * @returns how many were looked through
 * @throws PlainFault when the scanner is away, or naming what could not be read, after all others were done
 */
export async function scanFiles(
  { database, files, scanner }: MaterialDeps,
  system: Context,
): Promise<number> {
  if (scanner === undefined) return 0
  const failed = new Map<string, string>()
  let done = 0
  for (;;) {
    const [rows] = await database.read(worker, findUnscanned([...failed.keys()], atOnce))
    for (const row of rows) {
      const fault = await scanOne({ database, files, scanner }, system, row)
      if (fault === undefined) done += 1
      else failed.set(row.id, fault)
    }
    if (rows.length < atOnce) break
  }
  const faults = [...failed].map(([id, fault]) => `${id} cannot be scanned: ${fault}`)
  if (faults.length > 0) throw new PlainFault(faults.slice(0, faultsNamedMax).join('; '))
  return done
}

/** @returns why it could not be scanned @throws PlainFault when nothing can be: the scanner is away */
async function scanOne(
  { database, files, scanner }: Pick<MaterialDeps, 'database' | 'files'> & { readonly scanner: Scanner },
  system: Context,
  { subject_id, id, case_id, agency_id }: Unscanned,
): Promise<string | undefined> {
  let content: Buffer
  try {
    content = await files.get(subject_id, id)
  } catch (error) {
    return faultOf(error)
  }
  const verdict = await scanner.scan(content)
  if (verdict.state === 'unscanned') {
    if (verdict.fault === 'too-large' || verdict.fault === 'refused') return verdict.fault
    throw new PlainFault(`the scanner does not answer: ${verdict.fault}`)
  }
  await database.transaction(worker, async (tx) => {
    const [[marked]] = await tx.load(mark(subject_id, id, verdict.state))
    if (marked === undefined || verdict.state === 'clean') return
    const about = { act: 'materials.infected', subjectId: subject_id, purpose: verdict.name }
    const where = { ...system, agencyId: agency_id }
    tx.record(lookWithin(where, case_id === null ? about : { ...about, caseId: case_id }))
  })
  return undefined
}
