import type { ToTell, Unreached, UnreachedToTell } from '@tongban/contracts/by-hand'

import type { Audit } from '../../../platform/audit.ts'
import { type Context, scopeOf } from '../../../platform/context.ts'
import { firstId, pageFrom } from '../../../platform/cursor.ts'
import { isoOf } from '../../../platform/instants.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { isClosed, type Outlets } from '../../outlets/index.ts'
import type { MessageDeps } from '../deps.ts'
import { textOf, titleOf } from '../texts.ts'
import {
  findOneUnreached,
  findRecipient,
  findUnreached,
  type RecipientRow,
  type UnreachedRow,
} from './store.ts'

/** What telling by hand works with. */
export interface ByHandDeps extends Pick<MessageDeps, 'database' | 'secrets' | 'names'> {
  readonly audit: Audit
  readonly outlets: Outlets
}

/** Which notice that reached nobody. */
export interface Which {
  readonly subject: string
  readonly id: string
}

const pageSize = 50
const look = 'messages.by-hand'

/** 没有送达的通知 of the agencies of an office, the oldest first; whom they are for is seen when one is opened. */
export async function listUnreached(
  { database, names }: ByHandDeps,
  context: Context,
  after: string = firstId,
): Promise<{ rows: Unreached[]; next: string | null }> {
  const [found] = await database.read(scopeOf(context), findUnreached(context.agencies, after, pageSize + 1))
  const { page, next } = pageFrom(found, pageSize, ({ id }) => id)
  return {
    rows: page.map((row) => ({
      subject: row.subject_id,
      id: row.id,
      kind: row.kind,
      agencyName: names.agency(row.agency_id, context.language),
      fault: row.fault ?? '',
      since: isoOf(row.created_at),
      relayed: relayedOf(names, row),
    })),
    next,
  }
}

/** One of them, to be told: whom, where, and the words. The look is in the audit before the answer. @throws Refusal messages.no-sending */
export async function readUnreached(
  deps: ByHandDeps,
  context: Context,
  { subject, id }: Which,
): Promise<UnreachedToTell> {
  const [[row], [recipient]] = await deps.database.read(
    scopeOf(context),
    findOneUnreached(subject, id, context.agencies),
    findRecipient(subject, id),
  )
  if (row === undefined || recipient === undefined) throw new Refusal('messages.no-sending')
  const ofCase = recipient.case_id === null ? {} : { caseId: recipient.case_id }
  await deps.audit.look(context, { act: look, subjectId: subject, ...ofCase })
  return {
    ...toTell(deps, recipient),
    since: isoOf(row.created_at),
    relayed: relayedOf(deps.names, row),
    outlets: mayBeAsked(deps, context).map(({ id: outlet, name }) => ({ id: outlet, name })),
  }
}

/** The outlets that an office may ask to tell: those of its agencies that are open. */
export function mayBeAsked({ outlets }: Pick<ByHandDeps, 'outlets'>, { agencies, today }: Context) {
  return outlets.all().filter((one) => agencies.includes(one.agencyId) && !isClosed(one, today))
}

/** Whom to tell and what, in the language that he has chosen. */
export function toTell(
  { names, secrets }: Pick<ByHandDeps, 'names' | 'secrets'>,
  row: RecipientRow,
): Omit<ToTell, 'since'> {
  const language = row.language ?? 'zh-CN'
  const opened = (sealed: Buffer | null): string | null => (sealed === null ? null : secrets.open(sealed))
  return {
    kind: row.kind,
    agencyName: names.agency(row.agency_id, language),
    name: row.name ?? '',
    address: opened(row.address) ?? row.employer_address,
    telephone: opened(row.telephone) ?? row.employer_telephone,
    title: titleOf(names, row, language),
    text: textOf(names, row, language),
  }
}

function relayedOf(
  names: ByHandDeps['names'],
  { relay_outlet: outlet, relay_at: at, relay_why: notMet }: UnreachedRow,
): Unreached['relayed'] {
  return outlet === null || at === null ? null : { outletName: names.outlet(outlet), at: isoOf(at), notMet }
}
