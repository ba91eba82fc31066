import type { Visit } from '@tongban/contracts/people'
import { canonicalNumber, uscc } from '@tongban/policy'

import { type Audit, lookWithin } from '../../platform/audit.ts'
import { type Context, newId } from '../../platform/context.ts'
import { type Database, type OpensShielded, query, type Statement } from '../../platform/database.ts'
import { isoOf, minutesFrom } from '../../platform/instants.ts'
import { type Command, once } from '../../platform/once.ts'
import { Refusal, refusalAt } from '../../platform/refusal.ts'
import type { Secrets } from '../../platform/secrets.ts'
import { takeTurn } from '../../platform/turns.ts'
import { findByUscc } from '../employers/index.ts'
import { findByKey, findStray, isSameName, type NewPerson, registerPerson } from '../people/index.ts'

interface VisitRow {
  readonly id: string
  readonly subject_id: string
  readonly subject_kind: 'person' | 'employer'
  readonly subject_name: string
  readonly outlet_id: string
  readonly identified_by: Visit['identifiedBy']
  readonly purpose: string
  readonly started_at: string
  readonly ends_at: string
}

/** The visit that opened a subject. */
export interface EnteredVisit {
  readonly visit_id: string
  readonly outlet_id: string
  readonly subject_name: string
}

