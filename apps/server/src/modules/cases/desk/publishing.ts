import type { ToPublish } from '@tongban/contracts/publishing'
import type { Day } from '@tongban/policy'

import { type Context, newId, scopeOf } from '../../../platform/context.ts'
import { query, type Statement } from '../../../platform/database.ts'
import type { NewPublishingTask } from '../../../platform/drafts-by-two.ts'
import { isoOf } from '../../../platform/instants.ts'
import type { CaseDeps } from '../deps.ts'

/** What is to be published. */
export type PublishingTaskKind = 'publish-item' | 'publish-wording'

const insert = query(
  `insert into cases.task (agency_id, id, kind, matter, about, due_on, warn_on, away, opened_at, desk) values ($1, $2, $3, $4, $5, $6, $7, false, $8, 'publisher')`,
)
const finish = query(
  `update cases.task set done_at = $3, done_by = $4 where agency_id = $1 and matter = $2 and desk = 'publisher' and done_at is null`,
)

const urge = query(
  `update cases.task set urged_at = $3 where agency_id = $1 and matter = $2 and desk = 'publisher' and done_at is null`,
)
const listToPublish = query<{
  id: string
  agency_id: string
  kind: PublishingTaskKind
  matter: string
  about: string
  due_on: Day
  warn_on: Day
  urged_at: string | null
}>(
  `select id, agency_id, kind, matter, about, due_on, warn_on, urged_at from cases.task
   where agency_id = any ($1) and done_at is null and desk = 'publisher' order by due_order, id limit 100`,
)

/** 待发布 of whoever may publish, what is due first in front. */
export async function findToPublish(
  { database, agencies }: Pick<CaseDeps, 'database' | 'agencies'>,
  context: Context,
): Promise<{ rows: ToPublish[] }> {
  const [rows] = await database.read(scopeOf(context), listToPublish(context.agencies))
  return {
    rows: rows.map(({ id, agency_id, kind, matter, about, due_on: dueOn, warn_on, urged_at }) => ({
      id,
      kind,
      draft: matter,
      name: about,
      agencyName: agencies.nameOf(agency_id),
      dueOn,
      late: dueOn < context.today,
      warned: dueOn >= context.today && warn_on <= context.today,
      urgedAt: urged_at === null ? null : isoOf(urged_at),
    })),
  }
}

/** 催办: whoever may publish sees that it was asked for again. */
export function urgePublishingTask(agencyId: string, draft: string, now: Date): Statement {
  return urge(agencyId, draft, now)
}

/** Opens it in the transaction of the act that asks (D-8). */
export function openPublishingTask(
  kind: PublishingTaskKind,
  { agencyId, draft, name, dueOn, warnOn, now }: NewPublishingTask,
): Statement {
  return insert(agencyId, newId(), kind, draft, name, dueOn, warnOn, now)
}

/** It is done with the act that decides on the draft, or changes it. */
export function finishPublishingTask(
  agencyId: string,
  draft: string,
  { now, actorId }: Pick<Context, 'now' | 'actorId'>,
): Statement {
  return finish(agencyId, draft, now, actorId)
}
