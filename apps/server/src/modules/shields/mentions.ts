import { addDays, type Day, isWorkingDay } from '@tongban/policy'

import { lookWithin } from '../../platform/audit.ts'
import { type Context, newId } from '../../platform/context.ts'
import { query, type Statement } from '../../platform/database.ts'
import { type Command, once } from '../../platform/once.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { ShieldDeps } from './deps.ts'

const insertMention = query(
  `insert into shields.mention (subject_id, id, case_subject_id, case_id, row_no, named_on, due_on) values ($1, $2, $3, $4, $5, $6, $7)
   on conflict do nothing`,
)
const findOpen = query<MentionRow>(
  `select distinct m.id, m.subject_id, m.case_subject_id, m.case_id, m.named_on, m.due_on from shields.mention m
   join shields.hidden h on h.subject_id = m.subject_id and h.agency_id = any ($1)
   where m.seen_at is null order by m.due_on, m.id limit 200`,
)
const see = query<{ subject_id: string; agency_id: string }>(
  `update shields.mention m set seen_by = $3, seen_at = $4 from shields.hidden h
   where m.id = $1 and m.seen_at is null and h.subject_id = m.subject_id and h.agency_id = any ($2) returning m.subject_id, h.agency_id`,
)

/** One as it rests. */
export interface MentionRow {
  readonly id: string
  readonly subject_id: string
  readonly case_subject_id: string
  readonly case_id: string
  readonly named_on: Day
  readonly due_on: Day
}

/** Where somebody else's case, an employer's as a rule, names somebody hidden. */
export interface Mention {
  readonly subjectId: string
  /** Whose case it is. */
  readonly caseOf: string
  readonly caseId: string
  /** The row of the form, from 0. */
  readonly row: number
}

/**
 * 写到受保护人员: what the officers look at by the next working day, because nobody else is told that it is she. Of one row it is noted once.
 */
export function noteMention(
  { today, law }: Pick<Context, 'today' | 'law'>,
  { subjectId, caseOf, caseId, row }: Mention,
): Statement {
  return insertMention(subjectId, newId(), caseOf, caseId, row, today, nextWorkingDay(law, today))
}

/** Those of the people whom these agencies hide that nobody has looked at, the most urgent first; read by the worker. */
export function findOpenMentions(agencies: readonly string[]): Statement<MentionRow> {
  return findOpen(agencies)
}

/** 已知悉: an officer has seen to it; who and when stay with it, and in the audit. @throws Refusal shields.no-mention */
export async function seeMention(
  { database, finishTask }: Pick<ShieldDeps, 'database' | 'finishTask'>,
  context: Context,
  command: Command,
  id: string,
): Promise<{ done: true }> {
  return await once(database, context, command, {
    scope: { path: 'worker' }, // the agencies of who is named are looked at by its own statement
    subject: context.actorId,
    load: [see(id, context.agencies, context.actorId, context.now)] as const,
    run: (tx, [seen]) => {
      const [first] = seen
      if (first === undefined) throw new Refusal('shields.no-mention')
      tx.record(
        finishTask(context, context.agencies, id),
        lookWithin(
          { ...context, agencyId: first.agency_id },
          { act: 'shields.see-mention', subjectId: first.subject_id, purpose: id },
        ),
      )
      return { done: true } as const
    },
  })
}

function nextWorkingDay(law: Context['law'], day: Day): Day {
  const next = addDays(day, 1)
  return isWorkingDay(law, next).working ? next : nextWorkingDay(law, next)
}
