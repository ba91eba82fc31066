import { limitDue } from '@tongban/policy'

import { hourOfInstant } from '../../../platform/clock.ts'
import { type Context, isOnline } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/database.ts'
import type { Case, Transition } from '../case.ts'
import { declarationFor } from '../counter/declaration.ts'
import type { CaseDeps } from '../deps.ts'
import { caseAccepted, caseClosed, caseHandedIn, type CountedAct, type Lateness } from '../events.ts'

/** Tells the figures that a case was handed in. */
export function announceHandedIn(
  { events }: Pick<CaseDeps, 'events'>,
  context: Context,
  tx: Tx,
  opened: Case,
): void {
  events.announce(tx, caseHandedIn, opened.id, counted(context, opened, 1), context.now)
}

/** Tells the figures what an act did that they count: that a case was taken on, or ended. */
export function announceCounted(
  deps: Pick<CaseDeps, 'events' | 'catalogue'>,
  context: Context,
  tx: Tx,
  found: Case,
  { next }: Transition,
): void {
  const act = counted(context, next, found.last_seq + 1)
  if (found.accepted_on === null && next.accepted_on !== null)
    deps.events.announce(tx, caseAccepted, next.id, { ...act, ...placeOf(context) }, context.now)
  if (found.outcome === null && next.outcome !== null) {
    const ended = { ...act, late: latenessOf(deps, context, next) }
    deps.events.announce(tx, caseClosed, next.id, ended, context.now)
  }
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
