import { query } from '../../platform/database.ts'
import { minutesFrom } from '../../platform/instants.ts'
import { findSubject } from '../subjects/index.ts'
import type { MaterialDeps, StoredFile } from './files.ts'

const findKept = query<{ id: string }>(
  `select f.id from unnest($1::uuid[], $2::uuid[]) k (subject_id, id)
   join materials.file f on f.subject_id = k.subject_id and f.id = k.id`,
)

const worker = { path: 'worker' } as const
const parts = 256
const askedAtOnce = 1000
const dayMinutes = 24 * 60

/**
 * Removes content that no row names: a crash between writing a photograph and the commit leaves it, and so does a removal
 * that failed. Only what lies for a day is judged, and only of subjects that the register knows: beside the wrong database
 * nothing is lost. One of 256 parts of the store a minute, so that each is looked at several times a day.
 * @returns how many files went
 * @throws Error the first that could not be removed, after all others were
 */
export async function sweepOrphans(
  deps: Pick<MaterialDeps, 'database' | 'files'>,
  now: Date,
  part = partOf(now),
): Promise<number> {
  const before = minutesFrom(now, -dayMinutes)
  const old = (await deps.files.list(part)).filter(({ changedAt }) => changedAt < before)
  const orphans: StoredFile[] = []
  for (let at = 0; at < old.length; at += askedAtOnce)
    orphans.push(...(await orphansAmong(deps, old.slice(at, at + askedAtOnce))))
  const removals = await Promise.allSettled(
    orphans.map(({ subject, name }) => deps.files.remove(subject, name)),
  )
  const failed = removals.find((removal) => removal.status === 'rejected')
  if (failed !== undefined) throw failed.reason
  return orphans.length
}

/** What is not named by a row and belongs to somebody known. A half-written file is named by none. */
async function orphansAmong(
  { database }: Pick<MaterialDeps, 'database'>,
  stored: readonly StoredFile[],
): Promise<readonly StoredFile[]> {
  const whole = stored.filter(({ half }) => !half)
  const [rows] = await database.read(
    worker,
    findKept(
      whole.map(({ subject }) => subject),
      whole.map(({ name }) => name),
    ),
  )
  const kept = new Set(rows.map(({ id }) => id))
  const unnamed = stored.filter(({ name }) => !kept.has(name))
  const known = new Set<string>()
  for (const subject of new Set(unnamed.map((file) => file.subject))) {
    const [[found]] = await database.read(worker, findSubject(subject))
    if (found !== undefined) known.add(subject)
  }
  return unnamed.filter(({ subject }) => known.has(subject))
}

/** The part of the store whose minute it is. */
function partOf(now: Date): string {
  const minute = Math.floor(now.getTime() / 60_000)
  return (minute % parts).toString(16).padStart(2, '0')
}
