import type { PersonalMandate } from '@tongban/contracts/access'
import type { PersonalMandateView } from '@tongban/contracts/personal-mandates'
import { addMonths, type Day, dayOf } from '@tongban/policy'

import { type Context, scopeOf } from '../../../platform/context.ts'
import type { Database, Statement } from '../../../platform/database.ts'
import { isoOf } from '../../../platform/instants.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { findOwnLiving, findParticulars } from '../../people/index.ts'
import { openingOf, requireOpened } from '../opening.ts'
import type { PersonalDeps } from './deps.ts'
import { monthsToMajority } from './guardian-form.ts'
import { findGivenBy, findIsGuarded, findHeldBy, findStandingFor, type PersonalRow } from './store.ts'

const worker = { path: 'worker' } as const

/** The mandate that a person holds for another person on a day; undefined where there is none, nobody like that, or its holder is a ward (民法典第173条第3项). */
export async function personalMandate(
  { database }: { readonly database: Database },
  { holder, subject, today }: { holder: string; subject: string; today: Day },
): Promise<{ id: string; kind: PersonalMandate; items: readonly string[] | null } | undefined> {
  const [[found]] = await database.read(worker, findStandingFor(subject, today, holder))
  return found === undefined || (await isWard({ database }, { subject: holder, today })) ? undefined : found
}

/**
 * Whether somebody's matters are his guardian's: one stands on record, or he is not yet eighteen (民法典第17条至第23条) and it is not on record that he
 * lives mainly on his own work, which is recorded from sixteen on (第18条第2款). He reads what is his, and asks for nothing himself.
 */
export async function isWard(
  { database }: { readonly database: Database },
  { subject, today }: { readonly subject: string; readonly today: Day },
): Promise<boolean> {
  const [guardians, [person], ownLiving] = await database.read(
    worker,
    findIsGuarded(subject, today),
    findParticulars(subject),
    findOwnLiving(subject, today),
  )
  const born = person?.birth_date ?? null
  const isMinor = born !== null && addMonths(dayOf(born), monthsToMajority) > today
  return guardians.length > 0 || (isMinor && ownLiving.length === 0)
}

/**
 * 家人代办: who may act for somebody, and at home also for whom he may act himself; within a visit only what he gave.
 * @throws Refusal visits.none, mandates.none
 */
export async function listPersonal(
  deps: Pick<PersonalDeps, 'database' | 'catalogue' | 'staffName'>,
  context: Context,
  subject: string,
): Promise<{ rows: PersonalMandateView[] }> {
  const [opened, given, held] = await deps.database.read(
    context.path === 'counter' ? scopeOf(context) : worker, // who holds one and is hidden is left out there
    openingOf(context, subject),
    findGivenBy(subject),
    findHeldBy(subject),
  )
  requireOwnOrVisit(context, subject, opened)
  const ofHolder = context.path === 'person' && context.mandate === undefined ? held : []
  return {
    rows: [
      ...given.map((row) => personalView(deps, context, row, 'given')),
      ...ofHolder.map((row) => personalView(deps, context, row, 'held')),
    ],
  }
}

/** One's own at home, or as a guardian the ward's; within a visit at a counter. @throws Refusal visits.none, mandates.none */
export function requireOwnOrVisit(context: Context, subject: string, rows: readonly unknown[]): void {
  if (context.path === 'counter') requireOpened(context, subject, rows)
  else if (!isHis(context, subject)) throw new Refusal('mandates.none')
}

/** Whether what somebody gave is for whoever asks to read and to take back: it is his own, or he is the guardian. */
export function isHis({ subjects, mandate }: Context, subject: string): boolean {
  return subjects.includes(subject) && (mandate === undefined || mandate.kind === 'guardian')
}

/** The statement that opens it: a visit at a counter, nothing at home. */
export function openingOfOwn(context: Context, subject: string): Statement {
  return openingOf(context, subject)
}

/** A mandate as one of its sides sees it. */
export function personalView(
  { catalogue, staffName }: Pick<PersonalDeps, 'catalogue' | 'staffName'>,
  { today }: Pick<Context, 'today'>,
  row: PersonalRow,
  side: 'given' | 'held',
): PersonalMandateView {
  return {
    id: row.id,
    subject: row.subject_id,
    subjectName: row.subject_name,
    holderName: row.holder_name,
    kind: row.kind,
    items: row.items?.map((code) => ({ code, name: catalogue.nameOf(code) })) ?? null,
    from: row.valid_from,
    to: row.valid_to,
    state: stateOf(row, today),
    side,
    grantedAt: isoOf(row.granted_at),
    grantedBy: row.granted_by === row.subject_id ? null : staffName(row.granted_by),
    revokedAt: row.revoked_at === null ? null : isoOf(row.revoked_at),
  }
}

function stateOf(
  { revoked_at, valid_to, accepted_at }: PersonalRow,
  today: Day,
): PersonalMandateView['state'] {
  if (revoked_at !== null || valid_to < today) return 'over'
  return accepted_at === null ? 'offered' : 'stands'
}
