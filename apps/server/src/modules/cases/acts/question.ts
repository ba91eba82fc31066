import type { CaseView } from '@tongban/contracts/cases'

import { type Context, scopeOf } from '../../../platform/context.ts'
import type { Command } from '../../../platform/once.ts'
import { Refusal } from '../../../platform/refusal.ts'
import type { FollowUp, Transition } from '../case.ts'
import type { CaseDeps } from '../deps.ts'
import { opening } from '../reading/record.ts'
import { findFollowUps } from '../store.ts'
import { actOnCase } from './act.ts'
import type { Acted } from './commands.ts'
import { followUpDays, termEnd } from './follow-ups.ts'
import { requireStage, type Situation } from './situation.ts'

/**
 * 提请纠正: the office finds by itself that a completed case is wrong, and says why. It takes nothing back: an approver who neither handled nor
 * decided the case, and is not who says so, takes the result back, or notes that it was corrected (D-40).
 * @throws Refusal cases.questioned and what every act may refuse
 */
export async function question(
  deps: CaseDeps,
  context: Context,
  command: Command,
  { note, ...acted }: Acted & { readonly note: string },
): Promise<CaseView> {
  const [, followUps] = await deps.database.read(
    scopeOf(context),
    opening(context, acted.subject, acted.id),
    findFollowUps(acted.subject, acted.id),
  )
  return await actOnCase(deps, context, command, acted, (situation) =>
    decideQuestion(situation, isQuestioned(followUps), note),
  )
}

/** Whether somebody has it to put right already. */
export function isQuestioned(followUps: readonly Pick<FollowUp, 'kind' | 'state'>[]): boolean {
  return followUps.some(({ kind, state }) => kind === 'remedy' && state === 'due')
}

function decideQuestion(situation: Situation, questioned: boolean, note: string): Transition {
  const { found } = requireStage(situation, ['closed'])
  if (found.outcome !== 'completed') throw new Refusal('cases.wrong-stage')
  if (questioned) throw new Refusal('cases.questioned')
  const remedy = {
    kind: 'remedy',
    material: null,
    due_on: termEnd(situation, followUpDays),
    remind_on: null,
    state: 'due',
  } as const
  return {
    next: found,
    event: { kind: 'questioned', body: {}, note },
    task: 'stays',
    effect: false,
    followUps: [remedy],
  }
}
