import type { Language } from '@tongban/contracts/errors'

import type { Context } from '../../../platform/context.ts'
import type { CaseDeps } from '../deps.ts'

/** The event that says that somebody seems to be known already. */
export const lookalikeFound = 'lookalike-found'

const likeness: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  'zh-CN': { number: '证件号码（新旧号码）', name: '姓名', 'birth-date': '出生日期', telephone: '电话' },
  'zh-HK': { number: '證件號碼（新舊號碼）', name: '姓名', 'birth-date': '出生日期', telephone: '電話' },
  en: { number: 'number (old and new)', name: 'name', 'birth-date': 'birth date', telephone: 'telephone' },
}
const said: Readonly<Record<Language, (by: string, at: string) => string>> = {
  'zh-CN': (by, at) =>
    `和记录里的另一位相同：${by}${at === '' ? '' : `；那一位在${at}参过保`}。请核对：是同一个人的，请本人带证件到窗口办个人重复登记合并。`,
  'zh-HK': (by, at) =>
    `和記錄裏的另一位相同：${by}${at === '' ? '' : `；那一位在${at}參過保`}。請核對：是同一個人的，請本人帶證件到窗口辦個人重複登記合併。`,
  en: (by, at) =>
    `The same as somebody on record: ${by}${at === '' ? '' : `; that one is or was enrolled at ${at}`}. Please compare; one and the same person has the two records merged at a counter.`,
}

/** What is said of somebody who seems to be known already: by what, and where the other one is known; who that is, is found there. */
export function lookalikeWords(
  { agencies }: Pick<CaseDeps, 'agencies'>,
  { kind, body }: { readonly kind: string; readonly body: object },
  { language }: Pick<Context, 'language'>,
): string | undefined {
  if (kind !== lookalikeFound) return undefined
  const listed = (key: string): string[] => {
    const value = new Map<string, unknown>(Object.entries(body)).get(key)
    return typeof value === 'string' && value !== '' ? value.split(',') : []
  }
  const comma = language === 'en' ? ', ' : '、'
  const by = listed('by').map((one) => likeness[language][one] ?? one)
  return said[language](by.join(comma), listed('at').map(agencies.nameOf).join(comma))
}
