import type { GrantChange, GrantChanged } from '@tongban/contracts/outlets'
import type { Day } from '@tongban/policy'

import { type Context, newId, scopeOf } from '../../platform/context.ts'
import { type Command, once } from '../../platform/once.ts'
import { Refusal, refusalAt } from '../../platform/refusal.ts'
import { actOn, type ChangeDeps, changesOf, changeView, entriesOf, type Wanted, withName } from './change.ts'
import { entriesToCopy, type GrantedLeaf, planChange } from './grants.ts'
import { leavesOf } from './matrix.ts'
import { grantOf, isClosed, type KnownOutlet } from './outlets.ts'
import { type ChangeRow, findGrants, insertChange, lockOutlet } from './store.ts'

/**
 * 试算: what a change, or making an outlet like another one, would change. Writes nothing.
 * @throws Refusal outlets.no-outlet, outlets.closed, outlets.dates, outlets.no-item
 */
export function previewChange(
  deps: ChangeDeps,
  context: Context,
  { copyFrom, ...wanted }: Wanted & { readonly copyFrom: string | null },
): { rows: GrantChanged[]; dissolved: string[] } {
  const leaves = leavesOf(deps.catalogue)
  const target = requireOutlet(deps, context, wanted.outlet, 'outlet')
  const copied =
    copyFrom === null
      ? []
      : entriesToCopy(
          leaves,
          requireOutlet(deps, context, copyFrom, 'copyFrom').grants,
          target.grants,
          wanted.from,
        )
  const given = new Set(wanted.entries.map(({ item }) => item))
  const entries = [...copied.filter(({ item }) => !given.has(item)), ...wanted.entries]
  requireWanted(leaves, context.today, { ...wanted, entries })
  const changing = changesOf(leaves, target.grants, { from: wanted.from, entries })
  const { dissolved } = planChange(target.grants, leaves, { from: wanted.from, entries: entriesOf(changing) })
  return {
    rows: changing.map((entry) => withName(deps, entry)),
    dissolved: [...new Set(dissolved.map(({ code }) => code))],
  }
}

/**
 * 提出变更: nothing opens before another one has confirmed it (D-39). What stands in it is what changes against today's grants.
 * @throws Refusal outlets.no-outlet, outlets.closed, outlets.dates, outlets.no-item, outlets.nothing
 */
export async function proposeChange(
  deps: ChangeDeps,
  context: Context,
  command: Command,
  { copiedFrom, reason, ...wanted }: Wanted & { readonly copiedFrom: string | null; readonly reason: string },
): Promise<GrantChange> {
  const leaves = leavesOf(deps.catalogue)
  requireOutlet(deps, context, wanted.outlet, 'outlet')
  if (copiedFrom !== null) requireOutlet(deps, context, copiedFrom, 'copiedFrom')
  return await once(deps.database, context, command, {
    scope: scopeOf(context),
    subject: context.actorId,
    load: [lockOutlet(wanted.outlet, context.agencies), findGrants(wanted.outlet)],
    run: (tx, [[outlet], grants]) => {
      if (outlet === undefined) throw new Refusal('outlets.no-outlet')
      if (isClosed({ closedFrom: outlet.closed_from }, wanted.from)) throw new Refusal('outlets.closed')
      requireWanted(leaves, context.today, wanted)
      const entries = changesOf(leaves, grants.map(grantOf), wanted)
      if (entries.length === 0) throw new Refusal('outlets.nothing')
      const change: ChangeRow = {
        id: newId(),
        outlet_id: wanted.outlet,
        agency_id: outlet.agency_id,
        valid_from: wanted.from,
        entries,
        copied_from: copiedFrom,
        reason,
        state: 'proposed',
        proposed_by: context.actorId,
        proposed_at: context.now.toISOString(),
        decided_by: null,
        decided_at: null,
        note: null,
      }
      tx.record(
        insertChange(
          change.id,
          change.outlet_id,
          change.agency_id,
          change.valid_from,
          JSON.stringify(entries),
          copiedFrom,
          reason,
          context.actorId,
          context.now,
        ),
        actOn(context, change, 'outlets.propose', change.outlet_id),
      )
      return changeView(deps, change)
    },
  })
}

function requireOutlet(
  { outlets }: ChangeDeps,
  { agencies }: Context,
  id: string,
  field: string,
): KnownOutlet {
  const outlet = outlets.find(id)
  if (outlet === undefined || !agencies.includes(outlet.agencyId)) throw refusalAt('outlets.no-outlet', field)
  return outlet
}

function requireWanted(leaves: readonly GrantedLeaf[], today: Day, { from, entries }: Wanted): void {
  if (from < today) throw refusalAt('outlets.dates', 'from')
  const known = new Set(leaves.map(({ code }) => code))
  const seen = new Set<string>()
  for (const [at, { item, to }] of entries.entries()) {
    if (!known.has(item) || seen.has(item)) throw refusalAt('outlets.no-item', `entries.${at}.item`)
    if (to !== null && to < from) throw refusalAt('outlets.dates', `entries.${at}.to`)
    seen.add(item)
  }
}
