import type { Hold } from '@tongban/contracts/cases'
import type { Declaration } from '@tongban/contracts/declaration'

import { Refusal } from '../../../platform/refusal.ts'
import type { Case, CaseEvent, NextTask, Transition } from '../case.ts'
import { commanded } from './decide-core.ts'
import { decideDepartmentHeard } from './decide-department.ts'
import { termEnd } from './follow-ups.ts'
import { close, held, released, requireNoHold, requireStage, type Situation } from './situation.ts'

/** So many working days has whoever must get the result of a special procedure whose term is over; no law sets it. */
const overdueDays = 2

/**
 * 当场授权: a supervisor of the outlet confirms what a colleague has accepted, and the case is decided there and then; hers
 * are the second pair of eyes (D-40). That she stands at the same outlet is what opened the case to her. Money, accounts and
 * key identity facts cannot be declared for this.
 */
export function decideAuthorisation(situation: Situation, note: string): Transition {
  const { found, declaration, actorId } = requireStage(situation, ['accepted'])
  requireNoHold(situation)
  if (declaration.onTheSpot !== true) throw new Refusal('cases.wrong-stage')
  if (found.handled_by.includes(actorId)) throw new Refusal('cases.four-eyes')
  const said = note === '' ? {} : { note }
  const remote = declaration.effect.remote === true
  if (remote) return commanded(situation, { kind: 'authorised', body: { core: true }, ...said })
  return close(situation, found, 'completed', { kind: 'authorised', body: {}, ...said }, true)
}

/**
 * The next step begins; where another body decides, its step waits for the answer (D-40). Reviewed anew, the body is asked
 * anew: it would otherwise have answered something else.
 * @returns the case, its task, and what the event adds of the wait
 */
export function stepOrForwarding(
  situation: Situation,
  found: Case,
  step: Declaration['steps'][number],
): { next: Case; task: NextTask; waits: CaseEvent['body'] } {
  const { forwardedTo } = situation.declaration
  const next = { ...found, step: step.key }
  if (forwardedTo === undefined || step.act !== 'decide') return { next, task: { kind: step.act }, waits: {} }
  const { name, length, unit, counts } = forwardedTo
  const until = termEnd(situation, length, unit)
  const hold: Hold = { reason: 'forwarded', party: 'body', since: situation.today, until, missing: [], name }
  return {
    next: held(situation, next, hold, counts ? { stops: false } : {}),
    task: { kind: 'answer', dueOn: until },
    waits: { until },
  }
}

/** What a body has answered, and the files of its reply. */
export interface BodyAnswer {
  readonly favourable: boolean
  readonly note: string
  readonly files: readonly string[]
}

/** 答复: what the body said to which the case was forwarded; the deciding step begins, and the clock goes on. */
export function decideAnswer(situation: Situation, { favourable, note, files }: BodyAnswer): Transition {
  if (situation.found.hold?.reason === 'department') {
    requireStage(situation, ['submitted'])
    return decideDepartmentHeard(situation, favourable, note, files)
  }
  const { found } = requireStage(situation, ['accepted', 'review'])
  if (found.hold?.reason !== 'forwarded') throw new Refusal('cases.wrong-stage')
  return {
    next: released(situation, found, { answer: favourable ? 'yes' : 'no' }),
    event: { kind: 'answered', body: { favourable, files: files.join(',') }, note },
    task: { kind: 'decide' },
    effect: false,
  }
}

/** Where another body decides, the decision says what its last answer says. @throws Refusal cases.body-decides */
export function requireAnswer({ found, declaration }: Situation, grant: boolean): void {
  if (declaration.forwardedTo === undefined) return
  const answer = found.holds.findLast(({ reason }) => reason === 'forwarded')?.answer
  if (answer !== (grant ? 'yes' : 'no')) throw new Refusal('cases.body-decides')
}

/**
 * 特别程序: begins one that the item declares, each once: its term is not begun anew by beginning it again. It stops the clock only
 * where its time does not count (D-44).
 */
export function decideProcedure(situation: Situation, key: string, note: string): Transition {
  const { found, declaration, today } = requireStage(situation, ['accepted', 'review'])
  requireNoHold(situation)
  const declared = declaration.procedures?.find((procedure) => procedure.key === key)
  if (declared === undefined)
    throw new Refusal('cases.no-procedure', [{ field: 'procedure', code: 'cases.no-procedure', message: '' }])
  if (found.holds.some((past) => past.reason === 'procedure' && past.key === key))
    throw new Refusal('cases.procedure-over', [
      { field: 'procedure', code: 'cases.procedure-over', message: '' },
    ])
  const until = termEnd(situation, declared.length, declared.unit)
  const hold: Hold = {
    reason: 'procedure',
    party: declared.who,
    since: today,
    until,
    missing: [],
    key,
    name: declared.name['zh-CN'],
    ...(declared.publicity === undefined ? {} : { isPublic: true as const }),
    ...(declared.findings === undefined ? {} : { finds: declared.findings }),
    ...(declared.lasts === undefined ? {} : { isOpenEnded: true as const }),
  }
  return {
    next: held(situation, found, hold, { key, ...(declared.counts ? { stops: false } : {}) }),
    event: { kind: 'procedure-started', body: { procedure: key, until }, ...(note === '' ? {} : { note }) },
    task: stepTask(situation),
    effect: false,
  }
}

