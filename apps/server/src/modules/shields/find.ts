import type { Answer } from '@tongban/contracts/routes'
import type { shieldsRoutes } from '@tongban/contracts/shields'

import { type Context, scopeOf } from '../../platform/context.ts'
import { firstId, pageFrom } from '../../platform/cursor.ts'
import { Refusal } from '../../platform/refusal.ts'
import { requestView } from './ask.ts'
import type { ShieldDeps } from './deps.ts'
import { findOpenMentions } from './mentions.ts'
import { findOpenRequests, findRequest, findShields } from './store.ts'

const pageSize = 50
const worker = { path: 'worker' } as const
type Table = typeof shieldsRoutes

/** 受保护人员: whom the agencies of an officer hide, those to look at again first, and what waits for another officer; without reasons. */
export async function listShields(
  deps: ShieldDeps,
  context: Context,
  after: string = firstId,
): Promise<Answer<Table['GET /api/shields']>> {
  const { database, staffName, findCalled, findTakenOnAnew, findTasks } = deps
  const [found, requests] = await database.read(
    scopeOf(context),
    findShields(context.agencies, after, pageSize + 1),
    findOpenRequests(context.agencies),
  )
  const { page, next } = pageFrom(found, pageSize, ({ id }) => id)
  const [mentions, tasks] = await database.read(
    worker,
    findOpenMentions(context.agencies),
    findTasks(context.agencies),
  )
  const subjects = [...new Set([...page, ...requests, ...mentions].map(({ subject_id }) => subject_id))]
  const [called, anew, naming] = await database.read(
    worker,
    findCalled(subjects),
    findTakenOnAnew(subjects),
    deps.findNamingCases(
      mentions.map(({ case_subject_id }) => case_subject_id),
      mentions.map(({ case_id }) => case_id),
    ),
  )
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
    mentions: mentions.map((row) => {
      const theirs = naming.find(({ id }) => id === row.case_id)
      return {
        id: row.id,
        name: names.get(row.subject_id) ?? '',
        ofName: theirs?.subject_name ?? '',
        number: theirs?.number ?? '',
        agencyName: theirs === undefined ? '' : deps.agencyName(theirs.agency_id),
        namedOn: row.named_on,
        dueOn: row.due_on,
        late: row.due_on < context.today,
      }
    }),
    waiting: tasks.length,
  }
}

/**
 * Why somebody is to be hidden, and by how many ways he is reached now; the look is in the audit before the answer.
 * @throws Refusal shields.no-request
 */
export async function readReason(
  { database, audit, findReach }: ShieldDeps,
  context: Context,
  id: string,
): Promise<Answer<Table['GET /api/shield-requests/:id']>> {
  const [[found]] = await database.read(scopeOf(context), findRequest(id, context.agencies))
  if (found === undefined) throw new Refusal('shields.no-request')
  const { subject_id: subjectId, agency_id: agencyId, reason, wants } = found
  await audit.look({ ...context, agencyId }, { act: 'shields.read', subjectId, purpose: id })
  return { reason, reach: wants === 'begin' ? await findReach(subjectId) : null }
}
