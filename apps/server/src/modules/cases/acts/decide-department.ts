import type { Hold } from '@tongban/contracts/cases'
import type { DeclaredDepartment, Declaration } from '@tongban/contracts/declaration'
import { type Language, textIn } from '@tongban/contracts/errors'
import { addDays, type Day } from '@tongban/policy'

import { Refusal } from '../../../platform/refusal.ts'
import type { Case, Transition } from '../case.ts'
import { termEnd } from './follow-ups.ts'
import { close, held, released, type Situation } from './situation.ts'

/** So many working days has whoever asks a department that kept silent; no law sets it. */
const troubleDays = 2
/** How many working days the applicant has to bring what a department asks for that names no day itself; no law sets it. */
const supplyDays = 10

/** The latest day that a department may name for the applicant, from today; no law sets it, and without one a case would never end. */
const supplyDaysAtMost = 180

/** What a department says of what was sent to it, at its port. */
export type DepartmentAnswer =
  | { readonly said: 'confirmed'; readonly note: string }
  | {
      readonly said: 'refused'
      readonly note: string
      /** It may have done by an earlier time that it was sent what it refuses now. */
      readonly isDoubtful?: boolean
    }
  | { readonly said: 'needs-more'; readonly note: string; readonly until: Day | null }
  | { readonly said: 'taken' }

type Timing = Pick<Situation, 'law' | 'today'>

/** A new case as it begins: one of another department is on its way there from the first day, and nobody here takes it on. */
export function begun(timing: Timing, { department }: Declaration, opened: Case): Case {
  return department === undefined ? opened : sentTo(timing, opened, department)
}

/** 送到外部门: it waits there from today, for as long as the department has. */
export function sentTo(timing: Timing, found: Case, { name, length, unit }: DeclaredDepartment): Case {
  const until = termEnd(timing, length, unit)
  return held(timing, found, {
    reason: 'department',
    party: 'body',
    since: timing.today,
    until,
    missing: [],
    name: name['zh-CN'],
  })
}

/**
 * 外部门答复: done there or refused there ends the case, in the name of that department and with what it said, whichever time it was sent that is answered;
 * what it asks for more is the applicant's to bring, until it has what it wanted. What it refuses and may have done before is first asked by a human.
 * @returns undefined where it says again what it has said
 */
export function decideDepartmentAnswer(
  situation: Situation,
  answer: DepartmentAnswer,
): Transition | undefined {
  if (answer.said === 'needs-more') return moreWanted(situation, answer)
  if (answer.said === 'taken') return nothingWanted(situation)
  if (answer.said === 'refused' && answer.isDoubtful === true) return doubted(situation, answer.note)
  const done = answer.said === 'confirmed'
  return endedThere(situation, done, answer.note, {
    kind: 'department-answered',
    body: { said: done ? 'yes' : 'no' },
  })
}

/** 晚到的“已办”: the case has ended otherwise here, and the department did it all the same: that stands in its log. */
export function decideLateConfirmation({ found }: Situation, note: string): Transition | undefined {
  if (found.stage !== 'closed' || found.outcome === 'completed') return undefined
  return {
    next: found,
    event: {
      kind: 'department-answered',
      body: { said: 'late' },
      ...(note === '' ? {} : { note }),
    },
    task: 'stays',
    effect: false,
    isQuiet: true,
  }
}

/**
 * 记下外部门的答复: it kept silent at its port, and somebody of the owning agency has asked it; what it said stands there with its paper. Where the item
 * asks for a second pair of eyes, it stands when another one says the same.
 * @throws Refusal cases.four-eyes
 */
export function decideDepartmentHeard(
  situation: Situation,
  favourable: boolean,
  note: string,
  files: readonly string[],
): Transition {
  const { hold } = requireThere(situation)
  if (hold.trouble === undefined) throw new Refusal('cases.wrong-stage')
  const said = { favourable, files: files.join(',') }
  if (!isSecond(situation, favourable)) return heardFirst(situation, said, note)
  return endedThere(situation, favourable, note, { kind: 'answered', body: said })
}

