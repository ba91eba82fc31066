import type { Language } from '@tongban/contracts/errors'
import type { MessageKind } from '@tongban/contracts/sending'
import { addDays, type Day } from '@tongban/policy'

import type { Words } from '../wordings/index.ts'
import type { Facts } from './facts.ts'
import { type MessageNames, signedText, textOf, titleOf } from './texts.ts'

const bracketed: Readonly<
  Record<'item' | 'agency' | 'outlet' | 'telephone' | 'name', Record<Language, string>>
> = {
  item: { 'zh-CN': '〔事项〕', 'zh-HK': '〔事項〕', en: '[item]' },
  agency: { 'zh-CN': '〔机构〕', 'zh-HK': '〔機構〕', en: '[agency]' },
  outlet: { 'zh-CN': '〔网点〕', 'zh-HK': '〔網點〕', en: '[outlet]' },
  telephone: { 'zh-CN': '〔电话〕', 'zh-HK': '〔電話〕', en: '[telephone]' },
  name: { 'zh-CN': '〔姓名或单位〕', 'zh-HK': '〔姓名或單位〕', en: '[name]' },
}

/**
 * 消息模板: a message as it would be written in these words, by the same functions that write the real ones; what a case fills in stands in
 * brackets, and days are counted from today as an example.
 */
export function previewMessage(
  kind: MessageKind,
  words: Words,
  language: Language,
  today: Day,
): { readonly sms: string; readonly title: string; readonly text: string } {
  const names: MessageNames = {
    item: () => bracketed.item[language],
    agency: () => bracketed.agency[language],
    outlet: () => bracketed.outlet[language],
    telephone: () => bracketed.telephone[language],
    opened: () => bracketed.name[language],
    words: () => words,
  }
  const content = { kind, agency_id: 'agency', facts: exampleOn(today) }
  return {
    sms: signedText(names, content, language),
    title: titleOf(names, content, language),
    text: textOf(names, content, language),
  }
}

function exampleOn(today: Day): Facts {
  return {
    item: 'item',
    itemVersion: 1,
    caseNumber: '000000',
    on: today,
    due: addDays(today, 7),
    until: addDays(today, 15),
    completed: addDays(today, -30),
    missing: 2,
    from: 'from',
    outlet: 'outlet',
    agent: 'agent',
    employer: 'employer',
    principal: 'principal',
  }
}
