import type { OutletView } from '@tongban/contracts/agencies'
import type { Day } from '@tongban/policy'

import { lookWithin } from '../../platform/audit.ts'
import { type Context, scopeOf } from '../../platform/context.ts'
import type { Database } from '../../platform/database.ts'
import { type Command, once } from '../../platform/once.ts'
import { Refusal, refusalAt } from '../../platform/refusal.ts'
import { takeTurn } from '../../platform/turns.ts'
import { insertOutlet, isClosed, type KnownOutlet, type Outlets, tellOutlets } from './outlets.ts'
import { findOutletIds, lockOutlet, updateOutlet } from './store.ts'
import { timetableFaults } from './timetable.ts'

export interface KeepDeps {
  readonly database: Database
  readonly outlets: Outlets
  /** The pooling area of an agency, if there is one; joined by the composition root. */
  readonly areaOf: (agencyId: string) => string | undefined
}

type Kept = Pick<OutletView, 'name' | 'telephone' | 'address' | 'position' | 'timetable' | 'exceptions'>

/**
 * 新开网点: it may do nothing until it is granted something. Its id is the area, its kind and the next number there.
 * @throws Refusal outlets.no-agency, outlets.timetable (every wrong line with its place)
 */
export async function openOutlet(
  { database, outlets, areaOf }: KeepDeps,
  context: Context,
  command: Command,
  { agencyId, kind, ...kept }: Kept & Pick<OutletView, 'agencyId' | 'kind'>,
): Promise<OutletView> {
  const area = areaOf(agencyId)
  if (area === undefined || !context.agencies.includes(agencyId))
    throw refusalAt('outlets.no-agency', 'agencyId')
  requireTimetable(kept)
  const stem = `${area}-${kind}-`
  const { id } = await once(database, context, command, {
    scope: scopeOf(context),
    subject: context.actorId,
    load: [takeTurn(`outlets ${stem}`), findOutletIds(agencyId, kind)],
    run: (tx, [, rows]) => {
      const fresh = nextId(stem, [...rows, ...outlets.all()])
      const { name, telephone, address, position, timetable, exceptions } = kept
      tx.record(
        insertOutlet(
          fresh,
          agencyId,
          kind,
          name,
          JSON.stringify(position),
          telephone,
          address,
          JSON.stringify(timetable),
          JSON.stringify(exceptions),
        ),
        lookWithin({ ...context, agencyId }, { act: 'outlets.keep', purpose: `open ${fresh}` }),
        tellOutlets(),
      )
      return { id: fresh }
    },
  })
  return await readAgain(outlets, id)
}

/**
 * 改网点: what people read of it, in every process at once; or from which day on it is closed. A day that has passed is not rewritten.
 * @throws Refusal outlets.no-outlet, outlets.timetable, outlets.closed, outlets.dates, outlets.successor, general.stale
 */
export async function changeOutlet(
  { database, outlets }: KeepDeps,
  context: Context,
  command: Command,
  {
    id,
    version,
    closedFrom,
    successor,
    ...kept
  }: Kept & {
    readonly id: string
    readonly version: number
    readonly closedFrom: Day | null
    readonly successor: string | null
  },
): Promise<OutletView> {
  await once(database, context, command, {
    scope: scopeOf(context),
    subject: context.actorId,
    load: [lockOutlet(id, context.agencies)],
    admit: ([[found]]) => {
      if (found === undefined) throw new Refusal('outlets.no-outlet')
    },
    run: (tx, [[found]]) => {
      if (found === undefined) throw new Refusal('outlets.no-outlet')
      requireTimetable(kept)
      if (found.version !== version) throw new Refusal('general.stale')
      requireClosing(found.closed_from, closedFrom, context.today)
      requireSuccessor(outlets, id, { closedFrom, successor })
      const { name, telephone, address, position, timetable, exceptions } = kept
      tx.record(
        updateOutlet(
          id,
          name,
          telephone,
          address,
          JSON.stringify(position),
          JSON.stringify(timetable),
          JSON.stringify(exceptions),
          closedFrom,
          successor,
        ),
        lookWithin(
          { ...context, agencyId: found.agency_id },
          { act: 'outlets.keep', purpose: `${closedFrom === found.closed_from ? 'change' : 'close'} ${id}` },
        ),
        tellOutlets(),
      )
      return { done: true }
    },
  })
  return await readAgain(outlets, id)
}

function requireTimetable({ timetable, exceptions }: Pick<Kept, 'timetable' | 'exceptions'>): void {
  const faults = timetableFaults(timetable, exceptions)
  if (faults.length > 0) throw new Refusal('outlets.timetable', faults)
}

/** An outlet that is closed already stays so; a closing that has not come may be moved or taken back. */
function requireClosing(now: Day | null, wanted: Day | null, today: Day): void {
  if (wanted === now) return
  if (isClosed({ closedFrom: now }, today)) throw new Refusal('outlets.closed')
  if (wanted !== null && wanted < today) throw refusalAt('outlets.dates', 'closedFrom')
}

/** Another one that is open still when this one closes; which it is may be said later, too. */
function requireSuccessor(
  outlets: Outlets,
  id: string,
  { closedFrom, successor }: Pick<OutletView, 'closedFrom' | 'successor'>,
): void {
  if (successor === null) return
  const found = outlets.find(successor)
  const isOpen = found !== undefined && closedFrom !== null && !isClosed(found, closedFrom)
  if (successor === id || !isOpen) throw refusalAt('outlets.successor', 'successor')
}

async function readAgain(outlets: Outlets, id: string): Promise<OutletView> {
  await outlets.refresh()
  const outlet = outlets.find(id)
  if (outlet === undefined) throw new Error(`outlet ${id} was not recorded`)
  return viewOf(outlet)
}

/** An outlet as everybody reads it. */
export function viewOf({ grants: _grants, ...outlet }: KnownOutlet): OutletView {
  return outlet
}

function nextId(stem: string, known: readonly { readonly id: string }[]): string {
  const taken = known.filter(({ id }) => id.startsWith(stem)).map(({ id }) => Number(id.slice(stem.length)))
  return `${stem}${Math.max(0, ...taken) + 1}`
}
