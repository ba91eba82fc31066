import type { Answer } from '@tongban/contracts/routes'
import type { shieldsRoutes } from '@tongban/contracts/shields'

import { type Context, scopeOf } from '../../platform/context.ts'
import { firstId, pageFrom } from '../../platform/cursor.ts'
import { Refusal } from '../../platform/refusal.ts'
import { requestView } from './ask.ts'
import type { ShieldDeps } from './deps.ts'
import { findOpenRequests, findRequest, findShields } from './store.ts'

const pageSize = 50
const worker = { path: 'worker' } as const
type Table = typeof shieldsRoutes

/** 受保护人员: whom the agencies of an officer hide, those to look at again first, and what waits for another officer; without reasons. */
export async function listShields(
  { database, staffName, findCalled, findTakenOnAnew }: ShieldDeps,
  context: Context,
  after: string = firstId,
): Promise<Answer<Table['GET /api/shields']>> {
  const [found, requests] = await database.read(
    scopeOf(context),
    findShields(context.agencies, after, pageSize + 1),
    findOpenRequests(context.agencies),
  )
  const { page, next } = pageFrom(found, pageSize, ({ id }) => id)
  const subjects = [...new Set([...page, ...requests].map(({ subject_id }) => subject_id))]
  const [called, anew] = await database.read(worker, findCalled(subjects), findTakenOnAnew(subjects))
  const takenOnAnew = new Set(anew.map(({ subject_id }) => subject_id))
  const names = new Map(called.map(({ subject_id, name }) => [subject_id, name]))
  const asked = new Set(requests.map(({ subject_id }) => subject_id))
  return {
    rows: page.map(({ subject_id: subject, since, review_on: reviewOn }) => ({
      subject,
      name: names.get(subject) ?? '',
      since,
      reviewOn,
      due: reviewOn <= context.today,
      asked: asked.has(subject),
      takenOnAnew: takenOnAnew.has(subject),
    })),
    next,
    requests: requests.map((row) =>
      requestView({ staffName }, context, row, names.get(row.subject_id) ?? ''),
    ),
  }
}

/** Why somebody is to be hidden; the look is in the audit before the answer. @throws Refusal shields.no-request */
export async function readReason(
  { database, audit }: ShieldDeps,
  context: Context,
  id: string,
): Promise<Answer<Table['GET /api/shield-requests/:id']>> {
  const [[found]] = await database.read(scopeOf(context), findRequest(id, context.agencies))
  if (found === undefined) throw new Refusal('shields.no-request')
  const { subject_id: subjectId, agency_id: agencyId, reason } = found
  await audit.look({ ...context, agencyId }, { act: 'shields.read', subjectId, purpose: id })
  return { reason }
}
