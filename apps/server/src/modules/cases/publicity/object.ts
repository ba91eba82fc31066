import { z } from 'zod'

import { type Context, contextOfSystem } from '../../../platform/context.ts'
import { query, type Tx } from '../../../platform/database.ts'
import { Refusal } from '../../../platform/refusal.ts'
import type { Secrets } from '../../../platform/secrets.ts'
import { refuseGuessing } from '../../../platform/throttle.ts'
import { recordBySystem } from '../acts/by-system.ts'
import { isPublicNow } from '../acts/decide-kinds.ts'
import { followUpDays, termEnd } from '../acts/follow-ups.ts'
import type { Situation } from '../acts/situation.ts'
import type { Case, Transition } from '../case.ts'
import type { CaseDeps } from '../deps.ts'
import { lockCase } from '../store.ts'
import { findRunningOf, publicityOf } from './find.ts'

const said = z.object({ text: z.string(), name: z.string(), telephone: z.string() })
type Said = z.output<typeof said>

const worker = { path: 'worker' } as const
/** Somebody at one address who says more and more of one case; all others are heard as before. */
const patience = { tries: 5, minutes: 60 } as const
const findObjections = query<{ open: boolean; said: boolean }>(
  `select exists (select from cases.follow_up where subject_id = $1 and case_id = $2 and kind = 'objection' and state in ('waiting', 'due')) as open,
     exists (select from cases.event where subject_id = $1 and case_id = $2 and kind = 'objection-raised' and body ->> 'print' = $3) as said`,
)
const findExamined = query<{ open: boolean; held: boolean; examiners: string[] }>(
  `select exists (select from cases.follow_up where subject_id = $1 and case_id = $2 and kind = 'objection' and state in ('waiting', 'due')) as open,
     exists (select from cases.follow_up where subject_id = $1 and case_id = $2 and kind = 'objection' and outcome = 'not-in-order') as held,
     array(select actor_id from cases.event where subject_id = $1 and case_id = $2 and kind = 'checked' and body ->> 'check' = 'objection') as examiners`,
)

/** The event of an objection. */
export const objectionRaised = 'objection-raised'

/**
 * 异议: anybody says what is not right about what is made public, with his name or without; what he wrote and who he is rests sealed, and only the office of
 * the case reads it. All that is said of one publicity is one matter of its case, which is examined when it is over and before anything is granted: so
 * nobody stops a case by saying much. The same again is one.
 * @throws Refusal cases.no-publicity, general.too-often
 */
export async function raiseObjection(
  deps: CaseDeps,
  { today, now, law }: Pick<Context, 'today' | 'now' | 'law'>,
  id: string,
  { from, ...objection }: Said & { readonly from: string },
): Promise<{ done: true }> {
  await refuseTooMany(deps, now, `objection to ${id} from ${from}`)
  const system = contextOfSystem(today, now, law)
  const words = JSON.stringify(objection)
  const print = deps.secrets.index('objection', `${id} ${words}`).toString('base64url')
  await deps.database.transaction(worker, async (tx) => {
    const [[place]] = await tx.load(findRunningOf(today, id))
    if (place === undefined || publicityOf(deps, place) === undefined) throw new Refusal('cases.no-publicity')
    const [[found]] = await tx.load(lockCase(place.subject_id, id))
    if (found === undefined || publicityOf(deps, found) === undefined) throw new Refusal('cases.no-publicity')
    const [[known]] = await tx.load(findObjections(place.subject_id, id, print))
    if (known?.said === true) return
    const sealed = deps.secrets.seal(words).toString('base64')
    await recordBySystem(deps, system, tx, found, (situation) =>
      decideObjection(situation, { sealed, print, joins: known?.open === true }),
    )
  })
  return { done: true }
}

async function refuseTooMany(
  { database }: Pick<CaseDeps, 'database'>,
  now: Date,
  who: string,
): Promise<void> {
  await refuseGuessing(database, who, now, patience).catch((cause: unknown) => {
    throw cause instanceof Refusal ? new Refusal('general.too-often', [], patience.minutes * 60) : cause
  })
}

/** @throws Refusal cases.no-publicity after its last day */
function decideObjection(
  situation: Situation,
  { sealed, print, joins }: { readonly sealed: string; readonly print: string; readonly joins: boolean },
): Transition {
  const { found, law } = situation
  const { hold } = found
  if (!isPublicNow(situation) || hold === null) throw new Refusal('cases.no-publicity')
  const over = { law, today: hold.until ?? situation.today }
  const matter = {
    kind: 'objection',
    material: null,
    due_on: termEnd(over, followUpDays),
    remind_on: null,
    state: 'due',
  } as const
  return {
    next: found,
    event: {
      kind: objectionRaised,
      body: { sealed: true, procedure: hold.key ?? null, print },
      note: sealed,
    },
    task: 'stays',
    effect: false,
    isQuiet: true,
    ...(joins ? {} : { followUps: [matter] }),
  }
}

/** What somebody said, and who he said he is. */
export function objectionWords(secrets: Secrets, note: string): string {
  const { text, name, telephone } = said.parse(JSON.parse(secrets.open(Buffer.from(note, 'base64'))))
  const by = [name, telephone].filter((one) => one !== '')
  return by.length === 0 ? text : `${text}（${by.join('，')}）`
}

/**
 * Nothing is granted before what was said against its publicity was examined, nor by who has examined it; against what has held, not without a reason.
 * @throws Refusal cases.objections-open, cases.four-eyes, cases.reason
 */
export async function requireObjectionsExamined(
  tx: Tx,
  found: Case,
  { actorId, note = '' }: { readonly actorId: string; readonly note?: string | undefined },
): Promise<void> {
  if (!found.holds.some(({ reason }) => reason === 'procedure')) return
  const [[examined]] = await tx.load(findExamined(found.subject_id, found.id))
  if (examined?.open === true) throw new Refusal('cases.objections-open')
  if (examined?.examiners.includes(actorId) === true) throw new Refusal('cases.four-eyes')
  if (examined?.held === true && note === '')
    throw new Refusal('cases.reason', [{ field: 'note', code: 'required', message: '' }])
}
