import type { CaseView } from '@tongban/contracts/cases'

import { type Context, scopeOf } from '../../../platform/context.ts'
import type { Command } from '../../../platform/once.ts'
import { Refusal, refusalAt } from '../../../platform/refusal.ts'
import type { CaseDeps } from '../deps.ts'
import { opening } from '../reading/record.ts'
import { findTask } from '../store.ts'
import { ableAmong, taskOf } from './able.ts'
import { actOnCase } from './act.ts'
import type { Acted } from './commands.ts'
import { addressee, officeOf } from './hand-over.ts'
import { requireStage } from './situation.ts'

const open = ['submitted', 'accepted', 'review'] as const

/**
 * 委派: a colleague of the same right is asked to work on the task of a case and to give it back; who gave it acts. Unlike 转办 it is his
 * again afterwards. @throws Refusal cases.no-colleague, cases.away, cases.delegated
 */
export async function delegate(
  deps: CaseDeps,
  context: Context,
  command: Command,
  { to, note, ...acted }: Acted & { readonly to: string; readonly note: string },
): Promise<CaseView> {
  const office = await officeOf(deps, context)
  const task = await stepTask(deps, context, acted)
  return await actOnCase(deps, context, command, acted, (situation) => {
    const { found, declaration, actorId, today } = requireStage(situation, open)
    const kind = taskOf(found, declaration)
    if (kind === undefined || task === undefined) throw new Refusal('cases.wrong-stage')
    if (task.delegated_by !== null) throw new Refusal('cases.delegated')
    const able = new Set(ableAmong(office.colleagues, found, declaration, kind).map((one) => one.staff_id))
    if (to === actorId || !able.has(to) || !able.has(actorId)) throw refusalAt('cases.no-colleague', 'to')
    const given = addressee(office, to, today)
    if (given === undefined || !able.has(given.to) || given.to === actorId)
      throw refusalAt('cases.away', 'to')
    const body = { task: kind, to: given.to, ...(given.standsFor === null ? {} : { for: given.standsFor }) }
    return {
      next: found,
      event: { kind: 'delegated', body, note },
      task: 'stays',
      effect: false,
      handsTo: given,
      delegates: { by: actorId },
    }
  })
}

/** 交回: what he found, and the task is again with whoever gave it, or with his stand-in. @throws Refusal cases.not-delegated */
export async function giveDelegatedBack(
  deps: CaseDeps,
  context: Context,
  command: Command,
  { note, ...acted }: Acted & { readonly note: string },
): Promise<CaseView> {
  const [office, task] = await Promise.all([officeOf(deps, context), stepTask(deps, context, acted)])
  return await actOnCase(deps, context, command, acted, (situation) => {
    const { found, actorId, today } = requireStage(situation, open)
    const by = task?.delegated_by
    if (by === null || by === undefined || task?.claimed_by !== actorId)
      throw new Refusal('cases.not-delegated')
    const given = addressee(office, by, today) ?? { to: by, standsFor: null }
    return {
      next: found,
      event: { kind: 'delegation-returned', body: { to: given.to }, note },
      task: 'stays',
      effect: false,
      handsTo: given,
      delegates: { by: null },
    }
  })
}

/** The task of the step. The version on screen says that nothing has happened since. */
async function stepTask({ database }: CaseDeps, context: Context, { subject, id }: Acted) {
  const [, [task]] = await database.read(
    scopeOf(context),
    opening(context, subject, id),
    findTask(id, subject),
  )
  return task?.matter === null ? task : undefined
}
