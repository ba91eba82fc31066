import type { Merger } from '@tongban/contracts/mergers'
import type { Day } from '@tongban/policy'

import { lookWithin } from '../../platform/audit.ts'
import { type Context, newId, scopeOf } from '../../platform/context.ts'
import { isoOf } from '../../platform/instants.ts'
import { type Command, once } from '../../platform/once.ts'
import { Refusal, refusalAt } from '../../platform/refusal.ts'
import { takeTurn } from '../../platform/turns.ts'
import type { MergerDeps } from './deps.ts'
import { lyingAt, requireFree } from './lying.ts'
import { findStanding, insertMerger, listMergers, type MergerRow } from './store.ts'

/** Which agency ceases when, and which takes its place. */
export interface Wanted {
  readonly agencyId: string
  readonly successor: string
  readonly from: Day
  readonly reason: string
}

/**
 * 申请撤并: who administers the agency above asks; nothing changes before the head of an agency above has confirmed it.
 * @throws Refusal mergers.no-agency, mergers.successor, mergers.dates, mergers.asked, mergers.in-the-way
 */
export async function askMerger(
  deps: MergerDeps,
  context: Context,
  command: Command,
  wanted: Wanted,
): Promise<Merger> {
  const { agencyId, successor, from, reason } = wanted
  requirePlaces(deps, context, wanted)
  const { rows } = await lyingAt(deps, context, agencyId, from)
  const { actorId, now } = context
  return await once(deps.database, context, command, {
    scope: scopeOf(context),
    subject: actorId,
    load: [takeTurn(`merger ${agencyId}`), findStanding(agencyId)] as const,
    races: ['merger_open'],
    run: (tx, [, [standing]]) => {
      if (standing !== undefined) throw new Refusal('mergers.asked')
      requireFree(rows)
      const id = newId()
      const purpose = `${agencyId} into ${successor} from ${from}`
      tx.record(
        insertMerger(agencyId, id, successor, from, reason, actorId, now),
        lookWithin({ ...context, agencyId }, { act: 'mergers.ask', purpose }),
      )
      const asked = { agency_id: agencyId, id, successor, ceased_from: from, reason, asked_by: actorId }
      return mergerView(deps, actorId, { ...undecided, ...asked, asked_at: now.toISOString() })
    },
  })
}

/** 撤并 that were asked for, at agencies that the reader watches over. */
export async function readMergers(deps: MergerDeps, context: Context): Promise<{ rows: Merger[] }> {
  const [rows] = await deps.database.read(scopeOf(context), listMergers(context.agencies))
  return { rows: rows.map((row) => mergerView(deps, context.actorId, row)) }
}

/**
 * Both under who acts, the one that ceases below one of his; the other one stays.
 * @throws Refusal mergers.no-agency, mergers.successor, mergers.dates
 */
export function requirePlaces(
  { agencies }: Pick<MergerDeps, 'agencies'>,
  context: Pick<Context, 'agencies' | 'today'>,
  { agencyId, successor, from }: Omit<Wanted, 'reason'>,
): void {
  const parent = agencies.find(agencyId)?.parent ?? null
  if (parent === null || !context.agencies.includes(parent)) throw refusalAt('mergers.no-agency', 'agencyId')
  const stays = agencies.standingFor(successor, '9999-12-31') === successor
  if (successor === agencyId || !stays || !context.agencies.includes(successor))
    throw refusalAt('mergers.successor', 'successor')
  if (from <= context.today) throw refusalAt('mergers.dates', 'from')
}

const undecided = {
  agreed: null,
  decided_by: null,
  decided_at: null,
  back_agreed: null,
  back_reason: null,
  back_asked_by: null,
  back_asked_at: null,
  back_decided_by: null,
  back_decided_at: null,
} as const

function mergerView({ agencies, staffName }: MergerDeps, reader: string, row: MergerRow): Merger {
  const waiting =
    row.back_asked_by === null || row.back_decided_by !== null ? row.asked_by : row.back_asked_by
  return {
    id: row.id,
    agencyId: row.agency_id,
    agencyName: agencies.nameOf(row.agency_id),
    successor: row.successor,
    successorName: agencies.nameOf(row.successor),
    from: row.ceased_from,
    reason: row.reason,
    state: stateOf(row),
    askedBy: staffName(row.asked_by),
    askedAt: isoOf(row.asked_at),
    decidedBy: row.decided_by === null ? null : staffName(row.decided_by),
    decidedAt: row.decided_at === null ? null : isoOf(row.decided_at),
    takingBack: takingBackOf(row, staffName),
    own: waiting === reader,
  }
}

function stateOf({ agreed, back_agreed }: MergerRow): Merger['state'] {
  if (agreed === null) return 'asked'
  if (!agreed) return 'refused'
  return back_agreed === true ? 'taken-back' : 'confirmed'
}

function takingBackOf(row: MergerRow, staffName: MergerDeps['staffName']): Merger['takingBack'] {
  if (row.back_asked_by === null || row.back_asked_at === null) return null
  return {
    reason: row.back_reason ?? '',
    askedBy: staffName(row.back_asked_by),
    askedAt: isoOf(row.back_asked_at),
    decidedBy: row.back_decided_by === null ? null : staffName(row.back_decided_by),
    decidedAt: row.back_decided_at === null ? null : isoOf(row.back_decided_at),
  }
}
