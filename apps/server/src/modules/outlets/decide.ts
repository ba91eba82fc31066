import type { GrantChange } from '@tongban/contracts/outlets'
import type { Day } from '@tongban/policy'

import { type Context, newId, scopeOf } from '../../platform/context.ts'
import type { Statement } from '../../platform/database.ts'
import { type Command, once } from '../../platform/once.ts'
import { Refusal } from '../../platform/refusal.ts'
import { actOn, type ChangeDeps, changesOf, changeView, wantedOf } from './change.ts'
import { type Grant, type GrantedLeaf, type GrantPlan, lastDayBefore, planChange } from './grants.ts'
import { leavesOf } from './matrix.ts'
import { grantOf, insertGrant, isClosed, tellOutlets } from './outlets.ts'
import {
  type ChangeRow,
  decideChange,
  endGrants,
  findGrants,
  type KeptEntry,
  lockChange,
  lockOutlet,
  withdrawGrants,
} from './store.ts'

/**
 * 确认变更: another than who proposed it agrees, and from its day on it holds; what held before keeps its days.
 * @throws Refusal outlets.no-change, outlets.decided, outlets.same-person, outlets.too-late, outlets.moved-on, outlets.closed
 */
export async function decideOnChange(
  deps: ChangeDeps,
  context: Context,
  command: Command,
  { id, agree, note }: { readonly id: string; readonly agree: boolean; readonly note: string },
): Promise<GrantChange> {
  const leaves = leavesOf(deps.catalogue)
  const decided = await once(deps.database, context, command, {
    scope: scopeOf(context),
    subject: context.actorId,
    load: [lockChange(id, context.agencies)],
    run: async (tx, [[change]]) => {
      if (change === undefined) throw new Refusal('outlets.no-change')
      if (change.state !== 'proposed') throw new Refusal('outlets.decided')
      if (change.proposed_by === context.actorId) throw new Refusal('outlets.same-person')
      if (agree) {
        const [[outlet], rows] = await tx.load(
          lockOutlet(change.outlet_id, context.agencies),
          findGrants(change.outlet_id),
        )
        const grants = rows.map(grantOf)
        requireStanding(context, leaves, change, { closedFrom: outlet?.closed_from ?? null, grants })
        tx.record(...applied(change, planChange(grants, leaves, wantedOf(change))))
      }
      const state = agree ? 'confirmed' : 'refused'
      tx.record(
        decideChange(id, state, context.actorId, context.now, note),
        actOn(context, change, 'outlets.confirm', `${agree ? 'agreed' : 'refused'} ${change.outlet_id}`),
        tellOutlets(),
      )
      return changeView(deps, {
        ...change,
        state,
        decided_by: context.actorId,
        decided_at: context.now.toISOString(),
        note,
      })
    },
  })
  await deps.outlets.refresh()
  return decided
}

/** What was shown to who confirms is what is there: not begun before today, and nothing of it changed meanwhile. */
function requireStanding(
  { today }: Context,
  leaves: readonly GrantedLeaf[],
  change: ChangeRow,
  { closedFrom, grants }: { readonly closedFrom: Day | null; readonly grants: readonly Grant[] },
): void {
  if (isClosed({ closedFrom }, change.valid_from)) throw new Refusal('outlets.closed')
  if (change.valid_from < today) throw new Refusal('outlets.too-late')
  const now = changesOf(leaves, grants, wantedOf(change))
  if (beforeOf(now) !== beforeOf(change.entries)) throw new Refusal('outlets.moved-on')
}

function beforeOf(entries: readonly KeptEntry[]): string {
  return JSON.stringify(entries.map(({ item, before }) => [item, before]))
}

function applied({ id, outlet_id, valid_from }: ChangeRow, plan: GrantPlan): Statement[] {
  return [
    endGrants(outlet_id, plan.ends, lastDayBefore(valid_from)),
    withdrawGrants(outlet_id, plan.withdraws, id),
    ...plan.adds.map(({ level, code, acts, from, to }) =>
      insertGrant(outlet_id, newId(), level, code, acts, from, to, id),
    ),
  ]
}
