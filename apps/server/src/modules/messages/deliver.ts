import type { Channel, MessageKind } from '@tongban/contracts/sending'

import { dayOfInstant } from '../../platform/clock.ts'
import { newId, systemActor } from '../../platform/context.ts'
import type { Statement, Tx } from '../../platform/database.ts'
import { minutesFrom } from '../../platform/instants.ts'
import type { Attempt } from '../../platform/sms.ts'
import type { KnownContact } from '../people/index.ts'
import { endRelaysOfSent } from './by-hand/store.ts'
import type { MessageDeps } from './deps.ts'
import { atOnce, mustReach, toHimself } from './kinds.ts'
import { afterBoth, findPreferences, type PreferenceRow, quietOf, wants } from './preferences.ts'
import { afterQuiet } from './quiet.ts'
import { addressKey, markBroken, saysNoAddress } from './returned/broken.ts'
import {
  countSendings,
  type Due,
  expire,
  findContent,
  insertSending,
  insertUnreachable,
  lease,
  markFailed,
  markSent,
  plan,
  postpone,
  switchOff,
  takeDue,
  takeUnplanned,
  type Unplanned,
} from './store.ts'
import { type Content, signedText, titleOf } from './texts.ts'
import { contactsIn } from './where.ts'

const worker = { path: 'worker' } as const
const plannedAtOnce = 64
const sentAtOnce = 32
/** Three days: what could not even be looked at for so long is no news on a telephone. */
const staleMinutes = 3 * 24 * 60
/** Longer than any attempt takes. */
const leaseMinutes = 2
/** With the pauses below they last some eight hours: long enough for a gateway that is mended in the morning. */
const attemptsAtMost = 12
const firstPauseMinutes = 0.25
const pauseMinutesMax = 120

/**
 * One round: looks where those can be reached who were told something, and sends what is due, up to so many at once. At least once: what was taken by the
 * gateway and not marked here goes out again under the same key, by which the gateway knows it.
 * @returns how much was done; 0 when nothing is due
 */
export async function deliverMessages(deps: MessageDeps, now: () => Date): Promise<number> {
  return (await planSome(deps, now())) + (await sendSome(deps, now))
}

/** How many messages wait, and how many gave up and need a human. */
export async function countMessages({
  database,
}: Pick<MessageDeps, 'database'>): Promise<{ waiting: number; dead: number }> {
  const [[row]] = await database.read(worker, countSendings())
  return { waiting: (row?.unplanned ?? 0) + (row?.waiting ?? 0), dead: row?.dead ?? 0 }
}

/** What a demo brings with it was told when it happened: only what is of the last days may still go out. */
export async function passOver({ database }: Pick<MessageDeps, 'database'>, now: Date): Promise<void> {
  await database.transaction(worker, async (tx) => tx.record(expire(minutesFrom(now, -staleMinutes), [])))
}

async function planSome(deps: MessageDeps, now: Date): Promise<number> {
  return await deps.database.transaction(worker, async (tx) => {
    const [, taken] = await tx.load(
      expire(minutesFrom(now, -staleMinutes), [...mustReach]),
      takeUnplanned(plannedAtOnce),
    )
    if (taken.length === 0) return 0
    const subjects = taken.map((row) => row.subject_id)
    const contacts = await contactsIn(deps, tx, subjects)
    const chosen = await chosenIn(tx, subjects)
    for (const message of taken) {
      const { subject_id: id, elsewhere } = message
      // a number that somebody hidden gave up is told nothing of where he is now
      if (elsewhere && deps.isHidden(id)) tx.record(plan(id, message.id, 'switched-off'))
      else tx.record(...planned(deps, message, { known: contacts.get(id), chosen: chosen.get(id) }, now))
    }
    return taken.length
  })
}

/** What people have chosen about being told. */
async function chosenIn(tx: Tx, subjects: readonly string[]): Promise<ReadonlyMap<string, PreferenceRow>> {
  const [rows] = await tx.load(findPreferences([...new Set(subjects)]))
  return new Map(rows.map((row) => [row.subject_id, row]))
}

