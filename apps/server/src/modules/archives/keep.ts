import { type ArchiveTerm, isAsLong } from '@tongban/contracts/archive-classes'
import { addDays, type Day } from '@tongban/policy'

import { lookWithin } from '../../platform/audit.ts'
import { type Context, newId, scopeOf } from '../../platform/context.ts'
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

/** 借出. @throws Refusal archives.none, archives.destroyed, archives.lent, archives.until */
export async function lend(
  deps: ArchiveDeps,
  context: Context,
  command: Command,
  {
    subject,
    case: id,
    to,
    reason,
    until,
  }: PackageKey & { readonly to: string; readonly reason: string; readonly until: Day },
): Promise<{ done: true }> {
  const { today, actorId } = context
  if (until <= today || until > addDays(today, daysLentAtMost)) throw refusalAt('archives.until', 'until')
  return await once(deps.database, context, command, {
    scope: scopeOf(context),
    subject,
    load: [lockPackage(subject, id), findListed(subject, id, context.agencies)] as const, // a destruction may be under way
    races: ['loan_open'],
    run: (tx, [, [found]]) => {
      const row = requireKept(found)
      if (found?.lent_until !== null) throw new Refusal('archives.lent')
      tx.record(
        insertLoan(
          subject,
          newId(),
          id,
          row.agency_id,
          deps.secrets.seal(to),
          deps.secrets.seal(reason),
          today,
          until,
          actorId,
        ),
        lookWithin(
          { ...context, agencyId: row.agency_id },
          { act: 'archives.lend', subjectId: subject, caseId: id },
        ),
      )
      return { done: true as const }
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
  { subject, case: id, reason }: PackageKey & { readonly reason: string },
): Promise<{ done: true }> {
  return await once(deps.database, context, command, {
    scope: scopeOf(context),
    subject,
    load: [lockPackage(subject, id), findListed(subject, id, context.agencies)] as const, // a destruction may be under way
    races: ['hold_open'],
    run: (tx, [, [found]]) => {
      const row = requireKept(found)
      if (found?.held === true) throw new Refusal('archives.held')
      tx.record(
        insertHold(
          subject,
          newId(),
          id,
          row.agency_id,
          deps.secrets.seal(reason),
          context.today,
          context.actorId,
        ),
        lookWithin(
          { ...context, agencyId: row.agency_id },
          { act: 'archives.hold', subjectId: subject, caseId: id },
        ),
      )
      return { done: true as const }
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
  { subject, case: id, term, reason }: PackageKey & { readonly term: ArchiveTerm; readonly reason: string },
): Promise<{ done: true }> {
  return await once(deps.database, context, command, {
    scope: scopeOf(context),
    subject,
    load: [lockPackage(subject, id), findListed(subject, id, context.agencies)] as const, // a destruction may be under way
    run: (tx, [, [found]]) => {
      const row = requireKept(found)
      if (isAsLong(row.term ?? 'permanent', term)) throw refusalAt('archives.not-longer', 'term')
      const years = term === 'permanent' ? null : term
      const { actorId, today } = context
      tx.record(
        setTerm(subject, id, years, dueOn(row.closed_on, term)),
        insertLengthening(
          subject,
          newId(),
          id,
          row.agency_id,
          years,
          deps.secrets.seal(reason),
          today,
          actorId,
        ),
        lookWithin(
          { ...context, agencyId: row.agency_id },
          { act: 'archives.lengthen', subjectId: subject, caseId: id },
        ),
      )
      return { done: true as const }
    },
  })
}
