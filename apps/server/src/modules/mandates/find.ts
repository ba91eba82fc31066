import type { EmployerMandate } from '@tongban/contracts/access'
import type { Mandate, OwnMandate } from '@tongban/contracts/mandates'
import type { Day } from '@tongban/policy'

import { type Context, scopeOf } from '../../platform/context.ts'
import type { Scope } from '../../platform/database.ts'
import { isoOf } from '../../platform/instants.ts'
import type { MandateDeps } from './deps.ts'
import { openingOf, requireOpened } from './opening.ts'
import { isWard } from './personal/find.ts'
import { findHolders, findMandates, findOwn, findStanding, type MandateRow } from './store.ts'

const worker = { path: 'worker' } as const

/** By what somebody acts for an employer today. */
interface Standing {
  readonly id: string
  readonly kind: EmployerMandate
  /** The items that it is for; null: all. */
  readonly items: readonly string[] | null
}

/** The mandate that a person holds for an employer on a day; undefined where there is none, nothing like that employer, or its holder is a ward. */
export async function standingMandate(
  { database }: Pick<MandateDeps, 'database'>,
  { holder, employer, today }: { holder: string; employer: string; today: Day },
): Promise<Standing | undefined> {
  const [[found]] = await database.read(worker, findStanding(employer, today, holder))
  return found === undefined || (await isWard({ database }, { subject: holder, today })) ? undefined : found
}

/** The employers for which whoever asks may act today. */
export async function ownMandates(
  { database, agencies }: Pick<MandateDeps, 'database' | 'agencies'>,
  { subjects: [holder], today }: Pick<Context, 'subjects' | 'today'>,
): Promise<{ rows: OwnMandate[] }> {
  if (holder === undefined || (await isWard({ database }, { subject: holder, today }))) return { rows: [] }
  const [rows] = await database.read(worker, findOwn(holder, today))
  return {
    rows: rows.map(({ id, subject_id, name, agency_id, kind, valid_to }) => ({
      id,
      employer: subject_id,
      employerName: name,
      agencyName: agencies.nameOf(agency_id),
      kind,
      to: valid_to,
    })),
  }
}

/** Who may act for an employer, those first who may today. @throws Refusal visits.none, general.no-mandate */
export async function listMandates(
  { database, staffName }: MandateDeps,
  context: Context,
  subject: string,
): Promise<{ rows: Mandate[] }> {
  const [opened, rows] = await database.read(
    scopeOf(context),
    openingOf(context, subject),
    findMandates(subject, context.today),
  )
  requireOpened(context, subject, opened)
  const nameOf = namesIn(rows, staffName)
  return {
    rows: rows
      .filter(({ stands, kind, revoked_at }) => stands || kind === 'clerk' || revoked_at !== null)
      .map((row) => mandateView(row, context, nameOf)),
  }
}

/** The names of those who act or acted for an employer, by their ids. */
export async function holdersOf(
  { database }: Pick<MandateDeps, 'database'>,
  scope: Scope,
  subject: string,
): Promise<ReadonlyMap<string, string>> {
  const [rows] = await database.read(scope, findHolders(subject))
  return new Map(rows.map(({ holder_id, holder_name }) => [holder_id, holder_name]))
}

/** A mandate as it is shown. */
export function mandateView(
  row: Omit<MandateRow, 'stands'>,
  { actorId }: Pick<Context, 'actorId'>,
  nameOf: (id: string) => string,
): Mandate {
  return {
    id: row.id,
    holderName: row.holder_name,
    kind: row.kind,
    from: row.valid_from,
    to: row.valid_to,
    grantedAt: isoOf(row.granted_at),
    grantedBy: nameOf(row.granted_by),
    revokedAt: row.revoked_at === null ? null : isoOf(row.revoked_at),
    revokedBy: row.revoked_by === null ? null : nameOf(row.revoked_by),
    own: row.holder_id === actorId,
  }
}

/** Who gave it is one of the holders himself, or a member of staff. */
function namesIn(rows: readonly MandateRow[], staffName: (id: string) => string): (id: string) => string {
  const holders = new Map(rows.map(({ holder_id, holder_name }) => [holder_id, holder_name]))
  return (id) => holders.get(id) ?? staffName(id)
}