/** What names a telephone itself goes there and nowhere else. */
function channelsOf(
  { sms, mail }: MessageDeps,
  elsewhere: boolean,
  contact: KnownContact | undefined,
): Channel[] {
  if (elsewhere) return sms === undefined ? [] : ['sms']
  const reachable: readonly (readonly [Channel, boolean])[] = [
    ['sms', sms !== undefined && contact?.telephone !== undefined],
    ['email', mail !== undefined && contact?.email !== undefined],
  ]
  return reachable.flatMap(([channel, here]) => (here ? [channel] : []))
}

function planned(
  deps: MessageDeps,
  { subject_id, id, case_id, kind, agency_id, elsewhere }: Unplanned,
  { known, chosen }: { readonly known: KnownContact | undefined; readonly chosen: PreferenceRow | undefined },
  now: Date,
): Statement[] {
  const contact = known?.isOwn === false && toHimself.has(kind) ? { ...known, telephone: undefined } : known
  const reachable = channelsOf(deps, elsewhere, contact)
  const channels = reachable.filter((channel) => wants(chosen, kind, channel))
  const due = dueOf(deps, { kind, chosen }, now)
  if (reachable.length > 0 && channels.length === 0) return [plan(subject_id, id, 'switched-off')]
  if (channels.length === 0) {
    const fault = !elsewhere && contact?.telephone === undefined ? 'no-address' : notSet.fault
    return [
      plan(subject_id, id, 'no-address'),
      ...(mustReach.has(kind)
        ? [insertUnreachable(subject_id, newId(), id, case_id, kind, agency_id, now, fault)]
        : []),
    ]
  }
  return [
    plan(subject_id, id, 'sendings'),
    ...channels.map((channel) =>
      insertSending(subject_id, newId(), id, case_id, kind, agency_id, channel, due, now),
    ),
  ]
}

/** When what comes now may go out. */
function dueOf(
  { quiet }: Pick<MessageDeps, 'quiet'>,
  { kind, chosen }: { readonly kind: MessageKind; readonly chosen: PreferenceRow | undefined },
  now: Date,
): Date {
  return atOnce.has(kind) ? now : afterBoth(quiet, quietOf(chosen), now)
}

/** What one attempt needs: the sending, its words, and where its reader is. */
interface Ready {
  readonly due: Due
  readonly content: Content | undefined
  readonly contact: KnownContact | undefined
  readonly chosen: PreferenceRow | undefined
}

async function sendSome(deps: MessageDeps, now: () => Date): Promise<number> {
  const begun = now()
  const ready = await takeSome(deps, begun)
  const done = await Promise.all(ready.map(async (one) => [one, await attempt(deps, one)] as const))
  if (done.length > 0)
    await deps.database.transaction(worker, async (tx) => {
      const at = now()
      const gone = done.filter(([, { state }]) => state === 'sent').map(([{ due }]) => due)
      tx.record(
        ...done.flatMap(([one, outcome]) => marked(deps, one, outcome, at)),
        ...(gone.length === 0 ? [] : [endedBy(gone, at)]),
      )
    })
  return done.length
}

/** What went out after all no outlet need tell any more. */
function endedBy(gone: readonly Due[], at: Date): Statement {
  return endRelaysOfSent(
    gone.map((due) => due.subject_id),
    gone.map(({ id }) => id),
    'sent',
    dayOfInstant(at),
    systemActor,
    at,
  )
}

