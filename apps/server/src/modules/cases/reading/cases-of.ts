import type { CaseView } from '@tongban/contracts/cases'

import { type Context, isHome, scopeOf } from '../../../platform/context.ts'
import { lastId, pageFrom, readCursor } from '../../../platform/cursor.ts'
import { isoOf } from '../../../platform/instants.ts'
import { Refusal } from '../../../platform/refusal.ts'
import type { Case } from '../case.ts'
import type { CaseDeps } from '../deps.ts'
import { findCasesOf } from '../store.ts'
import { opening, requireOpen } from './record.ts'
import { caseView } from './view.ts'

/** The cases of the person who is at the counter, or one's own. @throws Refusal visits.none, cases.not-found */
export async function findCasesOfSubject(
  deps: CaseDeps,
  context: Context,
  subject: string,
  after?: string,
): Promise<{ rows: CaseView[]; next: string | null }> {
  const [at = '', last = '', standing] = readCursor(after, caseCursor, ['infinity', lastId, 'open'])
  const [opened, rows] = await deps.database.read(
    scopeOf(context),
    opening(context, subject, subject),
    findCasesOf(subject, standing === 'closed', at, last, casesAtOnce + 1),
  )
  requireOpen(context, opened)
  if (opened.length === 0) throw new Refusal('cases.not-found')
  if (!isHome(context)) await deps.audit.look(context, { act: 'cases.list', subjectId: subject })
  const { page, next } = pageFrom(rows, casesAtOnce, cursorOf)
  return { rows: page.map((row) => caseView(deps, row, context)), next }
}

/** An instant, an id, and whether that case had ended. */
const caseCursor =
  /^(?:infinity|\d{4}-\d{2}-\d{2}T[\d:.]{8,15}Z)_[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}_(?:open|closed)$/
const casesAtOnce = 100

function cursorOf({ opened_at: at, id, stage }: Case): string {
  return `${isoOf(at)}_${id}_${stage === 'closed' ? 'closed' : 'open'}`
}
