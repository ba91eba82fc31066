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
  `select distinct id, subject_id, case_subject_id, case_id, named_on, due_on from shields.open_mention where agency_id = any ($1)
   order by due_on, id limit 200`,
)
/** Seen by each of these agencies that has it to look at, and by no other. */
const see = query<{ subject_id: string; agency_id: string }>(
  `insert into shields.mention_seen (subject_id, mention_id, agency_id, seen_by, seen_at)
   select subject_id, id, agency_id, $3::uuid, $4::timestamptz from shields.open_mention where id = $1 and agency_id = any ($2)
   on conflict do nothing returning subject_id, agency_id`,
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

/** Those of the people whom these agencies hide that they have not looked at, the most urgent first; read by the worker. */
export function findOpenMentions(agencies: readonly string[]): Statement<MentionRow> {
  return findOpen(agencies)
}

/**
 * 已知悉: an officer has seen to it for his agency; another that hides her, too, looks for itself. Who and when stay with it, and in the audit.
 * @throws Refusal shields.no-mention
 */
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
      if (seen.length === 0) throw new Refusal('shields.no-mention')
      tx.record(
        finishTask(
          context,
          seen.map(({ agency_id }) => agency_id),
          id,
        ),
        ...seen.map(({ subject_id: subjectId, agency_id: agencyId }) =>
          lookWithin({ ...context, agencyId }, { act: 'shields.see-mention', subjectId, purpose: id }),
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
