import { type ArchiveTerm, isAsLong } from '@tongban/contracts/archive-classes'
import { addDays, type Day } from '@tongban/policy'

import { lookWithin } from '../../platform/audit.ts'
import { type Context, newId, scopeOf } from '../../platform/context.ts'
import type { Statement } from '../../platform/database.ts'
import { type Command, once } from '../../platform/once.ts'
import { Refusal, refusalAt } from '../../platform/refusal.ts'
import { checkPackage, requireKept } from './check.ts'
import type { ArchiveDeps } from './deps.ts'
import { dueOn } from './pack.ts'
import {
  findListed,
  insertHold,
  insertLengthening,
  insertLoan,
  liftHold,
  type ListedRow,
  lockPackage,
  returnLoan,
  setTerm,
} from './store.ts'

/** Which package. */
export interface PackageKey {
  readonly subject: string
  readonly case: string
}

const daysLentAtMost = 183

/** What is changed of a package that is kept: its row is locked, for a destruction may be under way. Who did it stands in the audit. */
async function changeKept(
  deps: ArchiveDeps,
  context: Context,
  command: Command,
  {
    subject,
    case: id,
    act,
    race,
    write,
  }: PackageKey & {
    readonly act: string
    /** The key by which two at once are told apart. */
    readonly race?: string
    /** @throws Refusal where it may not be */
    readonly write: (row: ListedRow) => readonly Statement[]
  },
): Promise<{ done: true }> {
  return await once(deps.database, context, command, {
    scope: scopeOf(context),
    subject,
    load: [lockPackage(subject, id), findListed(subject, id, context.agencies)] as const,
    races: race === undefined ? [] : [race],
    run: (tx, [, [found]]) => {
      const row = requireKept(found)
      const at = { ...context, agencyId: row.agency_id }
      tx.record(...write(row), lookWithin(at, { act, subjectId: subject, caseId: id }))
      return { done: true as const }
    },
  })
}

/** 借出. @throws Refusal archives.none, archives.destroyed, archives.lent, archives.until */
export async function lend(
  deps: ArchiveDeps,
  context: Context,
  command: Command,
  {
    to,
    reason,
    until,
    ...key
  }: PackageKey & { readonly to: string; readonly reason: string; readonly until: Day },
): Promise<{ done: true }> {
  const { today, actorId } = context
  const [whom, why] = [to, reason].map((text) => deps.secrets.seal(text))
  if (until <= today || until > addDays(today, daysLentAtMost)) throw refusalAt('archives.until', 'until')
  return await changeKept(deps, context, command, {
    ...key,
    act: 'archives.lend',
    race: 'loan_open',
    write: ({ subject_id, case_id, agency_id, lent_until }) => {
      if (lent_until !== null) throw new Refusal('archives.lent')
      return [insertLoan(subject_id, newId(), case_id, agency_id, whom, why, today, until, actorId)]
    },
  })
}

/** 归还. @throws Refusal archives.none, archives.no-loan */
export async function takeBack(
  deps: ArchiveDeps,
  context: Context,
  command: Command,
  { subject, case: id, id: loan }: PackageKey & { readonly id: string },
): Promise<{ done: true }> {
  return await once(deps.database, context, command, {
    scope: scopeOf(context),
    subject,
    load: [
      findListed(subject, id, context.agencies),
      returnLoan(subject, id, loan, context.today, context.actorId),
    ] as const,
    run: (_tx, [[found], [returned]]) => {
      if (found === undefined) throw new Refusal('archives.none')
      if (returned === undefined) throw new Refusal('archives.no-loan')
      return { done: true as const }
    },
  })
}

/** 暂停销毁. @throws Refusal archives.none, archives.destroyed, archives.held */
export async function hold(
  deps: ArchiveDeps,
  context: Context,
  command: Command,
  { reason, ...key }: PackageKey & { readonly reason: string },
): Promise<{ done: true }> {
  const { today, actorId } = context
  return await changeKept(deps, context, command, {
    ...key,
    act: 'archives.hold',
    race: 'hold_open',
    write: ({ subject_id, case_id, agency_id, held }) => {
      if (held) throw new Refusal('archives.held')
      return [insertHold(subject_id, newId(), case_id, agency_id, deps.secrets.seal(reason), today, actorId)]
    },
  })
}

/** 解除暂停. @throws Refusal archives.none, archives.no-hold */
export async function lift(
  deps: ArchiveDeps,
  context: Context,
  command: Command,
  { subject, case: id, id: held, reason }: PackageKey & { readonly id: string; readonly reason: string },
): Promise<{ done: true }> {
  return await once(deps.database, context, command, {
    scope: scopeOf(context),
    subject,
    load: [
      findListed(subject, id, context.agencies),
      liftHold(subject, id, held, context.today, context.actorId, deps.secrets.seal(reason)),
    ] as const,
    run: (tx, [[found], [lifted]]) => {
      if (found === undefined) throw new Refusal('archives.none')
      if (lifted === undefined) throw new Refusal('archives.no-hold')
      tx.record(
        lookWithin(
          { ...context, agencyId: found.agency_id },
          { act: 'archives.lift', subjectId: subject, caseId: id },
        ),
      )
      return { done: true as const }
    },
  })
}

/** 校验 at once. @throws Refusal archives.none, archives.destroyed */
export async function checkNow(
  deps: ArchiveDeps,
  context: Context,
  command: Command,
  { subject, case: id }: PackageKey,
): Promise<{ faults: number }> {
  const [[seen]] = await deps.database.read(scopeOf(context), findListed(subject, id, context.agencies))
  requireKept(seen)
  return await once(deps.database, context, command, {
    scope: { path: 'worker' }, // what it is made of is not open to who only keeps it
    subject,
    load: [lockPackage(subject, id)] as const,
    run: async (tx, [[found]]) => ({ faults: await checkPackage(deps, tx, requireKept(found), context) }),
  })
}

/** 延长保管期限: what was appraised and has to be kept for longer. @throws Refusal archives.none, archives.destroyed, archives.not-longer */
export async function lengthen(
  deps: ArchiveDeps,
  context: Context,
  command: Command,
  { term, reason, ...key }: PackageKey & { readonly term: ArchiveTerm; readonly reason: string },
): Promise<{ done: true }> {
  const { today, actorId } = context
  const years = term === 'permanent' ? null : term
  return await changeKept(deps, context, command, {
    ...key,
    act: 'archives.lengthen',
    write: ({ subject_id, case_id, agency_id, term: before, closed_on }) => {
      if (isAsLong(before ?? 'permanent', term)) throw refusalAt('archives.not-longer', 'term')
      const why = deps.secrets.seal(reason)
      return [
        setTerm(subject_id, case_id, years, dueOn(closed_on, term)),
        insertLengthening(subject_id, newId(), case_id, agency_id, years, why, today, actorId),
      ]
    },
  })
}
