import { type Act, type Role, rights, roles } from '@tongban/contracts/access'
import type { CaseView } from '@tongban/contracts/cases'
import type { Declaration } from '@tongban/contracts/declaration'

import { type Context, scopeOf } from '../../../platform/context.ts'
import type { Command } from '../../../platform/once.ts'
import { Refusal, refusalAt } from '../../../platform/refusal.ts'
import { type Colleague, findColleagues } from '../../staff/index.ts'
import type { Case, NextTask, Transition } from '../case.ts'
import type { CaseDeps } from '../deps.ts'
import { opening } from '../reading/record.ts'
import { findCase } from '../store.ts'
import { actOnCase } from './act.ts'
import type { Acted } from './commands.ts'
import { declarationOf } from './record-act.ts'
import { requireStage, type Situation } from './situation.ts'

/** The right that each task of a step asks for. */
const actOf = {
  accept: 'cases.accept',
  review: 'cases.review',
  answer: 'cases.review',
  decide: 'cases.decide',
  route: 'cases.route',
} as const satisfies Partial<Record<NextTask['kind'], Act>>
type StepTask = keyof typeof actOf

const worker = { path: 'worker' } as const

/**
 * 转办: gives the task of a case to a colleague of the same agency by name, with a reason. Whoever has had his hands in the case, or whose
 * own record it is, is given nothing that another must look at.
 * @throws Refusal cases.no-colleague and what every act may refuse
 */
export async function handOver(
  deps: CaseDeps,
  context: Context,
  command: Command,
  { to, reason, ...acted }: Acted & { readonly to: string; readonly reason: string },
): Promise<CaseView> {
  const colleagues = await colleaguesOf(deps, context)
  return await actOnCase(deps, context, command, acted, (situation) =>
    decideHandingOver(situation, colleagues, to, reason),
  )
}

/** Who may be given the task of a case. @throws Refusal cases.not-found */
export async function findAble(
  deps: CaseDeps,
  context: Context,
  { subject, id }: Pick<Acted, 'subject' | 'id'>,
): Promise<{ rows: { id: string; name: string }[] }> {
  const [, [found]] = await deps.database.read(
    scopeOf(context),
    opening(context, subject, id),
    findCase(subject, id),
  )
  if (found === undefined || !context.agencies.includes(found.agency_id)) throw new Refusal('cases.not-found')
  const task = taskOf(found, declarationOf(deps, found))
  const able =
    task === undefined
      ? []
      : ableAmong(await colleaguesOf(deps, context), found, declarationOf(deps, found), task)
  const names = new Map(able.map((one) => [one.staff_id, one.name]))
  names.delete(context.actorId)
  return { rows: [...names].map(([staffId, name]) => ({ id: staffId, name })) }
}

/** The decision: the case stays where it is, and its task has a name on it. */
function decideHandingOver(
  situation: Situation,
  colleagues: readonly Colleague[],
  to: string,
  reason: string,
): Transition {
  const { found, declaration, actorId } = requireStage(situation, ['submitted', 'accepted', 'review'])
  const task = taskOf(found, declaration)
  if (task === undefined) throw new Refusal('cases.wrong-stage')
  const able = ableAmong(colleagues, found, declaration, task)
  if (to === actorId || !able.some(({ staff_id: id }) => id === to))
    throw refusalAt('cases.no-colleague', 'to')
  return {
    next: found,
    event: { kind: 'handed-over', body: { task, to }, note: reason },
    task: 'stays',
    effect: false,
    handsTo: to,
  }
}

/** What the case waits for in its office; undefined where it waits for the core. */
function taskOf({ stage, hold, step }: Case, { steps }: Declaration): StepTask | undefined {
  if (stage === 'closed' || hold?.reason === 'core') return undefined
  if (hold?.reason === 'forwarded') return 'answer'
  if (stage === 'submitted') return 'accept'
  return steps.find(({ key }) => key === step)?.act
}

function ableAmong(
  colleagues: readonly Colleague[],
  found: Case,
  { fourEyes }: Declaration,
  task: StepTask,
): readonly Colleague[] {
  const judges = task === 'review' || task === 'decide'
  const hands = judges && fourEyes ? handsIn(found) : []
  return colleagues.filter(
    ({ staff_id: id, role, agency_id: agency, closed }) =>
      agency === found.agency_id &&
      rights[role].path === 'office' &&
      rights[role].acts.includes(actOf[task]) &&
      !closed.includes(found.subject_id) &&
      !hands.includes(id),
  )
}

function handsIn({ handled_by: handled, confirmations }: Case): readonly string[] {
  return [...handled, ...(confirmations ?? []).flatMap(({ by }) => (by === undefined ? [] : [by]))]
}

const officeRoles: readonly Role[] = roles.filter((role) => rights[role].path === 'office')

async function colleaguesOf(
  { database }: CaseDeps,
  { agencies, today }: Context,
): Promise<readonly Colleague[]> {
  const [rows] = await database.read(worker, findColleagues(agencies, officeRoles, today))
  return rows
}
