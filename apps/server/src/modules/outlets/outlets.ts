import type { Outlet } from '@tongban/contracts/agencies'
import type { Day } from '@tongban/policy'

import { newId } from '../../platform/context.ts'
import { type Database, query } from '../../platform/database.ts'
import { remember } from '../../platform/remembered.ts'

const readOutlets = query<Omit<Outlet, 'agencyId' | 'grants'> & { agency_id: string }>(
  'select id, agency_id, kind, name, position, telephone, address, timetable from outlets.outlet order by id',
)
const readGrants = query<{
  outlet_id: string
  level: 'item' | 'sub-item' | 'leaf'
  code: string
  acts: string[]
  valid_from: Day
  valid_to: Day | null
}>(
  'select outlet_id, level, code, acts, valid_from, valid_to from outlets.item_grant order by outlet_id, level, code',
)
const insertOutlet = query(
  `insert into outlets.outlet (id, agency_id, kind, name, position, telephone, address, timetable) values ($1, $2, $3, $4, $5, $6, $7, $8)
   on conflict (id) do nothing`,
)
const insertGrant = query(
  `insert into outlets.item_grant (outlet_id, id, level, code, acts, valid_from, valid_to) values ($1, $2, $3, $4, $5, $6, $7)`,
)
const tell = query(`select pg_notify('outlets', '')`)

/** What an outlet may be granted: to hand in, to accept (and to say what is missing), to print. */
export type OutletAct = 'hand-in' | 'accept' | 'print'

/** A leaf item in the three levels of the catalogue, on each of which it may be granted. */
export interface GrantedLeaf {
  readonly code: string
  /** The sub-item, where the catalogue has one between item and leaf item. */
  readonly subItem?: string | undefined
  /** The item. */
  readonly category: string
}

/** The outlets with what each may do, kept in memory and read again when something changes. */
export interface Outlets {
  readonly all: () => readonly Outlet[]
  readonly find: (id: string) => Outlet | undefined
  readonly nameOf: (id: string) => string
  /** 下沉: whether an outlet may do an act for a leaf item on a day. */
  readonly granted: (outletId: string, act: OutletAct, leaf: GrantedLeaf, today: Day) => boolean
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
        ),
      )
      for (const { level, code, acts, from, to } of grants)
        tx.record(insertGrant(id, newId(), level, code, acts, from, to))
    }
    tx.record(tell())
  })
}

export async function openOutlets(database: Database): Promise<Outlets> {
  const { value: byId } = await remember(database, 'outlets', async () => {
    const [outlets, grants] = await database.read({ path: 'worker' }, readOutlets(), readGrants())
    const grantsOf = Map.groupBy(grants, (grant) => grant.outlet_id)
    return new Map<string, Outlet>(
      outlets.map(({ agency_id, ...outlet }) => [
        outlet.id,
        {
          ...outlet,
          agencyId: agency_id,
          grants: (grantsOf.get(outlet.id) ?? []).map(({ level, code, acts, valid_from, valid_to }) => ({
            level,
            code,
            acts,
            from: valid_from,
            to: valid_to,
          })),
        },
      ]),
    )
  })
  return {
    all: () => [...byId().values()],
    find: (id) => byId().get(id),
    nameOf: (id) => byId().get(id)?.name ?? id,
    granted: (outletId, act, leaf, today) => {
      const names = { leaf: leaf.code, 'sub-item': leaf.subItem, item: leaf.category }
      const grants = byId().get(outletId)?.grants ?? []
      return grants.some(
        ({ acts, level, code, from, to }) =>
          acts.includes(act) && from <= today && (to === null || to >= today) && code === names[level],
      )
    },
  }
}
