import { type Act, type Role, rights, roles } from '@tongban/contracts/access'
import type { Declaration } from '@tongban/contracts/declaration'
import type { Task } from '@tongban/contracts/tasks'

import type { Colleague } from '../../staff/index.ts'
import type { Case } from '../case.ts'
import { isSecondLook } from '../counter/questionable.ts'
import { haveSigned } from '../signing/signing.ts'

/** The right that each task of an office asks for; what is asked of somebody by name (`sign`) is his alone. */
export const actOfTask = {
  accept: 'cases.accept',
  review: 'cases.review',
  answer: 'cases.review',
  decide: 'cases.decide',
  core: 'cases.decide',
  route: 'cases.route',
  recheck: 'cases.review',
  'after-check': 'cases.review',
  debt: 'cases.decide',
  remedy: 'cases.decide',
  delivery: 'papers.deliver',
  lookalike: 'cases.review',
  objection: 'cases.review',
  'other-record': 'cases.review',
  trust: 'cases.decide',
} as const satisfies Readonly<Partial<Record<Task['kind'], Act>>>
/** A task that whoever has the right may do. */
export type OpenTask = keyof typeof actOfTask

/** Where nobody who had his hands in the case acts. */
const judging: ReadonlySet<OpenTask> = new Set([
  'review',
  'decide',
  'recheck',
  'after-check',
  'objection',
  'debt',
  'remedy',
])

/** Whether whoever had his hands in the case is shut out of this task. */
export function isJudging(task: OpenTask): boolean {
  return judging.has(task)
}

/** The roles of an office that open an act. */
export function rolesFor(act: Act): readonly Role[] {
  return roles.filter((role) => rights[role].path === 'office' && rights[role].acts.includes(act))
}

/** The kinds of task that a role may have in hand; whoever works in an office may be asked to sign. */
export function kindsOf(role: Role): readonly Task['kind'][] {
  const kinds = Object.entries(actOfTask).flatMap(([kind, act]) =>
    rights[role].acts.includes(act) ? [kind] : [],
  )
  return [...kinds.filter((kind): kind is OpenTask => kind in actOfTask), 'sign']
}

/** What the case waits for in its office; undefined where it waits for the core, or for another department within its term. */
export function taskOf({ stage, hold, step }: Case, { steps }: Declaration): OpenTask | undefined {
  if (stage === 'closed' || hold?.reason === 'core') return undefined
  if (hold?.reason === 'department') return hold.trouble === undefined ? undefined : 'answer'
  if (hold?.reason === 'forwarded') return 'answer'
  if (stage === 'submitted') return 'accept'
  return steps.find(({ key }) => key === step)?.act
}

/** Those of the agency who may do a task: not to whom the record is closed, his own or his family's, nor whoever had his hands in what he would judge. */
export function ableAmong(
  colleagues: readonly Colleague[],
  found: Case,
  { fourEyes }: Declaration,
  task: OpenTask,
): readonly Colleague[] {
  const able = rolesFor(actOfTask[task])
  const isBarred = (isJudging(task) && fourEyes) || (task === 'accept' && isSecondLook(found))
  const hands = isBarred ? handsIn(found) : []
  return colleagues.filter(
    ({ staff_id: id, role, agency_id: agency, closed }) =>
      agency === found.agency_id &&
      able.includes(role) &&
      !closed.includes(found.subject_id) &&
      !hands.includes(id),
  )
}

function handsIn({ handled_by: handled, confirmations, others, signing }: Case): readonly string[] {
  return [
    ...handled,
    ...haveSigned(signing),
    ...[...(confirmations ?? []), ...(others ?? [])].flatMap(({ by }) => (by === undefined ? [] : [by])),
  ]
}
