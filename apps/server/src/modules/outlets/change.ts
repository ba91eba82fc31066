import type { GrantChange, GrantChanged, GrantEntry } from '@tongban/contracts/outlets'
import type { Day } from '@tongban/policy'

import { lookWithin } from '../../platform/audit.ts'
import { type Context, scopeOf } from '../../platform/context.ts'
import { lastId, pageFrom } from '../../platform/cursor.ts'
import type { Database, Statement } from '../../platform/database.ts'
import { isoOf } from '../../platform/instants.ts'
import { type Grant, type GrantedLeaf, isSame, standingOf } from './grants.ts'
import type { MatrixDeps } from './matrix.ts'
import { type ChangeRow, type KeptEntry, listChanges } from './store.ts'

export interface ChangeDeps extends MatrixDeps {
  readonly database: Database
  /** The name of a member of staff; joined by the composition root. */
  readonly staffName: (id: string) => string
}

/** From which day an outlet may do what. */
export interface Wanted {
  readonly outlet: string
  readonly from: Day
  readonly entries: readonly GrantEntry[]
}

const pageSize = 20

/** 变更台账 of the agencies of the reader, the newest first. */
export async function readChanges(
  deps: ChangeDeps,
  context: Context,
  after: string = lastId,
): Promise<{ rows: GrantChange[]; next: string | null }> {
  const [found] = await deps.database.read(
    scopeOf(context),
    listChanges(context.agencies, after, pageSize + 1),
  )
  const { page, next } = pageFrom(found, pageSize, ({ id }) => id)
  return { rows: page.map((row) => changeView(deps, row)), next }
}

/** The entries that change something, with what was before. */
export function changesOf(
  leaves: readonly GrantedLeaf[],
  grants: readonly Grant[],
  { from, entries }: Pick<Wanted, 'from' | 'entries'>,
): KeptEntry[] {
  const leafOf = new Map(leaves.map((leaf) => [leaf.code, leaf]))
  return entries.flatMap(({ item, acts, to }) => {
    const leaf = leafOf.get(item)
    if (leaf === undefined) return []
    const now = standingOf(grants, leaf, from)
    if (isSame(now, { acts, to })) return []
    return [{ item, before: [...now.acts], after: [...acts], to }]
  })
}

/** The entries as a change takes them. */
export function entriesOf(entries: readonly KeptEntry[]): GrantEntry[] {
  return entries.map(({ item, after, to }) => ({ item, acts: after, to }))
}

/** What a change wants. */
export function wantedOf(change: ChangeRow): Pick<Wanted, 'from' | 'entries'> {
  return { from: change.valid_from, entries: entriesOf(change.entries) }
}

/** The audit entry that stands or falls with a change. */
export function actOn(context: Context, change: ChangeRow, act: string, purpose: string): Statement {
  return lookWithin({ ...context, agencyId: change.agency_id }, { act, purpose: `${purpose} ${change.id}` })
}

/** With its name for reading. */
export function withName({ catalogue }: ChangeDeps, entry: KeptEntry): GrantChanged {
  return { ...entry, name: catalogue.nameOf(entry.item) }
}

/** A change as it is read. */
export function changeView(deps: ChangeDeps, row: ChangeRow): GrantChange {
  const { outlets, agencyName, staffName } = deps
  return {
    id: row.id,
    outletId: row.outlet_id,
    outletName: outlets.nameOf(row.outlet_id),
    agencyName: agencyName(row.agency_id),
    from: row.valid_from,
    rows: row.entries.map((entry) => withName(deps, entry)),
    copiedFrom: row.copied_from === null ? null : outlets.nameOf(row.copied_from),
    reason: row.reason,
    state: row.state,
    proposedBy: staffName(row.proposed_by),
    proposedAt: isoOf(row.proposed_at),
    decidedBy: row.decided_by === null ? null : staffName(row.decided_by),
    decidedAt: row.decided_at === null ? null : isoOf(row.decided_at),
    note: row.note,
  }
}
