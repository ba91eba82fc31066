import type { Audit } from '../../platform/audit.ts'
import type { Context } from '../../platform/context.ts'
import { type Database, query } from '../../platform/database.ts'
import { instantOf, minutesFrom } from '../../platform/instants.ts'
import { Refusal } from '../../platform/refusal.ts'

/** Judges an identification; calls back with the subject as soon as the number is found to be one's. */
type Identify<Answer> = (recognised: (subjectId: string) => void) => Promise<Answer>

/** Watches how clerks identify who comes. */
export type WatchProbing = <Answer>(
  context: Context,
  purpose: string,
  identify: Identify<Answer>,
) => Promise<Answer>

const findRefused = query<{ count: number; oldest: string | null }>(
  `select count(*) as count, min(at) as oldest from (
     select at from audit.entry where actor_id = $1 and act = 'visits.refused' and at > $2 order by at desc limit $3) e`,
)
const refusedAtMost = 30
const windowMinutes = 10
const probing: ReadonlySet<string> = new Set(['visits.unknown', 'visits.name-differs'])

/**
 * Whoever can identify people can also try out numbers and names. The clerk is told which of the two was wrong all the same,
 * because he serves people who mistype; what protects them is that each refusal leaves a look, in the record of the person
 * where the number is one's, and that after thirty of them in ten minutes the clerk has to wait. The number is never kept.
 * @throws Refusal general.too-often
 */
export function watchProbing({ database, audit }: { database: Database; audit: Audit }): WatchProbing {
  const turns = new Map<string, Promise<unknown>>()
  /** One clerk's tries are judged one after the other: sent at once, each still sees what became of those before it. */
  const inTurn = async <Answer>(actorId: string, judge: () => Promise<Answer>): Promise<Answer> => {
    const mine = (turns.get(actorId) ?? Promise.resolve()).then(judge)
    const over = mine.catch(() => undefined)
    turns.set(actorId, over)
    try {
      return await mine
    } finally {
      if (turns.get(actorId) === over) turns.delete(actorId)
    }
  }
  return async (context, purpose, identify) =>
    await inTurn(context.actorId, async () => {
      let subjectId: string | undefined
      try {
        await refuseProbing(database, context)
        return await identify((found) => {
          subjectId = found
        })
      } catch (error) {
        if (error instanceof Refusal && probing.has(error.code))
          await audit.look(context, {
            act: 'visits.refused',
            purpose,
            ...(subjectId === undefined ? {} : { subjectId }),
          })
        throw error
      }
    })
}

async function refuseProbing(database: Database, { actorId, now }: Context): Promise<void> {
  const since = minutesFrom(now, -windowMinutes)
  const [[refused]] = await database.read({ path: 'worker' }, findRefused(actorId, since, refusedAtMost))
  if ((refused?.count ?? 0) < refusedAtMost) return
  const ends = minutesFrom(
    refused === undefined || refused.oldest === null ? now : instantOf(refused.oldest),
    windowMinutes,
  )
  throw new Refusal('general.too-often', [], Math.max(1, Math.ceil((ends.getTime() - now.getTime()) / 1000)))
}
