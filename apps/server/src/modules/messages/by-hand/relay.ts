import type { Relay, ToTell } from '@tongban/contracts/by-hand'
import type { NotMetReason, RelayOutcome } from '@tongban/contracts/sending'
import type { Day } from '@tongban/policy'

import { type Context, newId, scopeOf } from '../../../platform/context.ts'
import { firstId, pageFrom } from '../../../platform/cursor.ts'
import { type Listener, eventKind, type Events, on } from '../../../platform/events.ts'
import { isoOf } from '../../../platform/instants.ts'
import { type Command, once } from '../../../platform/once.ts'
import { Refusal, refusalAt } from '../../../platform/refusal.ts'
import { atOnce, toHimself } from '../kinds.ts'
import {
  endRelay,
  findOpenRelay,
  findRecipient,
  findRelay,
  findRelays,
  insertRelay,
  lockRelay,
  lockUnreached,
  markTold,
  type RelayRow,
} from './store.ts'
import { requireDay } from './told.ts'
import { type ByHandDeps, look, mayBeAsked, toTell, type Which } from './unreached.ts'

const pageSize = 50

/** The clerk of an outlet told somebody; ids and codes only (D-19). */
interface RelayTold {
  readonly subjectId: string
  readonly sendingId: string
  readonly on: Day
  readonly how: 'told-himself' | 'told-family'
  readonly staffId: string
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
    scope: scopeOf(context),
    subject,
    load: [
      lockUnreached(subject, id, context.agencies),
      findRecipient(subject, id),
      findOpenRelay(subject, id),
    ] as const,
    admit: ([[sending]], repeats) => {
      if (sending === undefined && !repeats) throw new Refusal('messages.no-sending')
    },
    races: ['relay_open'],
    run: async (tx, [[sending], [recipient], [open]]) => {
      if (sending === undefined || recipient === undefined) throw new Refusal('messages.no-sending')
      if (open !== undefined) throw new Refusal('messages.relayed')
      if (found === undefined) throw refusalAt('messages.no-outlet', 'outlet')
      const content = deps.secrets.seal(
        JSON.stringify({ ...toTell(deps, subject, recipient), since: isoOf(sending.created_at) }),
      )
      const { actorId, now } = context
      await deps.audit.look(context, { act: look, subjectId: subject, purpose: `relay: ${outlet}` })
      tx.record(insertRelay(found.agencyId, newId(), subject, id, outlet, content, actorId, now))
      return { done: true as const }
    },
  })
}

/** 请您转告: what the outlet of a clerk is asked to tell, the oldest first. */
export async function listRelays(
  deps: ByHandDeps,
  context: Context,
  after: string = firstId,
): Promise<{ rows: Relay[]; next: string | null }> {
  const { agencies, outletId } = context
  const [found] = await deps.database.read(
    scopeOf(context),
    findRelays(agencies, outletId, after, pageSize + 1),
  )
  const { page, next } = pageFrom(found, pageSize, ({ id }) => id)
  return {
    rows: page.map((row) => {
      const { kind, agencyName } = contentOf(deps, row)
      return { id: row.id, kind, agencyName, at: isoOf(row.asked_at) }
    }),
    next,
  }
}

/** One of them: whom, where, and the words. The look is in the audit before the answer. @throws Refusal messages.no-relay */
export async function readRelay(deps: ByHandDeps, context: Context, id: string): Promise<ToTell> {
  const [[row]] = await deps.database.read(
    scopeOf(context),
    findRelay(context.agencies, context.outletId, id),
  )
  if (row === undefined) throw new Refusal('messages.no-relay')
  await deps.audit.look(context, { act: 'messages.relay', subjectId: row.subject_id })
  return contentOf(deps, row)
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
 * @throws Refusal messages.no-relay, messages.told-on, messages.not-met
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
    run: async (tx, [[row]]) => {
      if (row === undefined) throw new Refusal('messages.no-relay')
      const { kind, since } = contentOf(deps, row)
      requireDay(context, since, day)
      if (outcome === 'told-family' && (toHimself.has(kind) || atOnce.has(kind)))
        throw refusalAt('messages.himself-only', 'outcome')
      const { actorId: staffId, now } = context
      const { subject_id: subjectId, sending_id: sendingId } = row
      await deps.audit.look(context, { act: 'messages.relay', subjectId, purpose: outcome })
      tx.record(endRelay(row.agency_id, id, outcome, day, why ?? null, staffId, now))
      if (outcome !== 'not-met')
        deps.events.announce(
          tx,
          relayTold,
          subjectId,
          { subjectId, sendingId, on: day, how: outcome, staffId },
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
    async (tx, { subjectId, sendingId, on: day, how, staffId }) => {
      tx.record(markTold(subjectId, sendingId, how, day, null, staffId, clock.now()))
      await Promise.resolve()
    },
  )
}

function contentOf({ secrets }: Pick<ByHandDeps, 'secrets'>, { content }: RelayRow): ToTell {
  return JSON.parse(secrets.open(content))
}
