import type { LibraryFile } from '@tongban/contracts/materials'

import { type Context, isHome, scopeOf } from '../../../platform/context.ts'
import { instantCursor, lastId, pageFrom, readCursor } from '../../../platform/cursor.ts'
import { isoOf } from '../../../platform/instants.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { findFilesOf } from '../../materials/index.ts'
import type { Case } from '../case.ts'
import type { CaseDeps } from '../deps.ts'
import { findCasesNamed } from '../store.ts'
import { opening, requireOpen } from './record.ts'

const filesAtOnce = 100

/**
 * 本人材料库: what somebody has sent before and may use again: the materials of his cases, and what no case has claimed yet.
 * Mandates of agents and replies of other bodies are not his materials. A look of staff is written before the answer.
 * @throws Refusal visits.none, materials.no-file
 */
export async function findLibrary(
  deps: CaseDeps,
  context: Context,
  subject: string,
  after?: string,
): Promise<{ rows: LibraryFile[]; next: string | null }> {
  const [at = '', last = ''] = readCursor(after, instantCursor, ['infinity', lastId])
  const [opened, found] = await deps.database.read(
    scopeOf(context),
    opening(context, subject, subject),
    findFilesOf(subject, at, last, filesAtOnce + 1),
  )
  requireOpen(context, opened)
  if (opened.length === 0) throw new Refusal('materials.no-file')
  const { page: files, next } = pageFrom(
    found,
    filesAtOnce,
    ({ staged_at, id }) => `${isoOf(staged_at)}_${id}`,
  )
  const [, cases] = await deps.database.read(
    scopeOf(context),
    opening(context, subject, subject),
    findCasesNamed(subject, [...new Set(files.flatMap(({ used_by: used }) => used))]),
  )
  if (!isHome(context)) await deps.audit.look(context, { act: 'materials.read', subjectId: subject })
  const uses = usesOf(deps, cases)
  return {
    rows: files.flatMap(({ id, type, case_id, staged_at }) => {
      const used = uses.get(id) ?? null
      if (case_id !== null && used === null) return []
      return [{ id, type, stagedAt: isoOf(staged_at), used }]
    }),
    next,
  }
}

/** By the id of the file. @param cases the newest first */
function usesOf(
  { catalogue }: CaseDeps,
  cases: readonly Case[],
): ReadonlyMap<string, NonNullable<LibraryFile['used']>> {
  const uses = cases.flatMap(({ id, number, item, item_version, submitted_on, materials }) => {
    const declared = catalogue.pinned(item, item_version)?.declaration.materials ?? []
    return materials.flatMap(({ material, files = [] }) => {
      const materialName = declared.find(({ key }) => key === material)?.name['zh-CN'] ?? material
      return files.map((file) => [file, { case: id, number, materialName, on: submitted_on }] as const)
    })
  })
  return new Map(uses.toReversed())
}
