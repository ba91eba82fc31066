import type { Relay, Relays, ToTell } from '@tongban/contracts/by-hand'
import type { NotMetReason, RelayOutcome } from '@tongban/contracts/sending'
import type { Day } from '@tongban/policy'

import { lookWithin } from '../../../platform/audit.ts'
import { type Context, newId, scopeOf } from '../../../platform/context.ts'
import { firstId, pageFrom } from '../../../platform/cursor.ts'
import { type Listener, eventKind, type Events, on } from '../../../platform/events.ts'
import { isoOf, minutesFrom } from '../../../platform/instants.ts'
import { type Command, once } from '../../../platform/once.ts'
import { Refusal, refusalAt } from '../../../platform/refusal.ts'
import { atOnce, toHimself } from '../kinds.ts'
import {
  endRelay,
  findRecipient,
  findRelay,
  findRelays,
  findWithdrawn,
  insertRelay,
  lockOpenRelay,
  lockRelay,
  lockUnreached,
  markTold,
  type RelayRow,
} from './store.ts'
import { requireDay } from './told.ts'
import { actScope, type ByHandDeps, look, mayBeAsked, toTell, type Which } from './unreached.ts'

const pageSize = 50
/** For a week the outlet sees what it was asked and need not do any more; nobody looks for it longer. */
const withdrawnMinutes = 7 * 24 * 60
const withdrawnAtMost = 20
const relayLook = 'messages.relay'

/** The clerk of an outlet told somebody; ids and codes only (D-19). */
interface RelayTold {
  readonly subjectId: string
  readonly sendingId: string
  readonly on: Day
  readonly how: 'told-himself' | 'told-family'
  readonly staffId: string
  /** Left out by programs of before. */
  readonly outletId?: string | null
}
const relayTold = eventKind<RelayTold>('messages.relay-told')

/**
 * 请网点转告: what its clerk needs is sealed into the request, so that nothing else of the person is opened to him.
 * @throws Refusal messages.no-sending, messages.no-outlet, messages.relayed
 */
export async function askRelay(
  deps: ByHandDeps,
  context: Context,
  command: Command,
  { subject, id, outlet }: Which & { readonly outlet: string },
): Promise<{ done: true }> {
  const found = mayBeAsked(deps, context, subject).find((one) => one.id === outlet)
  return await once(deps.database, context, command, {
    scope: actScope(context, subject),
    subject,
    load: [
      lockUnreached(subject, id, context.agencies),
      findRecipient(subject, id),
      lockOpenRelay(subject, id),
    ] as const,
    admit: ([[sending]], repeats) => {
      if (sending === undefined && !repeats) throw new Refusal('messages.no-sending')
    },
    races: ['relay_open'],
    run: (tx, [[sending], [recipient], [open]]) => {
      if (sending === undefined || recipient === undefined) throw new Refusal('messages.no-sending')
      if (open !== undefined) throw new Refusal('messages.relayed')
      if (found === undefined) throw refusalAt('messages.no-outlet', 'outlet')
      const content = deps.secrets.seal(
        JSON.stringify({ ...toTell(deps, subject, recipient), since: isoOf(sending.created_at) }),
      )
      const { actorId, now } = context
      const { agency_id: answers, kind } = sending
      tx.record(
        insertRelay(found.agencyId, newId(), subject, id, answers, kind, outlet, content, actorId, now),
        lookWithin(context, { act: look, subjectId: subject, purpose: `relay: ${outlet}` }),
      )
      return { done: true as const }
    },
  })
}

/** 请您转告: what the outlet of a clerk is asked to tell, the oldest first; and what it need not tell any more, with the reason. */
export async function listRelays(
  { database, names }: ByHandDeps,
  context: Context,
  after: string = firstId,
): Promise<Relays> {
  const { agencies, outletId, language, now } = context
  const [found, withdrawn] = await database.read(
    scopeOf(context),
    findRelays(agencies, outletId, after, pageSize + 1),
    findWithdrawn(agencies, outletId, minutesFrom(now, -withdrawnMinutes), withdrawnAtMost),
  )
  const { page, next } = pageFrom(found, pageSize, ({ id }) => id)
  const viewOf = ({ id, kind, for_agency_id: answers, asked_at: asked }: RelayRow): Relay => ({
    id,
    kind,
    agencyName: names.agency(answers, language),
    at: isoOf(asked),
  })
  return {
    rows: page.map(viewOf),
    next,
    withdrawn: withdrawn.flatMap((row) =>
      row.withdrawn_for === null || row.ended_at === null
        ? []
        : [{ ...viewOf(row), why: row.withdrawn_for, withdrawnAt: isoOf(row.ended_at) }],
    ),
  }
}

