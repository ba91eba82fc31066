import type { Language } from '@tongban/contracts/errors'
import { englishMonths } from '@tongban/contracts/long-day'
import type { MessageKind } from '@tongban/contracts/sending'
import { renderWording, type WordingFacts } from '@tongban/contracts/wording-template'
import type { Day } from '@tongban/policy'

import type { Words } from '../wordings/index.ts'
import type { Facts } from './facts.ts'
import { remediesIn } from './shipped.ts'

/** The names that messages need from other rooms. */
export interface MessageNames {
  item(code: string, version: number, language: Language): string
  /** 外部门事项: whose it is; nothing of what we decide ourselves. */
  department(code: string, version: number, language: Language): string | undefined
  agency(id: string, language: Language): string
  outlet(id: string): string
  /** Whom to ask. */
  telephone(agencyId: string): string
  /** The name that rests sealed in a message. */
  opened(sealed: string): string
  /** How an agency says it on a day. */
  words(kind: MessageKind, agencyId: string, on: Day): Words
}

/** What is rendered, in whose name. */
export interface Content {
  readonly kind: MessageKind
  readonly agency_id: string
  readonly facts: Facts
}

/** A message as people read it: no identity number, illness, amount or link is ever in it. */
export function textOf(names: MessageNames, content: Content, language: Language): string {
  return partOf(names, content, language, 'text')
}

/** The same with the signature in front, as it goes out. */
export function signedText(names: MessageNames, content: Content, language: Language): string {
  return `【${names.agency(content.agency_id, language)}】${textOf(names, content, language)}`
}

/** The subject line of an e-mail. */
export function titleOf(names: MessageNames, content: Content, language: Language): string {
  return partOf(names, content, language, 'title')
}

/** In the words that were in force on the day of the act: what was told once reads the same for ever. */
function partOf(names: MessageNames, content: Content, language: Language, part: 'text' | 'title'): string {
  const words = names.words(content.kind, content.agency_id, content.facts.on)
  return renderWording(words[part]?.[language] ?? '', factsIn(names, content, language))
}

/** What the sentences may name, as one language says it. */
function factsIn(names: MessageNames, { kind, facts, agency_id }: Content, language: Language): WordingFacts {
  const { agent, employer, principal, outlet, from, missing } = facts
  return {
    item: itemOf(names, facts, language),
    department: departmentOf(names, facts, language),
    number: facts.caseNumber?.slice(-6),
    here: names.agency(agency_id, language),
    from: from === undefined ? undefined : names.agency(from, language),
    telephone: names.telephone(agency_id),
    outlet: outlet === undefined || outlet === null ? undefined : names.outlet(outlet),
    agent: agent === undefined ? undefined : names.opened(agent),
    employer: employer === undefined ? undefined : names.opened(employer),
    principal: principal === undefined ? undefined : names.opened(principal),
    remedies: remediesIn[kind]?.[language],
    missing: missing === 0 ? undefined : missing,
    on: dayIn(facts.on, language),
    completed: dayIn(facts.completed, language),
    due: dayIn(facts.due, language),
    until: dayIn(facts.until, language),
  }
}

const correcting: Readonly<Record<Language, string>> = {
  'zh-CN': '更正：',
  'zh-HK': '更正：',
  en: 'Correction: ',
}

function itemOf(names: MessageNames, { item, itemVersion, corrects }: Facts, language: Language): string {
  if (item === undefined || itemVersion === undefined) return ''
  return `${corrects === true ? correcting[language] : ''}${names.item(item, itemVersion, language)}`
}

function departmentOf(names: MessageNames, { item, itemVersion }: Facts, language: Language) {
  return item === undefined || itemVersion === undefined
    ? undefined
    : names.department(item, itemVersion, language)
}

function dayIn(day: Day | null | undefined, language: Language): string | undefined {
  if (day === undefined || day === null) return undefined
  const [, month = 0, date] = day.split('-').map(Number)
  return language === 'en' ? `${date} ${englishMonths[month - 1]}` : `${month}月${date}日`
}