async function takeSome(deps: MessageDeps, now: Date): Promise<Ready[]> {
  return await deps.database.transaction(worker, async (tx) => {
    const quiet = afterQuiet(deps.quiet, now).getTime() !== now.getTime()
    const [due] = await tx.load(takeDue(now, sentAtOnce, quiet ? [...atOnce] : null))
    if (due.length === 0) return []
    const chosen = await chosenIn(
      tx,
      due.map((row) => row.subject_id),
    )
    const wanted = due.filter((row) => isWanted(tx, row, chosen.get(row.subject_id)))
    const taken = wanted.filter((row) => isDue(deps, tx, row, chosen.get(row.subject_id), now))
    if (taken.length === 0) return []
    const subjects = taken.map((row) => row.subject_id)
    const [contents] = await tx.load(
      findContent(
        subjects,
        taken.map((row) => row.message_id),
      ),
    )
    const contacts = await contactsIn(deps, tx, subjects)
    const until = minutesFrom(now, leaseMinutes)
    tx.record(...taken.map((row) => lease(row.subject_id, row.id, until)))
    return taken.map((row) => ({
      due: { ...row, attempts: row.attempts + 1 },
      content: contents.find(({ id }) => id === row.message_id),
      contact: contacts.get(row.subject_id),
      chosen: chosen.get(row.subject_id),
    }))
  })
}

/** Whether he wants it by this way still; what he has switched off meanwhile is over, and stands in his inbox. */
function isWanted(
  tx: Tx,
  { subject_id, id, kind, channel }: Due,
  chosen: PreferenceRow | undefined,
): boolean {
  if (wants(chosen, kind, channel)) return true
  tx.record(switchOff(subject_id, id))
  return false
}

/** Whether it may go out to him now; in the quiet hours that he has chosen meanwhile it waits for their end, and no attempt is lost. */
function isDue(
  deps: Pick<MessageDeps, 'quiet'>,
  tx: Tx,
  { subject_id, id, kind }: Due,
  chosen: PreferenceRow | undefined,
  now: Date,
): boolean {
  const due = dueOf(deps, { kind, chosen }, now)
  if (due.getTime() === now.getTime()) return true
  tx.record(postpone(subject_id, id, due))
  return false
}

/** The address is asked anew for each attempt: it may have been mended, or be gone. */
async function attempt(
  { sms, mail, names, secrets }: MessageDeps,
  { due, content, contact, chosen }: Ready,
): Promise<Attempt> {
  const language = chosen?.language ?? 'zh-CN'
  const former = content?.facts.to
  const to = former === undefined ? addressOf(due, contact) : secrets.open(Buffer.from(former, 'base64'))
  if (content === undefined || to === undefined) return { state: 'refused', fault: 'no-address' }
  const text = signedText(names, content, language)
  const key = due.id
  if (due.channel === 'sms') return (await sms?.send({ to, text, key })) ?? notSet
  return (await mail?.send({ to, subject: titleOf(names, content, language), text, key })) ?? notSet
}

function addressOf({ channel }: Due, contact: KnownContact | undefined): string | undefined {
  return channel === 'sms' ? contact?.telephone : contact?.email
}

const notSet = { state: 'refused', fault: 'not-set' } as const satisfies Attempt

function marked(deps: MessageDeps, one: Ready, outcome: Attempt, now: Date): Statement[] {
  const { subject_id, id, attempts, kind, channel } = one.due
  const key = keyOf(deps, one)
  if (outcome.state === 'sent') return [markSent(subject_id, id, attempts, now, outcome.providerId, key)]
  const dead = outcome.state === 'refused' || attempts >= attemptsAtMost
  const again = dueOf(deps, { kind, chosen: one.chosen }, minutesFrom(now, pauseAfter(attempts)))
  return [
    markFailed(subject_id, id, attempts, dead ? 'dead' : 'waiting', again, outcome.fault),
    ...(key !== null && saysNoAddress(channel, outcome.fault)
      ? [markBroken(subject_id, channel, key, outcome.fault, now)]
      : []),
  ]
}

/** By what the address is known again; null where the message names another one than the reader's own. */
function keyOf({ secrets }: MessageDeps, { due, content, contact }: Ready): Buffer | null {
  const address = content?.facts.to === undefined ? addressOf(due, contact) : undefined
  return address === undefined ? null : addressKey(secrets, due.channel, address)
}

/** A quarter of a minute after the first attempt, then twice as long each time, up to two hours. */
function pauseAfter(attempts: number): number {
  return Math.min(firstPauseMinutes * 2 ** (attempts - 1), pauseMinutesMax)
}
