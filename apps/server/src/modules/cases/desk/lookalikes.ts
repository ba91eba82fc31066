import { query, type Tx } from '../../../platform/database.ts'
import { type Listener, on, onSome } from '../../../platform/events.ts'
import { findEverOfCause } from '../../employers/index.ts'
import { enrolmentChanged, findAgenciesOf } from '../../enrolment/index.ts'
import { findLookalikes, findTakenOn } from '../../people/index.ts'
import { recordBySystem } from '../acts/by-system.ts'
import { decideLookalike } from '../acts/decide-follow-up.ts'
import type { Acting } from '../confirmations/listen.ts'
import { type CaseKey, personHandedIn } from '../events.ts'
import { lockCase } from '../store.ts'

const alreadyAsked = query<{ id: string }>(
  `select id from cases.follow_up where subject_id = $1 and kind = 'lookalike' and ($2::uuid is null or case_id = $2) limit 1`,
)

/**
 * 疑似重复登记: whoever came to a counter and was taken on there is compared with whom the register knows, with the first case that he hands in; whom a
 * case of an employer has taken on, with the end of that case. What seems alike is a matter of the agency that owns the case, and of nobody else.
 */
export function compareNewcomers(acting: Acting): readonly Listener[] {
  return [
    onSome('cases.compare-newcomer', personHandedIn, async (tx, handedIn) => {
      for (const key of firstOfEach(handedIn)) {
        const [taken, [asked]] = await tx.load(
          findTakenOn(key.subjectId, [key.subjectId]),
          alreadyAsked(key.subjectId, null),
        )
        if (taken.length > 0 && asked === undefined) await compare(acting, tx, key, [key.subjectId])
      }
    }),
    on('cases.compare-employees', enrolmentChanged, async (tx, key) => {
      const [people] = await tx.load(findEverOfCause(key.subjectId, key.caseId))
      const [taken, [asked]] = await tx.load(
        findTakenOn(
          key.caseId,
          people.map(({ person_id }) => person_id),
        ),
        alreadyAsked(key.subjectId, key.caseId),
      )
      if (taken.length > 0 && asked === undefined)
        await compare(
          acting,
          tx,
          key,
          taken.map(({ subject_id }) => subject_id),
        )
    }),
  ]
}

/** The first case of each person. */
function firstOfEach(keys: readonly CaseKey[]): Iterable<CaseKey> {
  return new Map(keys.toReversed().map((key) => [key.subjectId, key])).values()
}

async function compare(acting: Acting, tx: Tx, key: CaseKey, newcomers: readonly string[]): Promise<void> {
  const { deps, system } = acting()
  const alike = await findLookalikes(deps.secrets, tx, newcomers)
  if (alike.length === 0) return
  const [[found], places] = await tx.load(
    lockCase(key.subjectId, key.caseId),
    findAgenciesOf([...new Set(alike.map(({ otherId }) => otherId))]),
  )
  if (found === undefined) return
  await recordBySystem(deps, system, tx, found, (situation) =>
    decideLookalike(situation, {
      people: new Set(alike.map(({ subjectId }) => subjectId)).size,
      by: [...new Set(alike.flatMap(({ by }) => by))].toSorted(),
      at: [...new Set(places.flatMap(({ agencies }) => agencies))].toSorted(),
    }),
  )
}
