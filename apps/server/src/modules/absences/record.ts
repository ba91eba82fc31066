import type { AbsenceKind } from '@tongban/contracts/absence-kinds'
import type { Absence } from '@tongban/contracts/absences'
import { addDays, type Day } from '@tongban/policy'

import { lookWithin } from '../../platform/audit.ts'
import { type Context, newId, scopeOf } from '../../platform/context.ts'
import { type Command, once } from '../../platform/once.ts'
import { Refusal, refusalAt } from '../../platform/refusal.ts'
import { takeTurn } from '../../platform/turns.ts'
import { findHolders } from '../staff/index.ts'
import type { AbsenceDeps } from './deps.ts'
import { type Held, isAway, mayStandIn, officeRoles } from './fit.ts'
import { type AbsenceRow, findAway, findOfStaff, insertAbsence } from './store.ts'
import { absenceView } from './view.ts'

/** Who is away, why, from when to when, and who stands in: null where the head is to say so. */
export interface Wanted {
  readonly staff: string
  readonly kind: AbsenceKind
  readonly from: Day
  readonly to: Day
  readonly standIn: string | null
}

const worker = { path: 'worker' } as const
const daysAtMost = 366

/**
 * 登记不在岗: for oneself in an office, or by the head for one of his people. Whether the stand-in fits is looked at here, and again on each day
 * that it lasts. What the head records is in the audit, without the reason.
 * @throws Refusal absences.no-staff, absences.dates, absences.overlaps, absences.no-stand-in
 */
export async function recordAbsence(
  deps: AbsenceDeps,
  context: Context,
  command: Command,
  wanted: Wanted,
): Promise<Absence> {
  const { staff, from, to, standIn } = wanted
  if (from < context.today || to < from || to > addDays(from, daysAtMost - 1))
    throw refusalAt('absences.dates', 'to')
  const [held, away] = await whoIsThere(deps, from, to)
  const agencyId = placeOf(held, context, staff)
  if (agencyId === undefined) throw refusalAt('absences.no-staff', 'staff')
  return await once(deps.database, context, command, {
    scope: scopeOf(context),
    subject: context.actorId,
    load: [takeTurn(`absences of ${staff}`), findOfStaff(staff)],
    run: (tx, [, known]) => {
      if (
        isAway(
          known.filter(({ cancelled }) => !cancelled),
          staff,
          from,
          to,
        )
      )
        throw refusalAt('absences.overlaps', 'from')
      if (standIn !== null && !mayStandIn(held, away, { staffId: staff, standIn, from, to }))
        throw refusalAt('absences.no-stand-in', 'standIn')
      const row = rowOf(wanted, agencyId)
      tx.record(
        insertAbsence(row.id, staff, agencyId, row.kind, from, to, standIn, context.actorId, context.now),
        ...inAudit(context, row, 'record'),
      )
      return absenceView(deps, row, context.today)
    },
  })
}

function rowOf({ staff, kind, from, to, standIn }: Wanted, agencyId: string): AbsenceRow {
  const days = { first_day: from, last_day: to }
  const about = { id: newId(), staff_id: staff, agency_id: agencyId, kind, stand_in_id: standIn }
  return { ...about, ...days, goes_without: false, cancelled: false }
}

/** 谁能代: those who may stand in on these days. @throws Refusal absences.no-staff */
export async function findStandIns(
  deps: AbsenceDeps,
  context: Context,
  { staff, from, to }: Pick<Wanted, 'staff' | 'from' | 'to'>,
): Promise<{ rows: { id: string; name: string }[] }> {
  const [held, away] = await whoIsThere(deps, from, to)
  if (placeOf(held, context, staff) === undefined) return { rows: [] }
  const able = new Set(
    held
      .map(({ staff_id: id }) => id)
      .filter((standIn) => mayStandIn(held, away, { staffId: staff, standIn, from, to })),
  )
  const rows = [...able].map((id) => ({ id, name: deps.staffName(id) }))
  return { rows: rows.toSorted((one, other) => one.name.localeCompare(other.name, 'zh')) }
}

/** Who holds an office role on the first of these days, and who is away on one of them. */
export async function whoIsThere(
  { database }: Pick<AbsenceDeps, 'database'>,
  from: Day,
  to: Day,
): Promise<readonly [Held[], AbsenceRow[]]> {
  const [held, away] = await database.read(worker, findHolders(officeRoles, from), findAway(from, to))
  return [held, away]
}

/** The agency of whom it is about, under whoever records it. */
function placeOf(held: readonly Held[], { agencies }: Context, staff: string): string | undefined {
  return held.find((one) => one.staff_id === staff && agencies.includes(one.agency_id))?.agency_id
}

/** What a head does stands in the audit, with the act itself. */
export function inAudit(context: Context, { id, agency_id: agencyId, staff_id }: AbsenceRow, act: string) {
  if (context.path !== 'oversight') return []
  return [lookWithin({ ...context, agencyId }, { act: `absences.${act}`, purpose: `${staff_id} ${id}` })]
}

/** An absence that the reader keeps and that is not over. @throws Refusal absences.none */
export function requireStanding(
  { agencies, path, actorId, today }: Context,
  row: AbsenceRow | undefined,
): AbsenceRow {
  const isKept = row !== undefined && agencies.includes(row.agency_id)
  if (!isKept || row.cancelled || row.last_day < today || (path === 'office' && row.staff_id !== actorId))
    throw new Refusal('absences.none')
  return row
}
