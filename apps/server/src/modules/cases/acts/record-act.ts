import type { Declaration } from '@tongban/contracts/declaration'
import { addDays, daysBetween } from '@tongban/policy'

import type { Context } from '../../../platform/context.ts'
import type { Statement, Tx } from '../../../platform/database.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { named } from '../../catalogue/index.ts'
import type { Case, CaseEvent, Transition } from '../case.ts'
import type { CaseDeps } from '../deps.ts'
import { caseAccepted, caseClosed, type CountedAct } from '../events.ts'
import { openForm } from '../personal.ts'
import { recordNewCase, recordTransition } from '../store.ts'
import { papersOf } from './papers.ts'
import { tellOf } from './told.ts'

/**
 * Everything that an act writes, whoever does it (a person, a job, the core): the case with its event and tasks, its paper,
 * the effect on the records where it is due, what the person is told, and what is announced. The one place where an act is
 * recorded.
 * @param context under the agency that the act is written for
 */
export async function recordAct(
  deps: CaseDeps,
  context: Context,
  tx: Tx,
  before: Case,
  transition: Transition,
): Promise<void> {
  tx.record(...recordTransition(context, before, transition, warningDay(transition.next)))
  tx.record(...tellOf(deps.secrets, context, before, transition))
  tx.record(...papersOf(deps, context, before.last_seq + 1, transition))
  if (transition.effect) tx.record(...(await effectOf(deps, context, tx, transition.next)))
  announceCounted(deps, context, tx, before, transition)
}

/** Everything that handing in writes: the new case with its number, first event and first task, and what is told of it, and the receipt. */
export function recordHandIn(
  deps: CaseDeps,
  context: Context,
  tx: Tx,
  opened: Case,
  event: CaseEvent,
): void {
  tx.record(...recordNewCase(context, opened, event, { kind: 'accept' }, warningDay(opened)))
  tx.record(...tellOf(deps.secrets, context, undefined, { next: opened, event }))
  tx.record(...papersOf(deps, context, 1, { next: opened, event }))
}

/** The declaration that a case is pinned to: a new version changes nothing for what is running. */
export function declarationOf({ catalogue }: CaseDeps, { item, item_version }: Case): Declaration {
  const published = catalogue.pinned(item, item_version)
  if (published === undefined) throw new Refusal('catalogue.no-item')
  return published.declaration
}

/** Warned of when a third of the days up to the due day is left. */
export function warningDay({ limit_start: start, due_on: due }: Case) {
  if (start === null || due === null) return null
  return addDays(due, -Math.floor(Math.max(0, daysBetween(start, due)) / 3))
}

/** The statements that the declaration's effect writes to the records, with inputs from form fields and fixed values. */
async function effectOf(
  deps: CaseDeps,
  context: Context,
  tx: Tx,
  found: Case,
): Promise<readonly Statement[]> {
  const { effect, form: fields } = declarationOf(deps, found)
  const form = openForm(deps.secrets, fields, found.form)
  const input = Object.fromEntries(
    Object.entries(effect.input).map(([name, source]) => [
      name,
      'field' in source ? form[source.field] : source.value,
    ]),
  )
  const facts = { caseId: found.id, subjectId: found.subject_id, agencyId: found.agency_id, context }
  const applied = named(deps.registry.effects, effect.name)
  const needed = applied.load?.(facts, input) ?? []
  return applied.apply(facts, input, needed.length === 0 ? [] : await tx.load(...needed))
}

function announceCounted(
  { events }: CaseDeps,
  context: Context,
  tx: Tx,
  found: Case,
  { next }: Transition,
): void {
  const counted: CountedAct = {
    subjectId: next.subject_id,
    caseId: next.id,
    seq: found.last_seq + 1,
    day: context.today,
    item: next.item,
    agencyId: next.agency_id,
    outletId: next.outlet_id,
    outletAgencyId: next.outlet_agency_id,
    channel: next.outlet_id === null ? 'online' : 'counter',
    outcome: next.outcome,
  }
  if (found.accepted_on === null && next.accepted_on !== null)
    events.announce(tx, caseAccepted, next.id, { ...counted, ...placeOf(context) }, context.now)
  if (next.outcome !== null) events.announce(tx, caseClosed, next.id, counted, context.now)
}

/** Where a case is accepted: at which counter, or in an office, which is none (D-54). */
function placeOf({ path, outletId, agencyId }: Context) {
  return path === 'counter'
    ? { channel: 'counter', outletId, outletAgencyId: agencyId }
    : { channel: 'office', outletId: null, outletAgencyId: null }
}