/** What a special procedure has found, with the pages of its report. */
export interface Findings {
  readonly favourable?: boolean | undefined
  readonly note: string
  readonly files?: readonly string[] | undefined
}

/**
 * The special procedure is over, by its term or earlier by an act; the step goes on and the due day is counted anew. One that finds something is over only
 * with what it found; one that nobody knows the end of is over as soon as that is written down, with a result or without (a suit was withdrawn).
 * @throws Refusal cases.publicity-running, cases.findings
 */
export function decideProcedureEnd(
  situation: Situation,
  { note, favourable, files = [] }: Findings,
): Transition {
  const { found } = requireStage(situation, ['accepted', 'review'])
  if (found.hold?.reason !== 'procedure') throw new Refusal('cases.wrong-stage')
  if (isPublicNow(situation)) throw new Refusal('cases.publicity-running')
  const { finds, key } = found.hold
  requireFindings(found.hold, { note, favourable })
  const result = finds === true && favourable !== undefined ? { favourable, files: files.join(',') } : {}
  return {
    next: released(situation, found),
    event: {
      kind: 'procedure-ended',
      body: { procedure: key ?? null, ...result },
      ...(note === '' ? {} : { note }),
    },
    task: stepTask(situation),
    effect: false,
  }
}

/** @throws Refusal cases.findings */
function requireFindings({ finds, isOpenEnded }: Hold, { note, favourable }: Findings): void {
  const isUnsaid = finds === true && isOpenEnded !== true && favourable === undefined
  const isInWords = note.length >= 2 || (finds !== true && isOpenEnded !== true)
  if (isUnsaid || !isInWords)
    throw new Refusal('cases.findings', [{ field: 'favourable', code: 'cases.findings', message: '' }])
}

/**
 * 到期没有结果: whoever has the step writes down what was found, or asks for it, by a day. The clock goes on, but of a procedure that nobody knows the end of:
 * while a court has not decided, nobody here is late.
 */
export function decideProcedureOverdue(situation: Situation): Transition {
  const { found } = requireStage(situation, ['accepted', 'review'])
  const { hold } = found
  if (hold?.reason !== 'procedure' || hold.trouble !== undefined) throw new Refusal('cases.wrong-stage')
  if (hold.finds !== true && hold.isOpenEnded !== true) throw new Refusal('cases.wrong-stage')
  const until = termEnd(situation, overdueDays)
  const going = hold.isOpenEnded === true ? found : released(situation, found)
  return {
    next: { ...going, hold: { ...hold, until, trouble: 'silent' } },
    event: { kind: 'procedure-overdue', body: { procedure: hold.key ?? null, until } },
    task: { ...stepTask(situation), dueOn: until },
    effect: false,
  }
}

/** 问过了，还没有结果: whoever has asked writes it down, and it is waited for as long again; then it is asked for once more. */
export function decideProcedureAsked(situation: Situation, note: string): Transition {
  const { found, declaration } = requireStage(situation, ['accepted', 'review'])
  const { hold } = found
  const declared = declaration.procedures?.find(({ key }) => key === hold?.key)
  if (hold?.reason !== 'procedure' || hold.isOpenEnded !== true || declared === undefined)
    throw new Refusal('cases.wrong-stage')
  const { trouble: _asked, ...waits } = hold
  const until = termEnd(situation, declared.length, declared.unit)
  return {
    next: { ...found, hold: { ...waits, until } },
    event: { kind: 'procedure-asked', body: { procedure: hold.key ?? null, until }, note },
    task: stepTask(situation),
    effect: false,
  }
}

/** 公示: whether its last day has not passed; it is not ended before. */
export function isPublicNow({ found: { hold }, today }: Pick<Situation, 'found' | 'today'>): boolean {
  return hold?.isPublic === true && hold.until !== null && hold.until >= today
}

function stepTask({ found, declaration }: Situation): Pick<NextTask, 'kind'> {
  return { kind: declaration.steps.find(({ key }) => key === found.step)?.act ?? 'review' }
}