/**
 * One of them: whom, where, and the words. The look is in the audit before the answer.
 * @throws Refusal messages.no-relay, messages.relay-withdrawn
 */
export async function readRelay(deps: ByHandDeps, context: Context, id: string): Promise<ToTell> {
  const [[row]] = await deps.database.read(
    scopeOf(context),
    findRelay(context.agencies, context.outletId, id),
  )
  const { subject_id: subjectId, content } = requireOpen(row)
  await deps.audit.look(context, { act: relayLook, subjectId })
  return contentOf(deps, content)
}

/** How the clerk fared. */
export interface Fared {
  readonly id: string
  readonly outcome: RelayOutcome
  readonly on: Day
  readonly why?: NotMetReason | undefined
}

/**
 * 转告的结果: who was told counts as told; who was not met goes back to the office, which tries another way.
 * @throws Refusal messages.no-relay, messages.relay-withdrawn, messages.told-on, messages.not-met, messages.himself-only
 */
export async function endRelaying(
  deps: ByHandDeps & { readonly events: Pick<Events, 'announce'> },
  context: Context,
  command: Command,
  { id, outcome, on: day, why }: Fared,
): Promise<{ done: true }> {
  if ((outcome === 'not-met') !== (why !== undefined)) throw refusalAt('messages.not-met', 'why')
  return await once(deps.database, context, command, {
    scope: scopeOf(context),
    subject: context.actorId,
    load: [lockRelay(context.agencies, context.outletId, id)] as const,
    admit: ([[row]], repeats) => {
      if (row === undefined && !repeats) throw new Refusal('messages.no-relay')
    },
    run: (tx, [[found]]) => {
      const row = requireOpen(found)
      const { kind, since } = contentOf(deps, row.content)
      requireDay(context, since, day)
      if (outcome === 'told-family' && (toHimself.has(kind) || atOnce.has(kind)))
        throw refusalAt('messages.himself-only', 'outcome')
      const { actorId: staffId, outletId, now } = context
      const { subject_id: subjectId, sending_id: sendingId } = row
      tx.record(
        endRelay(row.agency_id, id, outcome, day, why ?? null, staffId, now),
        lookWithin(context, { act: relayLook, subjectId, purpose: outcome }),
      )
      if (outcome !== 'not-met')
        deps.events.announce(
          tx,
          relayTold,
          subjectId,
          { subjectId, sendingId, on: day, how: outcome, staffId, outletId },
          now,
        )
      return { done: true as const }
    },
  })
}

/** Who was told by the clerk of an outlet is sent nothing any more. */
export function closeRelayed({ clock }: { readonly clock: { now(): Date } }): Listener {
  return on(
    'messages.close-relayed',
    relayTold,
    async (tx, { subjectId, sendingId, on: day, how, staffId, outletId = null }) => {
      tx.record(markTold(subjectId, sendingId, how, day, null, outletId, staffId, clock.now()))
      await Promise.resolve()
    },
  )
}

/** One that waits still. @throws Refusal messages.no-relay, messages.relay-withdrawn where the office has taken it back */
function requireOpen(row: RelayRow | undefined): RelayRow & { readonly content: Buffer } {
  if (row === undefined) throw new Refusal('messages.no-relay')
  const { content } = row
  if (content === null)
    throw new Refusal(row.withdrawn_for === null ? 'messages.no-relay' : 'messages.relay-withdrawn')
  return { ...row, content }
}

function contentOf({ secrets }: Pick<ByHandDeps, 'secrets'>, content: Buffer): ToTell {
  return JSON.parse(secrets.open(content))
}
