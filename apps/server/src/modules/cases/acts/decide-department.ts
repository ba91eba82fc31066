import type { Hold } from '@tongban/contracts/cases'
import type { DeclaredDepartment, Declaration } from '@tongban/contracts/declaration'
import { type Language, textIn } from '@tongban/contracts/errors'
import type { Day } from '@tongban/policy'

import { Refusal } from '../../../platform/refusal.ts'
import type { Case, Transition } from '../case.ts'
import { termEnd } from './follow-ups.ts'
import { close, held, released, type Situation } from './situation.ts'

/** So many working days has whoever asks a department that kept silent; no law sets it. */
const troubleDays = 2
/** How many working days the applicant has to bring what a department asks for that names no day itself; no law sets it. */
const supplyDays = 10

/** What a department says of what was sent to it, at its port. */
export type DepartmentAnswer =
  | { readonly said: 'confirmed' | 'refused'; readonly note: string }
  | { readonly said: 'needs-more'; readonly note: string; readonly until: Day | null }

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
 * 外部门答复: done there or refused there ends the case, in the name of that department and with what it said; what it asks for more is the applicant's to
 * bring. @returns undefined where it says again what it has said
 */
export function decideDepartmentAnswer(
  situation: Situation,
  answer: DepartmentAnswer,
): Transition | undefined {
  if (answer.said === 'needs-more') return moreWanted(situation, answer)
  const done = answer.said === 'confirmed'
  return endedThere(situation, done, answer.note, {
    kind: 'department-answered',
    body: { said: done ? 'yes' : 'no' },
  })
}

/** 记下外部门的答复: it kept silent at its port, and somebody of the owning agency has asked it. */
export function decideDepartmentHeard(situation: Situation, favourable: boolean, note: string): Transition {
  const { hold } = requireThere(situation)
  if (hold.trouble === undefined) throw new Refusal('cases.wrong-stage')
  return endedThere(situation, favourable, note, { kind: 'answered', body: { favourable, files: '' } })
}

/** 到期没有答复: whoever looks after it at the owning agency asks the department, by a day; its port is asked on. */
export function decideDepartmentSilence(situation: Situation): Transition {
  const { found, hold } = requireThere(situation)
  const until = termEnd(situation, troubleDays)
  return {
    next: { ...found, hold: { ...hold, until, trouble: 'silent' } },
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

/** Whether the time is over in which the department, or the applicant whom it asks, was to say something, and nobody has it as a task yet. */
export function isSilent({ found: { hold }, today }: Pick<Situation, 'found' | 'today'>): boolean {
  return (
    hold?.reason === 'department' && hold.trouble === undefined && hold.until !== null && hold.until < today
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
  const until = named !== null && named > situation.today ? named : termEnd(situation, supplyDays)
  const missing = [{ key: 'department', name: hold.name ?? '', why: note }]
  return {
    next: { ...found, hold: { ...plain, party: 'applicant', until, missing } },
    event: { kind: 'department-answered', body: { said: 'more', until }, note },
    task: null,
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
  return close(situation, answered, outcome, { ...event, ...(note === '' ? {} : { note }) }, false)
}

function requireThere({ found }: Situation): { readonly found: Case; readonly hold: Hold } {
  const { hold } = found
  if (found.stage === 'closed' || hold?.reason !== 'department') throw new Refusal('cases.wrong-stage')
  return { found, hold }
}
