import { limitDue } from '@tongban/policy'

import { hourOfInstant } from '../../../platform/clock.ts'
import { type Context, isOnline } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/database.ts'
import { named } from '../../catalogue/index.ts'
import type { Case, Transition } from '../case.ts'
import { declarationFor } from '../counter/declaration.ts'
import type { CaseDeps } from '../deps.ts'
import {
  bundleCaseClosed,
  caseAccepted,
  caseClosed,
  caseHandedIn,
  type CountedAct,
  type Lateness,
  othersConcerned,
  personHandedIn,
} from '../events.ts'

/** Tells the figures that a case was handed in, and who looks at newcomers that a person did so. */
export function announceHandedIn(
  { events }: Pick<CaseDeps, 'events'>,
  context: Context,
  tx: Tx,
  opened: Case,
): void {
  const { subject_id: subjectId, id: caseId } = opened
  events.announce(tx, caseHandedIn, caseId, counted(context, opened, 1), context.now)
  if (opened.subject_kind === 'person')
    events.announce(tx, personHandedIn, caseId, { subjectId, caseId }, context.now)
}

/**
 * Tells that a case was taken on, or ended: the figures of every one, its bundle and those whose records it reads only where there are such, for what is
 * announced is a row to be written, handed on and removed.
 */
export function announceCounted(
  deps: Pick<CaseDeps, 'events' | 'catalogue' | 'registry'>,
  context: Context,
  tx: Tx,
  found: Case,
  { next }: Transition,
): void {
  const act = counted(context, next, found.last_seq + 1)
  const key = { subjectId: next.subject_id, caseId: next.id }
  if (found.accepted_on === null && next.accepted_on !== null) {
    deps.events.announce(tx, caseAccepted, next.id, { ...act, ...placeOf(context) }, context.now)
    if (readsOthers(deps, next)) deps.events.announce(tx, othersConcerned, next.id, key, context.now)
  }
  if (found.outcome === null && next.outcome !== null) {
    const ended = { ...act, late: latenessOf(deps, context, next) }
    deps.events.announce(tx, caseClosed, next.id, ended, context.now)
    if (next.bundle_id !== null) deps.events.announce(tx, bundleCaseClosed, next.id, key, context.now)
  }
}

function readsOthers({ catalogue, registry }: Pick<CaseDeps, 'catalogue' | 'registry'>, next: Case): boolean {
  const checks = declarationFor(catalogue, next)?.checks ?? []
  return checks.some((name) => named(registry.checks, name).others !== undefined)
}

function counted({ today, now }: Context, next: Case, seq: number): CountedAct {
  const { outlet_id: outletId, client_id: clientId } = next
  const atHome = clientId === null ? 'online' : 'client'
  return {
    subjectId: next.subject_id,
    caseId: next.id,
    seq,
    day: today,
    item: next.item,
    agencyId: next.agency_id,
    outletId,
    outletAgencyId: next.outlet_agency_id,
    channel: outletId === null ? 'online' : 'counter',
    came: outletId === null ? atHome : 'counter',
    hour: hourOfInstant(now),
    outcome: next.outcome,
    late: { statutory: null, guide: null, promised: null },
  }
}

/** Where a case is accepted: at which counter, or online or in an office, which are none (D-54). */
function placeOf({ path, outletId, agencyId }: Context) {
  if (path === 'counter') return { channel: 'counter', outletId, outletAgencyId: agencyId }
  return { channel: isOnline({ path }) ? 'online' : 'office', outletId: null, outletAgencyId: null }
}

/**
 * Each limit that the item declares is counted from the same start with the same holds and the same extension as the one that
 * the case runs under (D-12). */
function latenessOf({ catalogue }: Pick<CaseDeps, 'catalogue'>, { law }: Context, ended: Case): Lateness {
  const limits = declarationFor(catalogue, ended)?.limits
  const { limit_start: start, closed_on: closedOn } = ended
  const holds = ended.holds.filter(({ stops }) => stops !== false)
  const late = (kind: keyof Lateness): boolean | null => {
    const limit = limits?.[kind] ?? null
    if (limit === null || start === null || closedOn === null) return null
    const length = limit.length + (limit.unit === ended.limit_unit ? (ended.extension_length ?? 0) : 0)
    const { due } = limitDue(law, { start, length, unit: limit.unit, holds })
    return due !== null && closedOn > due
  }
  return { statutory: late('statutory'), guide: late('guide'), promised: late('promised') }
}
