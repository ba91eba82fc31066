import { z } from 'zod'

import { type Context, contextOfSystem } from '../../../platform/context.ts'
import { query, type Tx } from '../../../platform/database.ts'
import { Refusal } from '../../../platform/refusal.ts'
import type { Secrets } from '../../../platform/secrets.ts'
import { recordBySystem } from '../acts/by-system.ts'
import { followUpDays, termEnd } from '../acts/follow-ups.ts'
import type { Situation } from '../acts/situation.ts'
import type { Case, Transition } from '../case.ts'
import type { CaseDeps } from '../deps.ts'
import { lockCase } from '../store.ts'
import { findRunningOf, publicityOf } from './find.ts'

const said = z.object({ text: z.string(), name: z.string(), telephone: z.string() })
type Said = z.output<typeof said>

const worker = { path: 'worker' } as const
/** So many are examined of one publicity; whoever has more to say goes to the agency. */
const objectionsMost = 50
const countObjections = query<{ all: number; open: number }>(
  `select count(*) as all, count(*) filter (where state in ('waiting', 'due')) as open from cases.follow_up
   where subject_id = $1 and case_id = $2 and kind = 'objection'`,
)

/** The event of an objection. */
export const objectionRaised = 'objection-raised'

/**
 * 异议: anybody says what is not right about what is made public, with his name or without. It becomes a matter of that case, which is not granted before
 * somebody has examined it; what he wrote and who he is rests sealed, and only the office of the case reads it.
 * @throws Refusal cases.no-publicity, general.too-often
 */
export async function raiseObjection(
  deps: CaseDeps,
  { today, now, law }: Pick<Context, 'today' | 'now' | 'law'>,
  id: string,
  objection: Said,
): Promise<{ done: true }> {
  const system = contextOfSystem(today, now, law)
  await deps.database.transaction(worker, async (tx) => {
    const [[place]] = await tx.load(findRunningOf(today, id))
    if (place === undefined || publicityOf(deps, place) === undefined) throw new Refusal('cases.no-publicity')
    const [[found], [counted]] = await tx.load(
      lockCase(place.subject_id, id),
      countObjections(place.subject_id, id),
    )
    if (found === undefined || publicityOf(deps, found) === undefined) throw new Refusal('cases.no-publicity')
    if ((counted?.all ?? 0) >= objectionsMost) throw new Refusal('general.too-often', [], 86_400)
    await recordBySystem(deps, system, tx, found, (situation) =>
      decideObjection(situation, deps.secrets.seal(JSON.stringify(objection)).toString('base64')),
    )
  })
  return { done: true }
}

/** @throws Refusal cases.no-publicity after its last day */
function decideObjection(situation: Situation, sealed: string): Transition {
  const { found, today } = situation
  if (found.hold?.reason !== 'procedure' || found.hold.until === null || found.hold.until < today)
    throw new Refusal('cases.no-publicity')
  return {
    next: found,
    event: { kind: objectionRaised, body: { sealed: true, procedure: found.hold.key ?? null }, note: sealed },
    task: 'stays',
    effect: false,
    isQuiet: true,
    followUps: [
      {
        kind: 'objection',
        material: null,
        due_on: termEnd(situation, followUpDays),
        remind_on: null,
        state: 'due',
      },
    ],
  }
}

/** What somebody said, and who he said he is. */
export function objectionWords(secrets: Secrets, note: string): string {
  const { text, name, telephone } = said.parse(JSON.parse(secrets.open(Buffer.from(note, 'base64'))))
  const by = [name, telephone].filter((one) => one !== '')
  return by.length === 0 ? text : `${text}（${by.join('，')}）`
}

/** Nothing is granted before each objection to its publicity was examined. @throws Refusal cases.objections-open */
export async function requireObjectionsExamined(tx: Tx, found: Case): Promise<void> {
  if (!found.holds.some(({ reason }) => reason === 'procedure')) return
  const [[counted]] = await tx.load(countObjections(found.subject_id, found.id))
  if ((counted?.open ?? 0) > 0) throw new Refusal('cases.objections-open')
}
