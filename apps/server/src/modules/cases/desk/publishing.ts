import type { Day } from '@tongban/policy'

import { type Context, newId } from '../../../platform/context.ts'
import { query, type Statement } from '../../../platform/database.ts'

/** What is to be published. */
export type PublishingTaskKind = 'publish-item' | 'publish-wording'

/** 待发布: a draft that waits for somebody who may publish it and has written nothing of it. */
export interface NewPublishingTask {
  /** Whose draft it is: whoever may publish at this agency, or at one above it, sees it. */
  readonly agencyId: string
  readonly draft: string
  readonly dueOn: Day
  readonly warnOn: Day
  readonly now: Date
}

const insert = query(
  `insert into cases.task (agency_id, id, kind, matter, due_on, warn_on, away, opened_at, desk) values ($1, $2, $3, $4, $5, $6, false, $7, 'publisher')`,
)
const finish = query(
  `update cases.task set done_at = $3, done_by = $4 where agency_id = $1 and matter = $2 and desk = 'publisher' and done_at is null`,
)

/** Opens it in the transaction of the act that asks (D-8). */
export function openPublishingTask(
  kind: PublishingTaskKind,
  { agencyId, draft, dueOn, warnOn, now }: NewPublishingTask,
): Statement {
  return insert(agencyId, newId(), kind, draft, dueOn, warnOn, now)
}

/** It is done with the act that decides on the draft, or changes it. */
export function finishPublishingTask(
  agencyId: string,
  draft: string,
  { now, actorId }: Pick<Context, 'now' | 'actorId'>,
): Statement {
  return finish(agencyId, draft, now, actorId)
}