/** Whether what is said now ends the case: one is enough, or another has said the same. */
function isSecond(situation: Situation, favourable: boolean): boolean {
  if (!situation.declaration.fourEyes) return true
  const { holds, handled_by: handled } = situation.found
  if (holds.at(-1)?.answer !== (favourable ? 'yes' : 'no')) return false
  if (handled.at(-1) === situation.actorId) throw new Refusal('cases.four-eyes')
  return true
}

/** Another one has to say the same, by the same day. */
function heardFirst(
  situation: Situation,
  said: { readonly favourable: boolean; readonly files: string },
  note: string,
): Transition {
  const { found, hold } = requireThere(situation)
  const holds = found.holds.map((past, at) =>
    at === found.holds.length - 1
      ? { ...past, answer: said.favourable ? ('yes' as const) : ('no' as const) }
      : past,
  )
  return {
    next: { ...found, holds, handled_by: [...found.handled_by, situation.actorId] },
    event: { kind: 'answered', body: { ...said, waits: true }, note },
    task: { kind: 'answer', ...(hold.until === null ? {} : { dueOn: hold.until }) },
    effect: false,
  }
}

/**
 * 到期没有答复: whoever looks after it at the owning agency asks the department, by a day; its port is asked on. The same where it could not even be sent,
 * because somebody whom it names is not on the roster as the form says.
 */
export function decideDepartmentSilence(
  situation: Situation,
  trouble: 'silent' | 'conflict' = 'silent',
): Transition {
  const { found, hold } = requireThere(situation)
  const until = termEnd(situation, troubleDays)
  return {
    next: { ...found, hold: { ...hold, until, trouble } },
    event: { kind: 'department-silent', body: { until } },
    task: { kind: 'answer', dueOn: until },
    effect: false,
  }
}

/** 补给外部门: what it asked for has been put into the form, which goes there again under a key of its own. */
export function decideSupply(situation: Situation, form: Case['form']): Transition {
  const { found, hold } = requireThere(situation)
  const { department } = situation.declaration
  if (hold.party !== 'applicant' || department === undefined) throw new Refusal('cases.wrong-stage')
  const next = sentTo(situation, released(situation, { ...found, form }), department)
  return {
    next,
    event: {
      kind: 'corrected',
      body: { materials: found.materials.length, until: next.hold?.until ?? null },
      content: { form, materials: found.materials, agent: found.agent },
    },
    task: null,
    effect: false,
    command: 'new',
  }
}

/** 外部门要的没有补: the time is over that the applicant had; it ends, and what was asked of him can be handed in anew. */
export function decideDepartmentLapse(situation: Situation): Transition {
  const { found, hold } = requireThere(situation)
  if (!isUnsupplied(situation)) throw new Refusal('cases.wrong-stage')
  const event = { kind: 'lapsed', body: { until: hold.until } } as const
  return { ...close(situation, found, 'lapsed', event, false), ...unsending(found) }
}

/** Whether the term of the department is over without an answer, and nobody has it as a task yet. */
export function isSilent({ found: { hold }, today }: Pick<Situation, 'found' | 'today'>): boolean {
  return mayBeSilent({ hold }) && hold?.until !== null && hold !== null && hold.until < today
}

/** Whether it is the department that is waited for, and nobody asks it as a task: not while the applicant is to bring something. */
export function mayBeSilent({ hold }: Pick<Case, 'hold'>): boolean {
  return hold?.reason === 'department' && hold.party !== 'applicant' && hold.trouble === undefined
}

/** Whether the applicant has not brought in time what the department wanted. */
function isUnsupplied({ found: { hold }, today }: Pick<Situation, 'found' | 'today'>): boolean {
  return (
    hold?.reason === 'department' && hold.party === 'applicant' && hold.until !== null && hold.until < today
  )
}

/** @throws Refusal cases.at-department, with how the department is reached */
export function requireUnsent(
  { isUnsent }: Pick<Situation, 'isUnsent'>,
  department: DeclaredDepartment | undefined,
  language: Language,
): void {
  if (isUnsent === true) return
  throw atDepartment(department === undefined ? [] : [department], language)
}