/** The first statement of whatever a clerk does with a stranger: opens the subject while a visit lasts, else nothing. */
const enter = query<EnteredVisit>('select visit_id, outlet_id, subject_name from visits.enter($1, $2, $3)')
const insertVisit = query(
  `insert into visits.visit (subject_id, id, staff_id, agency_id, outlet_id, subject_kind, subject_name, identified_by, purpose, started_at, ends_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
)
const findOpen = query<VisitRow>(
  `select id, subject_id, subject_kind, subject_name, outlet_id, identified_by, purpose, started_at, ends_at from visits.visit
   where staff_id = $1 and ended_at is null and ends_at > $2 order by started_at desc limit 20`,
)
/** One dealing at a time: identifying the same person again begins a new visit and ends the one before. */
const endEarlier = query(
  'update visits.visit set ended_at = $3 where subject_id = $1 and staff_id = $2 and ended_at is null',
)
const endVisitRow = query<{ id: string }>(
  'update visits.visit set ended_at = $4 where subject_id = $1 and id = $2 and staff_id = $3 and ended_at is null returning id',
)

const endedVisit = query<EndedVisit>(
  `select subject_id, id, subject_name, agency_id, outlet_id, purpose, started_at from visits.visit
   where subject_id = $1 and id = $2 and staff_id = $3 and ended_at > $4`,
)

const minutesAtMost = 30
const worker = { path: 'worker' } as const

/** Opens the subject to a clerk who is serving it now (D-2); its row is the visit, or there is none. */
export function enterVisit(
  { actorId, now }: Pick<Context, 'actorId' | 'now'>,
  subjectId: string,
): Statement<EnteredVisit> {
  return enter(actorId, subjectId, now)
}

/** A dealing that is over, as it is rated. */
export interface EndedVisit {
  readonly subject_id: string
  readonly id: string
  readonly subject_name: string
  readonly agency_id: string
  readonly outlet_id: string
  readonly purpose: string
  readonly started_at: string
}

/** A visit that this clerk has ended within so many minutes; read by the worker, to whom visits belong. */
export function findEndedVisit(
  { actorId, now }: Pick<Context, 'actorId' | 'now'>,
  { subject, id }: { readonly subject: string; readonly id: string },
  minutes: number,
): Statement<EndedVisit> {
  return endedVisit(subject, id, actorId, minutesFrom(now, -minutes))
}

/** No row of {@link enterVisit}, no visit. @throws Refusal visits.none */
export function requireVisit(rows: readonly unknown[]): void {
  if (rows.length === 0) throw new Refusal('visits.none')
}

const howIdentified = query<{ identified_by: Visit['identifiedBy'] }>(
  `select identified_by from visits.visit
   where subject_id = $1 and staff_id = $2 and ended_at is null and ends_at > $3 order by started_at desc limit 1`,
)

/** How the clerk knows who is there; asked after {@link enterVisit}, which opens the subject. */
export function readIdentification({ actorId, now }: Pick<Context, 'actorId' | 'now'>, subjectId: string) {
  return howIdentified(subjectId, actorId, now)
}

/**
 * Number and name are on many papers and known to many, to every employer among them: they open a record to be served, give nobody
 * the keys to it, and speak for nobody. Where there is no visit nothing is asked.
 * @throws Refusal visits.not-shown
 */
export function requireShown(rows: readonly { readonly identified_by: Visit['identifiedBy'] }[]): void {
  if (rows[0]?.identified_by === 'number-and-name') throw new Refusal('visits.not-shown')
}

export interface VisitDeps {
  readonly database: Database
  readonly secrets: Secrets
  /** Where a refused identification is seen. */
  readonly audit: Audit
  /** 受保护人员: whether somebody is hidden from who has not the right to him. */
  readonly isHidden: (subject: string, opens?: OpensShielded) => boolean
}

type Identification = {
  readonly name: string
  readonly identifiedBy: Visit['identifiedBy']
  readonly purpose: string
} & (
  | { readonly subjectKind: 'employer'; readonly uscc: string }
  | {
      readonly subjectKind: 'person'
      readonly kind: NewPerson['documents'][number]['kind']
      readonly number: string
      readonly issuer?: string | undefined
      readonly register?: boolean | undefined
    }
)

interface Found {
  readonly subjectId: string
  readonly name: string
  readonly writes: readonly Statement[]
}

/**
 * 接待: a clerk has identified who stands before him; from now on, for thirty minutes or until they part, the record
 * is open to this clerk. One entry in the audit, which the person can see: it stands with the visit or there is none.
 * @throws Refusal visits.unknown, visits.name-differs, visits.no-outlet, general.kin
 */
export async function openVisit(
  { database, secrets, isHidden }: VisitDeps,
  context: Context,
  command: Command,
  came: Identification,
  recognised: (subjectId: string) => void,
): Promise<Visit> {
  const { outletId, agencyId } = context
  if (outletId === null || agencyId === null) throw new Refusal('visits.no-outlet')
  const lookUps =
    came.subjectKind === 'employer'
      ? ([findByUscc(canonicalNumber(came.uscc)), findStray(null, null)] as const)
      : keysOf(secrets, came.kind, came.number)
  return await once(database, context, command, {
    scope: worker,
    subject: context.actorId,
    load: [takeTurn(`visits ${context.actorId}`), ...lookUps] as const,
    races: ['document_key_pkey', 'document_stray_pkey'],
    run: (tx, [, [found], [stray]]) => {
      const isKnown = isSeen(context, isHidden, found)
      const known = isKnown ? found : stray
      const hiddenBehind = isKnown ? undefined : found?.subject_id
      if (known !== undefined) recognised(known.subject_id)
      const { subjectId, name, writes } =
        known === undefined ? newcomer(secrets, context, came, hiddenBehind) : acquaintance(known, came.name)
      if (context.closed?.includes(subjectId) === true) throw new Refusal('general.kin')
      const opened: Visit = {
        id: newId(),
        subject: subjectId,
        subjectKind: came.subjectKind,
        subjectName: name,
        outletId,
        identifiedBy: came.identifiedBy,
        purpose: came.purpose,
        startedAt: context.now.toISOString(),
        endsAt: isoOf(minutesFrom(context.now, minutesAtMost)),
      }
      tx.record(
        ...writes,
        endEarlier(subjectId, context.actorId, context.now),
        insertVisit(
          subjectId,
          opened.id,
          context.actorId,
          agencyId,
          outletId,
          came.subjectKind,
          name,
          came.identifiedBy,
          came.purpose,
          opened.startedAt,
          opened.endsAt,
        ),
        lookWithin(context, { act: 'visits.open', subjectId, visitId: opened.id, purpose: came.purpose }),
      )
      return opened
    },
  })
}

/** 受保护人员: at a counter without the right to her a hidden person is told like one who is not known. */
function isSeen(
  { opensShielded }: Context,
  isHidden: VisitDeps['isHidden'],
  found: { readonly subject_id: string } | undefined,
): boolean {
  return found === undefined || !isHidden(found.subject_id, opensShielded)
}

function keysOf(secrets: Secrets, kind: string, number: string) {
  const key = secrets.index(kind, canonicalNumber(number))
  return [findByKey(key, kind), findStray(key, kind)] as const
}

/** The name must be the one on record: a number alone opens nothing. */
function acquaintance({ subject_id, name }: { subject_id: string; name: string }, given: string): Found {
  if (!isSameName(name, given)) throw refusalAt('visits.name-differs', 'name')
  return { subjectId: subject_id, name, writes: [] }
}

/** Somebody new: taken on as an applicant when the clerk says so; registered later by the effect of a case (D-4). */
function newcomer(
  secrets: Secrets,
  context: Context,
  came: Identification,
  hiddenBehind: string | undefined,
): Found {
  if (came.subjectKind === 'employer')
    throw refusalAt(
      'visits.unknown',
      'uscc',
      uscc({ code: canonicalNumber(came.uscc) }).valid ? '' : '这个号码不是有效的统一社会信用代码。',
    )
  if (came.register !== true) throw refusalAt('visits.unknown', 'number')
  const subjectId = newId()
  const document = { kind: came.kind, number: came.number, issuer: came.issuer }
  const { now, today, agencyId } = context
  const recording = { now, today, cause: subjectId, agencyId, hiddenBehind }
  return {
    subjectId,
    name: came.name,
    writes: registerPerson(
      secrets,
      { subjectId, status: 'applicant', name: came.name, telephoneFrom: 'person', documents: [document] },
      recording,
    ),
  }
}

/** Whom the clerk is serving; neither his family nor who is hidden from him by now. */
export async function openVisits(
  { database, isHidden }: Pick<VisitDeps, 'database' | 'isHidden'>,
  context: Context,
): Promise<{ rows: Visit[] }> {
  const [rows] = await database.read(worker, findOpen(context.actorId, context.now))
  const open = rows.filter(
    (row) => context.closed?.includes(row.subject_id) !== true && isSeen(context, isHidden, row),
  )
  return {
    rows: open.map((row) => ({
      id: row.id,
      subject: row.subject_id,
      subjectKind: row.subject_kind,
      subjectName: row.subject_name,
      outletId: row.outlet_id,
      identifiedBy: row.identified_by,
      purpose: row.purpose,
      startedAt: isoOf(row.started_at),
      endsAt: isoOf(row.ends_at),
    })),
  }
}

/** The person leaves: the record closes at once. @throws Refusal visits.none */
export async function endVisit(
  database: Database,
  context: Context,
  subject: string,
  id: string,
): Promise<{ done: true }> {
  const ended = await database.transaction(worker, async (tx) => {
    const [rows] = await tx.load(endVisitRow(subject, id, context.actorId, context.now))
    return rows.length
  })
  if (ended === 0) throw new Refusal('visits.none')
  return { done: true }
}
