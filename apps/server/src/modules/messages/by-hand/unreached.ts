import type { ToTell, Unreached, UnreachedToTell } from '@tongban/contracts/by-hand'

import type { Audit } from '../../../platform/audit.ts'
import { type Context, scopeOf } from '../../../platform/context.ts'
import { firstId, pageFrom } from '../../../platform/cursor.ts'
import type { Scope } from '../../../platform/database.ts'
import { isoOf } from '../../../platform/instants.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { isClosed, type Outlets } from '../../outlets/index.ts'
import { caseOf } from '../dead.ts'
import type { MessageDeps } from '../deps.ts'
import { mustReach, toHimself } from '../kinds.ts'
import { textOf, titleOf } from '../texts.ts'
import {
  findOneUnreached,
  findRecipient,
  findUnreached,
  type RecipientRow,
  type UnreachedRow,
} from './store.ts'

/** What telling by hand works with. */
export interface ByHandDeps extends Pick<
  MessageDeps,
  'database' | 'secrets' | 'names' | 'isHidden' | 'isInOtherHands'
> {
  readonly audit: Audit
  readonly outlets: Outlets
}

/** Which notice that reached nobody. */
export interface Which {
  readonly subject: string
  readonly id: string
}

const pageSize = 50
/** Who opens one, and what was done with it, stands in the audit under this. */
export const look = 'messages.by-hand'

/** 没有送达的通知 of the agencies of an office, the oldest first; whom they are for is seen when one is opened. */
export async function listUnreached(
  { database, names }: ByHandDeps,
  context: Context,
  after: string = firstId,
): Promise<{ rows: Unreached[]; next: string | null }> {
  const [found] = await database.read(
    scopeOf(context),
    findUnreached(context.agencies, after, pageSize + 1, [...mustReach]),
  )
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
  await deps.audit.look(context, { act: look, subjectId: subject, ...ofCase(recipient) })
  return {
    ...toTell(deps, subject, recipient),
    ...(await telephoneOfHidden(deps, subject, recipient)),
    since: isoOf(row.created_at),
    relayed: relayedOf(deps.names, row),
    outlets: mayBeAsked(deps, context, subject).map(({ id: outlet, name }) => ({ id: outlet, name })),
  }
}

/** The scope of an act about one of them: what was done stands in the audit in its own transaction, about nobody else. */
export function actScope(context: Context, subject: string): Scope {
  return { ...scopeOf(context), subjects: [subject] }
}

/** Where somebody sits who knows the neighbourhood. */
const staffed: ReadonlySet<string> = new Set(['hall', 'community-centre', 'bank-branch', 'village-point'])

/** The outlets that an office may ask to tell somebody: those of its agencies that are open and have a clerk; of somebody hidden none is told. */
export function mayBeAsked(
  { outlets, isHidden }: Pick<ByHandDeps, 'outlets' | 'isHidden'>,
  { agencies, today }: Context,
  subject: string,
) {
  if (isHidden(subject)) return []
  return outlets
    .all()
    .filter((one) => agencies.includes(one.agencyId) && staffed.has(one.kind) && !isClosed(one, today))
}

/**
 * Of somebody hidden only who has the right to her reads anything. He calls her on the telephone that she gave herself, where nobody else has it, too;
 * the one that a message names was hers before, and is not called.
 */
async function telephoneOfHidden(
  { database, secrets, isHidden, isInOtherHands }: ByHandDeps,
  subject: string,
  { facts, telephone: sealed, telephone_from: from }: RecipientRow,
): Promise<{ telephone?: string }> {
  if (!isHidden(subject) || facts.to !== undefined || sealed === null || from !== 'person') return {}
  const telephone = secrets.open(sealed)
  const [[held]] = await database.read({ path: 'worker' }, isInOtherHands(subject, telephone))
  return held?.other === false ? { telephone } : {}
}

/** Whom to tell and what, in the language that he has chosen. */
export function toTell(
  deps: Pick<ByHandDeps, 'names' | 'secrets' | 'isHidden'>,
  subject: string,
  row: RecipientRow,
): Omit<ToTell, 'since'> {
  const { names, secrets } = deps
  const language = row.language ?? 'zh-CN'
  const opened = (sealed: Buffer | null): string | null => (sealed === null ? null : secrets.open(sealed))
  return {
    kind: row.kind,
    agencyName: names.agency(row.agency_id, language),
    name: row.name ?? '',
    address: opened(row.address) ?? row.employer_address,
    telephone: telephoneOf(deps, subject, row),
    title: titleOf(names, row, language),
    text: textOf(names, row, language),
  }
}

/**
 * The telephone on which himself is reached: the one that the message names, if it does; else none that somebody else gave for what is told behind that
 * one's back. None of somebody hidden: of whom she fled from it may be ({@link telephoneOfHidden}).
 */
function telephoneOf(
  { secrets, isHidden }: Pick<ByHandDeps, 'secrets' | 'isHidden'>,
  subject: string,
  { kind, facts, telephone, telephone_from: from, employer_telephone: ofEmployer }: RecipientRow,
): string | null {
  if (isHidden(subject)) return null
  if (facts.to !== undefined) return secrets.open(Buffer.from(facts.to, 'base64'))
  if (toHimself.has(kind) && from !== 'person') return null
  return telephone === null ? ofEmployer : secrets.open(telephone)
}

/** The case of a message, for the audit; of a question it keeps the question's id, which is no case. */
export function ofCase(row: Pick<RecipientRow, 'kind' | 'case_id'>): { readonly caseId?: string } {
  const caseId = caseOf(row)
  return caseId === null ? {} : { caseId }
}

function relayedOf(
  names: ByHandDeps['names'],
  { relay_outlet: outlet, relay_at: at, relay_why: notMet, relay_withdrawn: withdrawn }: UnreachedRow,
): Unreached['relayed'] {
  if (outlet === null || at === null) return null
  return { outletName: names.outlet(outlet), at: isoOf(at), notMet, withdrawn }
}
