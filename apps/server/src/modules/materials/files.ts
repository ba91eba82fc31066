import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

import { fileBytesAtMost } from '@tongban/contracts/file-size'
import type { StagedFile } from '@tongban/contracts/materials'

import type { Audit } from '../../platform/audit.ts'
import { type Context, isHome, isOnline, newId, scopeOf } from '../../platform/context.ts'
import { type Database, query, type Statement } from '../../platform/database.ts'
import { minutesFrom } from '../../platform/instants.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Scanner, Verdict } from '../../platform/scanner.ts'
import { takeTurn } from '../../platform/turns.ts'

interface FileRow {
  readonly id: string
  readonly type: StagedFile['type']
  readonly bytes: number
  readonly sha256: Buffer
  readonly case_id: string | null
  readonly scan: 'unscanned' | 'clean' | 'infected'
}

const insertFile = query(
  `insert into materials.file (subject_id, id, type, bytes, sha256, staged_by, staged_at, scan, agency_id)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
)
interface StoredRow extends FileRow {
  readonly staged_by: string
  readonly used_by: readonly string[]
}

const findFile = query<StoredRow>(
  `select f.id, f.type, f.bytes, f.sha256, f.case_id, f.scan, f.staged_by,
     array(select u.case_id from materials.use u where u.subject_id = f.subject_id and u.file_id = f.id) as used_by
   from materials.file f where f.subject_id = $1 and f.id = $2`,
)
/** What a subject has sent, the newest first, after one of them; with the cases that have it. */
export const findFilesOf = query<
  FileRow & { readonly staged_at: string; readonly used_by: readonly string[] }
>(
  `select f.id, f.type, f.bytes, f.sha256, f.case_id, f.scan, f.staged_at, array(select f.case_id where f.case_id is not null
     union select u.case_id from materials.use u where u.subject_id = f.subject_id and u.file_id = f.id) as used_by
   from materials.file f where f.subject_id = $1 and f.scan <> 'infected' and (f.staged_at, f.id) < ($2::timestamptz, $3::uuid)
   order by f.staged_at desc, f.id desc limit $4`,
)
/** What a case has, its own and what it uses of another of the same subject. */
export const findFilesOfCase = query<FileRow & { readonly alone: boolean }>(
  `select f.id, f.type, f.bytes, f.sha256, f.case_id, f.scan,
     f.case_id = $2 and not exists (select from materials.use u where u.subject_id = f.subject_id and u.file_id = f.id and u.case_id <> $2) as alone
   from materials.file f where f.subject_id = $1 and (f.case_id = $2 or exists (
     select from materials.use u where u.subject_id = f.subject_id and u.file_id = f.id and u.case_id = $2)) order by f.id`,
)
const removeUses = query('delete from materials.use where subject_id = $1 and case_id = $2')
const removeFiles = query('delete from materials.file where subject_id = $1 and id = any ($2)')

/** What another case still uses becomes that one's: with the last case that has it, it goes. */
const handOnFiles = query(
  `with heir as (
     select distinct on (u.file_id) u.file_id, u.case_id from materials.use u join materials.file f on f.subject_id = u.subject_id and f.id = u.file_id
     where u.subject_id = $1 and f.case_id = $2 and u.case_id <> $2 order by u.file_id, u.case_id),
   owned as (update materials.file f set case_id = heir.case_id from heir where f.subject_id = $1 and f.id = heir.file_id)
   delete from materials.use u using heir where u.subject_id = $1 and u.file_id = heir.file_id and u.case_id = heir.case_id`,
)

/** 销毁: the files that only this case has; their bytes go after the commit. */
export function destroyFiles(subject: string, caseId: string, alone: readonly string[]): Statement[] {
  return [removeUses(subject, caseId), removeFiles(subject, alone), handOnFiles(subject, caseId)]
}

/** Locks staged files so that one command claims them. */
export const lockFiles = query<FileRow>(
  'select id, type, bytes, sha256, case_id, scan from materials.file where subject_id = $1 and id = any ($2) for update',
)
/** A case claims its files; what another case of the same subject has already, it uses too. */
export const claimFiles = query(
  `with first as (update materials.file set case_id = $3 where subject_id = $1 and id = any ($2) and case_id is null)
   insert into materials.use (subject_id, file_id, case_id)
   select subject_id, id, $3 from materials.file where subject_id = $1 and id = any ($2) and case_id <> $3 on conflict do nothing`,
)
const findUnclaimed = query<{ subject_id: string; id: string; own: boolean }>(
  `select subject_id, id, staged_by = subject_id as own from materials.file where case_id is null and staged_at < $1`,
)
const takeUnclaimed = query<{ subject_id: string; id: string }>(
  `delete from materials.file f using unnest($1::uuid[], $2::uuid[]) as old (subject_id, id)
   where f.subject_id = old.subject_id and f.id = old.id and f.case_id is null returning f.subject_id, f.id`,
)
/** What somebody, or a system for him, has sent since an instant. */
const sumOwn = query<{ bytes: number }>(
  `select coalesce(sum(bytes), 0)::float8 as bytes from materials.file where subject_id = $1 and staged_by = $3 and staged_at >= $2`,
)

const dayMinutes = 24 * 60
/** Twenty of the largest files: more than any matter asks for. */
const ownBytesADay = 20 * fileBytesAtMost
const types: readonly StagedFile['type'][] = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf']

/** A file as it lies on the disk. */
export interface StoredFile {
  readonly subject: string
  /** Its id; with a tail while it is half written. */
  readonly name: string
  readonly half: boolean
  /** By the disk's clock. */
  readonly changedAt: Date
}

/** Where the content of files lies: a folder per subject, written aside and renamed. */
export interface FileStore {
  put(subject: string, id: string, content: Buffer): Promise<void>
  get(subject: string, id: string): Promise<Buffer>
  remove(subject: string, id: string): Promise<void>
  /** What lies in one of the 256 parts, each named by the last two digits of its subjects; other things are left out. */
  list(part: string): Promise<StoredFile[]>
}

export function openFileStore(folder: string): FileStore {
  const place = (subject: string, id: string): string => join(folder, subject.slice(-2), subject, id)
  return {
    put: async (subject, id, content) => {
      const path = place(subject, id)
      await mkdir(dirname(path), { recursive: true })
      await writeFile(`${path}.new`, content, { mode: 0o600, flush: true })
      await rename(`${path}.new`, path)
    },
    get: async (subject, id) => await readFile(place(subject, id)),
    remove: async (subject, id) => await rm(place(subject, id), { force: true }),
    list: async (part) => await storedIn(join(folder, part)),
  }
}

const storedName = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?<half>\.new)?$/

async function storedIn(part: string): Promise<StoredFile[]> {
  const found: StoredFile[] = []
  const entries = await readdir(part, { withFileTypes: true, recursive: true }).catch(noneWhenMissing)
  for (const entry of entries) {
    const subject = basename(entry.parentPath)
    const name = storedName.exec(entry.name)
    if (!entry.isFile() || name === null || !storedName.test(subject)) continue
    const about = await stat(join(entry.parentPath, entry.name)).catch(noneWhenMissing)
    if ('mtime' in about)
      found.push({
        subject,
        name: entry.name,
        half: name.groups?.['half'] !== undefined,
        changedAt: about.mtime,
      })
  }
  return found
}

/** A part without files, or a file that went meanwhile. @throws any other fault */
function noneWhenMissing(error: unknown): [] {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
  throw error
}

export interface MaterialDeps {
  readonly database: Database
  readonly files: FileStore
  /** Looks through every file; undefined: nobody does. */
  readonly scanner: Scanner | undefined
}

/** What must run first so that the subject is open: a visit at the counter, a case in the office. */
export type Opening = (
  context: Context,
  subject: string,
) => {
  readonly statement: Statement
  /** Refuses who may not; answers the context under which the look is written. */
  readonly admit: (rows: readonly unknown[]) => Context
}

/**
 * Stages a photograph or PDF: its type is sniffed, not believed. A command claims it later; what nobody claims is swept
 * after a day (D-31). Where a scanner is set it is asked first: what is infected is not kept and stands in the audit; what it
 * did not answer about stays closed until it has.
 * Whoever sends from home may send so much a day; nobody stands beside him.
 * @throws Refusal materials.empty, materials.heic, materials.kind, materials.infected, materials.enough, visits.none
 */
export async function stageFile(
  { database, files, scanner, audit }: MaterialDeps & { readonly audit: Audit },
  context: Context,
  subject: string,
  content: Buffer,
  opening: Opening,
): Promise<StagedFile> {
  if (content.length === 0) throw new Refusal('materials.empty')
  if (content.length > fileBytesAtMost) throw new Refusal('general.too-large')
  const { fileTypeFromBuffer } = await import('file-type') // with the first file, not with the server
  const mime = (await fileTypeFromBuffer(content))?.mime ?? ''
  if (/hei[cf]/.test(mime)) throw new Refusal('materials.heic')
  const type = types.find((known) => known === mime)
  if (type === undefined) throw new Refusal('materials.kind')
  const id = newId()
  const { statement, admit } = opening(context, subject)
  const stagedBy = context.path === 'employer' ? subject : context.actorId // from home: the subject itself has sent it
  const verdict: Verdict = (await scanner?.scan(content)) ?? { state: 'unscanned', fault: 'not-set' }
  const admitted = await database.transaction(scopeOf(context), async (tx) => {
    const { now } = context
    const [rows] = await tx.load(statement)
    const at = admit(rows)
    if (isOnline(context)) {
      const [, [sent]] = await tx.load(
        takeTurn(`staged ${subject}`),
        sumOwn(subject, minutesFrom(now, -dayMinutes), stagedBy),
      )
      if ((sent?.bytes ?? 0) + content.length > ownBytesADay) throw new Refusal('materials.enough')
    }
    if (verdict.state === 'infected') return at
    await files.put(subject, id, content)
    tx.record(
      insertFile(
        subject,
        id,
        type,
        content.length,
        createHash('sha256').update(content).digest(),
        stagedBy,
        context.now,
        verdict.state,
        at.agencyId,
      ),
    )
    return at
  })
  if (verdict.state === 'infected') {
    const about = isHome(context) ? {} : { subjectId: subject } // who looks after his own record leaves no row there
    await audit.look(admitted, { act: 'materials.infected', purpose: verdict.name, ...about })
    throw new Refusal('materials.infected')
  }
  return { id, type, bytes: content.length }
}

/**
 * A file's content, when the subject is open to the reader. A case opens its own files and no other of the subject; whoever
 * has just photographed something for it sees that, too.
 * @throws Refusal materials.no-file, materials.unscanned, materials.infected
 */
export async function readStored(
  { database, files, scanner }: MaterialDeps,
  context: Context,
  subject: string,
  { id, caseId }: { readonly id: string; readonly caseId: string | undefined },
  opening: Opening,
): Promise<{ row: FileRow; content: Buffer; admitted: Context }> {
  const { statement, admit } = opening(context, subject)
  const [opened, [row]] = await database.read(scopeOf(context), statement, findFile(subject, id))
  const admitted = admit(opened)
  if (row === undefined || (caseId !== undefined && !isOf(row, caseId, context.actorId)))
    throw new Refusal('materials.no-file')
  if (row.scan === 'infected') throw new Refusal('materials.infected')
  if (row.scan === 'unscanned' && scanner !== undefined) throw new Refusal('materials.unscanned')
  return { row, content: await files.get(subject, id), admitted }
}

function isOf({ case_id, used_by, staged_by }: StoredRow, caseId: string, reader: string): boolean {
  return case_id === caseId || used_by.includes(caseId) || (case_id === null && staged_by === reader)
}

/** The drafts of people, as far as they name files; null: not known, so that nothing of theirs goes. */
export type DraftFiles = (
  subjects: readonly string[],
  now: Date,
) => Statement<{ subject_id: string; files: readonly string[] | null }>

/**
 * Removes what nobody claimed within a day; what was sent from home waits as long as a draft names it.
 * @returns how many files went
 */
export async function sweepFiles(
  { database, files, draftFiles }: Pick<MaterialDeps, 'database' | 'files'> & { draftFiles: DraftFiles },
  now: Date,
): Promise<number> {
  const gone = await database.transaction({ path: 'worker' }, async (tx) => {
    const [old] = await tx.load(findUnclaimed(minutesFrom(now, -dayMinutes)))
    if (old.length === 0) return []
    const people = new Set(old.filter(({ own }) => own).map((file) => file.subject_id))
    const [drafts] = await tx.load(draftFiles([...people], now))
    const bySubject = Map.groupBy(drafts, (draft) => draft.subject_id)
    const waits = (file: (typeof old)[number]): boolean =>
      file.own &&
      (bySubject.get(file.subject_id) ?? []).some(({ files: named }) => named?.includes(file.id) ?? true)
    const left = old.filter((file) => !waits(file))
    const [taken] = await tx.load(
      takeUnclaimed(
        left.map((file) => file.subject_id),
        left.map(({ id }) => id),
      ),
    )
    return taken
  })
  for (const { subject_id, id } of gone) await files.remove(subject_id, id)
  return gone.length
}

/**
 * The files that a command claims are all there. Whoever serves the subject, or is it, may use again what an earlier case
 * has; an office, to which only its case opens files, may not.
 * @throws Refusal materials.claimed
 */
export function requireUsable(
  { path }: Pick<Context, 'path'>,
  wanted: readonly string[],
  found: readonly FileRow[],
  caseId: string,
): void {
  const again = isOnline({ path }) || path === 'counter'
  const free = new Set(
    found
      .filter(({ scan }) => scan !== 'infected')
      .filter((row) => again || row.case_id === null || row.case_id === caseId)
      .map((row) => row.id),
  )
  const missing = wanted.findIndex((id) => !free.has(id))
  if (missing >= 0)
    throw new Refusal('materials.claimed', [{ field: 'materials', code: 'materials.claimed', message: '' }])
}
