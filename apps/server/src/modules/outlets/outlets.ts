import type { Outlet, OutletView } from '@tongban/contracts/agencies'
import type { OutletAct } from '@tongban/contracts/outlet'
import type { Day } from '@tongban/policy'

import { newId } from '../../platform/context.ts'
import { type Database, query } from '../../platform/database.ts'
import { remember } from '../../platform/remembered.ts'
import { type Grant, type GrantedLeaf, isGrantedBy } from './grants.ts'

const readOutlets = query<
  Omit<OutletView, 'agencyId' | 'closedFrom'> & { agency_id: string; closed_from: Day | null }
>(
  `select id, agency_id, kind, name, position, telephone, address, timetable, exceptions, closed_from, successor, version
   from outlets.outlet order by id`,
)
const readGrants = query<GrantRow & { outlet_id: string }>(
  `select outlet_id, id, level, code, acts, valid_from, valid_to from outlets.item_grant where withdrawn_by is null
   order by outlet_id, level, code`,
)
/** Writes an outlet that is not there yet. */
export const insertOutlet = query(
  `insert into outlets.outlet (id, agency_id, kind, name, position, telephone, address, timetable, exceptions)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (id) do nothing`,
)
/** Writes a grant; its cause is the change that brought it, null where it was loaded. */
export const insertGrant = query(
  `insert into outlets.item_grant (outlet_id, id, level, code, acts, valid_from, valid_to, cause)
   values ($1, $2, $3, $4, $5, $6, $7, $8)`,
)
/** Tells every process to read the outlets again. */
export const tellOutlets = query(`select pg_notify('outlets', '')`)

/** A grant as it is kept. */
export interface GrantRow {
  readonly id: string
  readonly level: Grant['level']
  readonly code: string
  readonly acts: OutletAct[]
  readonly valid_from: Day
  readonly valid_to: Day | null
}

/** An outlet with what it may do. */
export type KnownOutlet = OutletView & { readonly grants: readonly Grant[] }

/** The outlets with what each may do, kept in memory and read again when something changes. */
export interface Outlets {
  readonly all: () => readonly KnownOutlet[]
  readonly find: (id: string) => KnownOutlet | undefined
  readonly nameOf: (id: string) => string
  /** 下沉: whether an outlet may do an act for a leaf item on a day; one that is closed then may do nothing. */
  readonly granted: (outletId: string, act: OutletAct, leaf: GrantedLeaf, today: Day) => boolean
  /** Reads them again: who has changed one answers with what holds now. */
  readonly refresh: () => Promise<void>
}

/** Takes outlets into the register, with their grants. */
export async function addOutlets(database: Database, outlets: readonly Outlet[]): Promise<void> {
  await database.transaction({ path: 'worker' }, async (tx) => {
    for (const { id, agencyId, kind, name, position, telephone, address, timetable, grants } of outlets) {
      tx.record(
        insertOutlet(
          id,
          agencyId,
          kind,
          name,
          JSON.stringify(position),
          telephone,
          address,
          JSON.stringify(timetable),
          '[]',
        ),
      )
      for (const { level, code, acts, from, to } of grants)
        tx.record(insertGrant(id, newId(), level, code, acts, from, to, null))
    }
    tx.record(tellOutlets())
  })
}

export async function openOutlets(database: Database): Promise<Outlets> {
  const { value: byId, refresh } = await remember(database, 'outlets', async () => {
    const [outlets, grants] = await database.read({ path: 'worker' }, readOutlets(), readGrants())
    const grantsOf = Map.groupBy(grants, (grant) => grant.outlet_id)
    return new Map<string, KnownOutlet>(
      outlets.map(({ agency_id, closed_from, ...outlet }) => [
        outlet.id,
        {
          ...outlet,
          agencyId: agency_id,
          closedFrom: closed_from,
          grants: (grantsOf.get(outlet.id) ?? []).map(grantOf),
        },
      ]),
    )
  })
  return {
    all: () => [...byId().values()],
    find: (id) => byId().get(id),
    nameOf: (id) => byId().get(id)?.name ?? id,
    granted: (outletId, act, leaf, today) => {
      const outlet = byId().get(outletId)
      if (outlet === undefined || isClosed(outlet, today)) return false
      return outlet.grants.some((grant) => grant.acts.includes(act) && isGrantedBy(grant, leaf, today))
    },
    refresh,
  }
}

/** Whether an outlet serves nobody any more on a day. */
export function isClosed({ closedFrom }: Pick<OutletView, 'closedFrom'>, on: Day): boolean {
  return closedFrom !== null && closedFrom <= on
}

/** A grant of the table as the rules read it. */
export function grantOf({ id, level, code, acts, valid_from, valid_to }: GrantRow): Grant {
  return { id, level, code, acts, from: valid_from, to: valid_to }
}
