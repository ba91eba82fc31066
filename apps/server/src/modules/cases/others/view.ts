import type { Path } from '@tongban/contracts/access'
import type { CaseDetail } from '@tongban/contracts/cases'
import type { Declaration } from '@tongban/contracts/declaration'
import type { Language } from '@tongban/contracts/errors'
import type { ToldWay } from '@tongban/contracts/sending'
import { addDays } from '@tongban/policy'

import type { Context } from '../../../platform/context.ts'
import type { Case } from '../case.ts'
import type { CaseDeps } from '../deps.ts'
import { tellsOthers } from './decide.ts'

/** That somebody was told says that the register has his number: the office knows that, and a counter does not. */
const ofTheOffice: ReadonlySet<string> = new Set(['others-told', 'other-reached', 'other-answered'])

/** Whether a reader is told of an event. */
export function isToldOfOthers(kind: string, path: Path): boolean {
  return path === 'office' || path === 'oversight' || !ofTheOffice.has(kind)
}

/** How it stands with those whose records a case reads, and from when on it may be granted, for the office. */
export function othersShown(
  { path }: Pick<Context, 'path'>,
  found: Case,
  declaration: Declaration,
): Pick<CaseDetail, 'others' | 'grantableFrom'> {
  if (
    (path !== 'office' && path !== 'oversight') ||
    !tellsOthers(found, declaration) ||
    found.others === null
  )
    return { others: null, grantableFrom: null }
  const open = found.others.filter(({ answer }) => answer === null)
  const last = open.map(({ until }) => until ?? '').toSorted()
  const until = open.find((one) => one.until === last.at(-1))?.until ?? null
  return {
    others: found.others.map(({ toldOn, reachedOn, how, until: to, answer }) => ({
      toldOn,
      reachedOn,
      how,
      until: to,
      answer,
    })),
    grantableFrom: until === null || last[0] === '' || found.outcome !== null ? null : addDays(until, 1),
  }
}

const ways: Readonly<Record<Language, Readonly<Record<ToldWay, string>>>> = {
  'zh-CN': {
    inbox: '本人打开了通知',
    sms: '短信',
    email: '电子邮件',
    telephone: '电话',
    counter: '在窗口当面',
    letter: '挂号信',
    visit: '上门',
    'told-himself': '网点转告本人',
  },
  'zh-HK': {
    inbox: '本人打開了通知',
    sms: '短訊',
    email: '電郵',
    telephone: '電話',
    counter: '在窗口當面',
    letter: '掛號信',
    visit: '上門',
    'told-himself': '網點轉告本人',
  },
  en: {
    inbox: 'he opened the message',
    sms: 'text message',
    email: 'e-mail',
    telephone: 'telephone',
    counter: 'at a counter',
    letter: 'registered letter',
    visit: 'visit',
    'told-himself': 'by an outlet, himself',
  },
}
const said = {
  'zh-CN': {
    nobody: '没有查到另一份登记，没有要告知的人。',
    looks: (at: string) => `请${at}看一看。`,
    reached: (how: string, until: string) => `${how}；到${until}为止可以提出。`,
    returned: '通知退回了，还没有告知到。',
    heard: (how: string, note: string) => `${how}：${note}`,
  },
  'zh-HK': {
    nobody: '沒有查到另一份登記，沒有要告知的人。',
    looks: (at: string) => `請${at}看一看。`,
    reached: (how: string, until: string) => `${how}；到${until}為止可以提出。`,
    returned: '通知退回了，還沒有告知到。',
    heard: (how: string, note: string) => `${how}：${note}`,
  },
  en: {
    nobody: 'No other record was found; there is nobody to be told.',
    looks: (at: string) => `${at} is asked to look.`,
    reached: (how: string, until: string) => `${how}; he may object until ${until}.`,
    returned: 'The message came back; he has not been told yet.',
    heard: (how: string, note: string) => `${how}: ${note}`,
  },
} as const

/** What the log says of telling others, in words; who they are stands in their own messages. */
export function othersWords(
  { agencies }: Pick<CaseDeps, 'agencies'>,
  { kind, body, note }: { readonly kind: string; readonly body: object; readonly note: string | null },
  { language }: Pick<Context, 'language'>,
): string | undefined {
  if (!ofTheOffice.has(kind)) return undefined
  const words = said[language]
  const value = (key: string): string => {
    const found = new Map<string, unknown>(Object.entries(body)).get(key)
    return typeof found === 'string' ? found : ''
  }
  const way = new Map<string, string>(Object.entries(ways[language])).get(value('how')) ?? ''
  if (kind === 'other-answered') return words.heard(way, note ?? '')
  if (kind === 'other-reached')
    return value('on') === '' ? words.returned : words.reached(way, dayIn(language, value('until')))
  if (value('told') === '') return words.nobody
  const at = value('at')
    .split(',')
    .filter((id) => id !== '')
  return at.length === 0 ? '' : words.looks(at.map(agencies.nameOf).join(language === 'en' ? ', ' : '、'))
}

function dayIn(language: Language, day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return language === 'en' ? day : `${year}年${month}月${date}日`
}
