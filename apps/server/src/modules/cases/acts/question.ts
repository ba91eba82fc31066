import type { CaseView } from '@tongban/contracts/cases'

import { type Context, scopeOf } from '../../../platform/context.ts'
import type { Command } from '../../../platform/once.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { enterVisit, readIdentification } from '../../visits/index.ts'
import type { Case, Transition } from '../case.ts'
import { isQuestionable } from '../counter/questionable.ts'
import type { CaseDeps } from '../deps.ts'
import { sealForm } from '../personal.ts'
import { actOnCase } from './act.ts'
import type { Acted } from './commands.ts'
import { requireForm } from './hand-in.ts'
import { requireSameTelephones } from './proved-telephones.ts'
import { requireStage, type Situation } from './situation.ts'

/** What is wrong with a completed case, and what is right instead; without a form its result is only to be taken back. */
interface Questioned extends Acted {
  readonly note: string
  readonly form?: Readonly<Record<string, unknown>> | undefined
}

/**
 * 提请更正: a completed case is wrong. The office found it by itself, or whom it is about asks for it; either opens a case of its own that
 * another decides than who decided the old one. Nothing is taken back yet.
 * @throws Refusal cases.questioned, cases.remote, cases.form, cases.code-needed and what every act may refuse
 */
export async function question(
  deps: CaseDeps,
  context: Context,
  command: Command,
  { note, form, ...acted }: Questioned,
): Promise<CaseView> {
  const identified = await identifiedBy(deps, context, acted.subject)
  const act = context.path === 'counter' ? ({ ...acted, outletAct: 'hand-in' } as const) : acted
  return await actOnCase(deps, context, command, act, (situation) => {
    const { found, declaration } = situation
    if (form === undefined) return decideQuestion(situation, null, note)
    const materials = found.materials
    requireForm(declaration, { form, materials }, context, materials)
    requireSameTelephones(deps, context, declaration, { before: found.form, form }, identified)
    return decideQuestion(situation, sealForm(deps.secrets, declaration.form, form), note)
  })
}

/** How the clerk of a visit knows who is there; nobody asks elsewhere. */
async function identifiedBy({ database }: CaseDeps, context: Context, subject: string) {
  if (context.path !== 'counter') return []
  const [, rows] = await database.read(
    scopeOf(context),
    enterVisit(context, subject),
    readIdentification(context, subject),
  )
  return rows
}

function decideQuestion(situation: Situation, form: Case['form'] | null, note: string): Transition {
  const { found } = requireStage(situation, ['closed'])
  if (!isQuestionable(found)) throw new Refusal('cases.wrong-stage')
  return {
    next: found,
    event: { kind: 'questioned', body: { takesBack: form === null }, note },
    task: 'stays',
    effect: false,
    opensCounter: { form, note },
  }
}
