import type { CallOutcome } from '@tongban/contracts/grade'

import { type Context, scopeOf } from '../../platform/context.ts'
import type { Statement } from '../../platform/database.ts'
import { type Command, once } from '../../platform/once.ts'
import { Refusal } from '../../platform/refusal.ts'
import { finishManagerTask } from '../cases/index.ts'
import { tell } from '../messages/index.ts'
import { requireOthers } from './call-backs.ts'
import type { RatingDeps } from './deps.ts'
import { insertEvent, lockBad, type RatingRow, writeAnswer } from './store.ts'

/** What a call back came to, and what the person is told. */
export interface Answered {
  readonly outcome: CallOutcome
  readonly corrected: boolean
  readonly words: string
}

/**
 * 回访: ends the task of a bad rating; the person is told and reads the words in his hall.
 * @throws Refusal ratings.none, ratings.own-act, ratings.answered
 */
export async function answerRating(
  deps: RatingDeps,
  context: Context,
  command: Command,
  { id, outcome, corrected, words }: Answered & { readonly id: string },
): Promise<{ done: true }> {
  return await once(deps.database, context, command, {
    scope: scopeOf(context),
    subject: context.actorId,
    load: [lockBad(context.agencies, id)] as const,
    admit: ([[row]]) => void requireOthers(context, row),
    run: (tx, [[row]]) => {
      const found = requireOthers(context, row)
      if (found.outcome !== null) throw new Refusal('ratings.answered')
      const { now, today, actorId } = context
      const { agency_id: agencyId } = found
      tx.record(
        writeAnswer(agencyId, id, now, today, actorId, outcome, corrected, deps.secrets.seal(words)),
        insertEvent(agencyId, id, 2, 'answered', now, today, JSON.stringify({ outcome, corrected })),
        finishManagerTask(agencyId, id, context),
        ...tellOf(deps, context, found),
      )
      return { done: true } as const
    },
  })
}

/** Who is known is told; who left only a telephone was told on it. */
function tellOf({ catalogue }: RatingDeps, context: Context, row: RatingRow): Statement[] {
  const { subject_id: subjectId, agency_id: agencyId, item, given_on: on } = row
  if (subjectId === null) return []
  const itemVersion = item === null ? undefined : catalogue.current(item)?.version
  const about = item === null || itemVersion === undefined ? {} : { item, itemVersion }
  return tell(context, { subjectId, caseId: row.id, seq: 0, agencyId }, [
    { kind: 'rating-answered', facts: { ...about, on } },
  ])
}
