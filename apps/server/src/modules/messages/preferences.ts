import type { Language } from '@tongban/contracts/errors'
import type { MessagePreferences } from '@tongban/contracts/message-preferences'
import {
  type Channel,
  channels,
  groupOf,
  messageGroups,
  type MessageKind,
  quietMinutesAtMost,
} from '@tongban/contracts/sending'

import { type Context, scopeOf } from '../../platform/context.ts'
import { query } from '../../platform/database.ts'
import { type Command, once } from '../../platform/once.ts'
import { Refusal, refusalAt } from '../../platform/refusal.ts'
import type { MessageDeps } from './deps.ts'
import { afterQuiet, type QuietHours } from './quiet.ts'

/** What somebody has chosen, as it rests. */
export interface PreferenceRow {
  readonly subject_id: string
  readonly off: readonly string[]
  readonly quiet_from: number | null
  readonly quiet_to: number | null
  readonly language: Language
}

const columns = 'subject_id, off, quiet_from, quiet_to, language'
/** What these people have chosen; who has chosen nothing is not listed. */
export const findPreferences = query<PreferenceRow>(
  `select ${columns} from messages.preference where subject_id = any ($1::uuid[])`,
)
const keep = query(
  `insert into messages.preference (subject_id, off, quiet_from, quiet_to, language, changed_at) values ($1, $2, $3, $4, $5, $6)
   on conflict (subject_id) do update set off = excluded.off, quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
     language = excluded.language, changed_at = excluded.changed_at`,
)

/** Whether somebody wants to be told of this on this way; what must reach him comes on each. */
export function wants(chosen: PreferenceRow | undefined, kind: MessageKind, channel: Channel): boolean {
  const group = groupOf[kind]
  return group === null || chosen?.off.includes(`${group}:${channel}`) !== true
}

/** His own quiet hours; undefined where he has none. */
export function quietOf(chosen: PreferenceRow | undefined): QuietHours | undefined {
  if (chosen === undefined || chosen.quiet_from === null || chosen.quiet_to === null) return undefined
  return { from: chosen.quiet_from, to: chosen.quiet_to }
}

/** How often the end of the one may lie in the other; where both together are the whole day, the house's count. */
const turnsAtMost = 3

/** The instant itself, or when neither the house nor he wants quiet any more. */
export function afterBoth(house: QuietHours | undefined, own: QuietHours | undefined, instant: Date): Date {
  let after = afterQuiet(house, instant)
  for (let turn = 0; turn < turnsAtMost; turn += 1) {
    const next = afterQuiet(house, afterQuiet(own, after))
    if (next.getTime() === after.getTime()) return after
    after = next
  }
  return afterQuiet(house, instant)
}

/** 消息设置, as chosen or as everybody has it. @throws Refusal messages.none */
export async function readPreferences(
  { database }: Pick<MessageDeps, 'database'>,
  context: Context,
  subject: string,
): Promise<MessagePreferences> {
  requireOwn(context, subject)
  const [[row]] = await database.read(scopeOf(context), findPreferences([subject]))
  return row === undefined ? { off: [], quiet: null, language: 'zh-CN' } : viewOf(row)
}

/**
 * Changes them; from the next message on they hold. What must reach him cannot be named in them.
 * @throws Refusal messages.none, messages.quiet
 */
export async function choosePreferences(
  { database }: Pick<MessageDeps, 'database'>,
  context: Context,
  command: Command,
  { subject, ...chosen }: MessagePreferences & { readonly subject: string },
): Promise<MessagePreferences> {
  requireOwn(context, subject)
  const { off, quiet, language } = chosen
  const [from, to] = quiet === null ? [null, null] : [minutesOf(quiet.from), minutesOf(quiet.to)]
  if (from !== null && to !== null) {
    const length = (to - from + minutesOfDay) % minutesOfDay
    if (length === 0 || length > quietMinutesAtMost) throw refusalAt('messages.quiet', 'quiet')
  }
  const codes = [...new Set(off.map(({ group, channel }) => `${group}:${channel}`))]
  return await once(database, context, command, {
    scope: scopeOf(context),
    subject,
    load: [],
    run: (tx) => {
      tx.record(keep(subject, codes, from, to, language, context.now))
      return viewOf({ subject_id: subject, off: codes, quiet_from: from, quiet_to: to, language })
    },
  })
}

const minutesOfDay = 1440

function minutesOf(text: string): number {
  const [hours = '0', minutes = '0'] = text.split(':')
  return Number(hours) * 60 + Number(minutes)
}

function clockOf(minutes: number): string {
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0')
}

function viewOf({ off, quiet_from: from, quiet_to: to, language }: PreferenceRow): MessagePreferences {
  return {
    off: messageGroups.flatMap((group) =>
      channels.flatMap((channel) => (off.includes(`${group}:${channel}`) ? [{ group, channel }] : [])),
    ),
    quiet: from === null || to === null ? null : { from: clockOf(from), to: clockOf(to) },
    language,
  }
}

function requireOwn({ subjects }: Context, subject: string): void {
  if (!subjects.includes(subject)) throw new Refusal('messages.none')
}