/** It is withdrawn where it is now. */
export function atDepartment(
  departments: readonly Pick<DeclaredDepartment, 'name' | 'contact'>[],
  language: Language,
): Refusal {
  const fields = departments.map(({ name, contact }) => ({
    field: 'case',
    code: 'cases.at-department',
    message: withdrawnThere[language](textIn(name, language), textIn(contact, language)),
  }))
  return new Refusal('cases.at-department', fields)
}

const withdrawnThere: Readonly<Record<Language, (name: string, contact: string) => string>> = {
  'zh-CN': (name, contact) => `已经送到${name}，在这里撤不回来了。不想办了，请直接向它说：${contact}。`,
  'zh-HK': (name, contact) => `已經送到${name}，在這裏撤不回來了。不想辦了，請直接向它說：${contact}。`,
  en: (name, contact) =>
    `It has been sent to: ${name}. It cannot be withdrawn here any more; please tell them directly: ${contact}.`,
}

/** What an end of the case does to what was to be sent: nothing of it goes there any more. */
export function unsending({ hold }: Pick<Case, 'hold'>): Pick<Transition, 'withdrawsCommand'> {
  return hold?.reason === 'department' ? { withdrawsCommand: true } : {}
}

function moreWanted(
  situation: Situation,
  { note, until: named }: Extract<DepartmentAnswer, { readonly said: 'needs-more' }>,
): Transition | undefined {
  const { found, hold } = requireThere(situation)
  if (hold.party === 'applicant' && hold.missing[0]?.why === note) return undefined
  const { trouble: _trouble, ...plain } = hold
  const until = supplyBy(situation, named)
  const missing = [{ key: 'department', name: hold.name ?? '', why: note }]
  return {
    next: { ...found, hold: { ...plain, party: 'applicant', until, missing } },
    event: { kind: 'department-answered', body: { said: 'more', until }, note },
    task: null,
    effect: false,
  }
}

/** By when he has to bring it: the day that the department names, as far as that can be meant. */
function supplyBy(situation: Situation, named: Day | null): Day {
  const last = addDays(situation.today, supplyDaysAtMost)
  if (named === null || named <= situation.today) return termEnd(situation, supplyDays)
  return named < last ? named : last
}

/** It has what it wanted: nothing is the applicant's to bring any more, and it has its time anew. */
function nothingWanted(situation: Situation): Transition | undefined {
  const { found, hold } = requireThere(situation)
  const { department } = situation.declaration
  if (hold.party !== 'applicant' || department === undefined) return undefined
  const until = termEnd(situation, department.length, department.unit)
  return {
    next: { ...found, hold: { ...hold, party: 'body', until, missing: [] } },
    event: { kind: 'department-answered', body: { said: 'taken', until } },
    task: null,
    effect: false,
  }
}

/** It refuses, and may have done it before: somebody of the owning agency asks it, by a day. */
function doubted(situation: Situation, note: string): Transition | undefined {
  const { found, hold } = requireThere(situation)
  if (hold.trouble === 'refused') return undefined
  const until = termEnd(situation, troubleDays)
  return {
    next: { ...found, hold: { ...hold, party: 'body', until, missing: [], trouble: 'refused' } },
    event: {
      kind: 'department-answered',
      body: { said: 'doubt', until },
      ...(note === '' ? {} : { note }),
    },
    task: { kind: 'answer', dueOn: until },
    effect: false,
  }
}

function endedThere(
  situation: Situation,
  favourable: boolean,
  note: string,
  event: Pick<Transition['event'], 'kind' | 'body'>,
): Transition {
  const { found } = requireThere(situation)
  const answered = released(situation, found, { answer: favourable ? 'yes' : 'no', said: note })
  const outcome = favourable ? 'completed' : 'refused'
  const said = { ...event, ...(note === '' ? {} : { note }) }
  return { ...close(situation, answered, outcome, said, false), ...unsending(found) }
}

function requireThere({ found }: Situation): { readonly found: Case; readonly hold: Hold } {
  const { hold } = found
  if (found.stage === 'closed' || hold?.reason !== 'department') throw new Refusal('cases.wrong-stage')
  return { found, hold }
}
