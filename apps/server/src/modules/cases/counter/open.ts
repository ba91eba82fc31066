import type { Agency } from '@tongban/contracts/agencies'
import type { Declaration } from '@tongban/contracts/declaration'

import { type Context, isHome, newId } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/database.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { claimFiles } from '../../materials/index.ts'
import { findColleagues } from '../../staff/index.ts'
import { rolesFor } from '../acts/able.ts'
import { decideAcceptance } from '../acts/decide.ts'
import { areaOf, openedCase } from '../acts/hand-in.ts'
import { declarationOf, recordAct, recordHandIn } from '../acts/record-act.ts'
import { close, type Situation } from '../acts/situation.ts'
import type { Case, Counter, Transition, WantedCounter } from '../case.ts'
import type { CaseDeps } from '../deps.ts'
import { filesOf } from '../materials.ts'
import { letReceiverIn } from '../store.ts'
import { correcting, reviewing, reviewLimits } from './declaration.ts'
import { isReviewedOnce } from './questionable.ts'
import { type CounterRow, findCounters, findHands } from './store.ts'

const worker = { path: 'worker' } as const

/**
 * 另立更正件: a case of its own that cites a completed one, in the act's own transaction. Everybody who had his hands in the
 * old one counts as having had them in the new one: another decides it. What the office finds by itself is accepted with its opening.
 * @throws Refusal cases.questioned, cases.reviewed, cases.remote
 */
export async function openCounter(
  deps: CaseDeps,
  context: Context,
  tx: Tx,
  cited: Case,
  wanted: WantedCounter,
): Promise<Pick<Case, 'id' | 'number'>> {
  const { form, review } = wanted
  const pinned = declarationOf(deps, cited)
  if (pinned.effect.remote === true && review === undefined) throw new Refusal('cases.remote')
  const { subject_id: subject } = cited
  const [open, hands] = await tx.load(findCounters(subject, cited.id), findHands(subject, cited.id))
  const running = underWay(open, wanted)
  if (running !== undefined) return running
  const byOffice = !isHome(context) && context.path !== 'counter'
  const handled = [...new Set([...cited.handled_by, ...hands.map(({ actor_id: actor }) => actor)])]
  const barred = byOffice ? [...handled, context.actorId] : handled
  const owner =
    wanted.decided === true
      ? cited.agency_id
      : await whoDecides(deps, context, cited, { barred, isReview: review !== undefined })
  const id = newId()
  const number = await deps.numbers.next(areaOf(deps, owner), context.today)
  const given = {
    subject,
    item: cited.item,
    itemVersion: cited.item_version,
    form: {},
    materials: [],
    from: '',
  }
  const about = { id, number, owner, kind: cited.subject_kind, name: cited.subject_name }
  const published = { declaration: procedureOf(pinned, wanted), version: cited.item_version }
  const materials = review === undefined ? [] : cited.materials // what lay there is what is looked at again
  const opened: Case = {
    ...openedCase(deps, context, given, published, about),
    form: form ?? cited.form,
    materials,
    handled_by: handled,
    counter: counterOf(cited, wanted, byOffice),
  }
  const files = filesOf(materials)
  if (files.length > 0) tx.record(claimFiles(subject, files, id))
  if (byOffice) tx.record(letReceiverIn([...new Set([...context.agencies, owner])]))
  await record(deps, { ...context, agencyId: owner }, tx, opened, wanted)
  return { id, number }
}

/** The one that is under way already, which a check joins. @throws Refusal cases.questioned, cases.reviewed */
function underWay<Row extends CounterRow>(
  open: readonly Row[],
  { joins, review }: WantedCounter,
): Row | undefined {
  const running = open.find(({ stage }) => stage !== 'closed')
  if (running !== undefined && joins !== true) throw new Refusal('cases.questioned')
  if (running === undefined && review !== undefined && isReviewedOnce(open))
    throw new Refusal('cases.reviewed')
  return running
}

function procedureOf(pinned: Declaration, { review }: WantedCounter): Declaration {
  return review === undefined ? correcting(pinned) : { ...reviewing(pinned, review.of), limits: reviewLimits }
}

function counterOf(
  { id: cites, number, agency_id: agencyId }: Case,
  { form, review }: WantedCounter,
  byOffice: boolean,
): Counter {
  const reviewed = review === undefined ? {} : { review }
  return { cites, number, agencyId, takesBack: form === null, byOffice, ...reviewed }
}

/**
 * Where somebody can decide it who had his hands in neither, and where it is a review somebody else can take it on: at the agency of the old case, else at the next one above. Where there is nobody
 * at all it stays, and the head is asked as for any work that nobody can do.
 */
async function whoDecides(
  { database, agencies }: CaseDeps,
  { today }: Context,
  cited: Case,
  { barred, isReview }: { readonly barred: readonly string[]; readonly isReview: boolean },
): Promise<string> {
  for (let at = agencies.find(cited.agency_id); at !== undefined; at = above(agencies, at)) {
    const [decide, accept] = await database.read(
      worker,
      findColleagues([at.id], rolesFor('cases.decide'), today),
      findColleagues([at.id], rolesFor('cases.accept'), today),
    )
    const [deciders, takers] = [decide, accept].map((colleagues) =>
      colleagues
        .filter(({ staff_id: id, closed }) => !barred.includes(id) && !closed.includes(cited.subject_id))
        .map(({ staff_id: id }) => id),
    )
    const isTaken = !isReview || takers?.some((taker) => deciders?.some((id) => id !== taker)) === true
    if (deciders?.length !== 0 && isTaken) return at.id
  }
  return cited.agency_id
}

function above(agencies: CaseDeps['agencies'], { parent }: Agency): Agency | undefined {
  return parent === null ? undefined : agencies.find(parent)
}

async function record(
  deps: CaseDeps,
  context: Context,
  tx: Tx,
  opened: Case,
  { note, decided }: WantedCounter,
): Promise<void> {
  const { counter, handled_by: hands, agency_id: owner, due_on: due, item } = opened
  if (counter === null) return
  const body = {
    item,
    materials: opened.materials.length,
    agent: false,
    owner,
    due,
    ...saidOf(counter, hands),
  }
  const recorded = recordHandIn(deps, context, tx, opened, {
    event: { kind: 'handed-in', body, content: opened, note },
    prints: [],
  })
  if (!counter.byOffice) return
  const { actorId, ownSubjectId, today, law } = context
  const declaration = declarationOf(deps, recorded)
  const situation = { found: recorded, declaration, actorId, ownSubjectId, version: 0, today, law }
  const transition = decided === true ? decidedAtOnce(situation, note) : decideAcceptance(situation, [])
  await recordAct(deps, context, tx, recorded, transition)
}

/** Nobody but the term has proposed it, so that whoever decides it is another already. */
function decidedAtOnce(situation: Situation, note: string): Transition {
  const event = { kind: 'decided', body: { grant: true }, note } as const
  return { ...close(situation, situation.found, 'completed', event, true), citedIsWritten: true }
}

/** What the log says of it, so that the row can be told from the log alone. */
function saidOf({ cites, takesBack, byOffice, review }: Counter, hands: readonly string[]) {
  const reviews = review === undefined ? {} : { reviews: review.of, paper: review.paper }
  return { cites, takesBack, byOffice, ...reviews, hands: hands.join(',') }
}
