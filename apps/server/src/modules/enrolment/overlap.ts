import type { Text } from '@tongban/contracts/errors'
import { longDay } from '@tongban/contracts/long-day'
import { canonicalNumber, type Day, type IdentityKind, identityKinds } from '@tongban/policy'

import { query } from '../../platform/database.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { Check } from '../catalogue/index.ts'
import { mergedIn } from '../people/index.ts'

/** Two relations of one scheme that overlap, of somebody and of whoever is to be merged into him. */
interface Overlap {
  readonly scheme: string
  readonly agency_id: string
  readonly valid_from: Day
  readonly valid_to: Day | null
  readonly other_agency_id: string
  readonly other_from: Day
  readonly other_to: Day | null
  /** The same relation, open on both sides: nobody has that twice. */
  readonly both_open: boolean
}

/** By the subject that stays, and the number of the other; only who decides is answered. */
export const findOverlaps = query<Overlap>(
  `select scheme, agency_id, valid_from, valid_to, other_agency_id, other_from, other_to, both_open from enrolment.overlaps($1, $2, $3)`,
)

/** 跨登记的办件: by the case that has merged; see the migration. */
export const findWrittenAcross = query<{ number: string }>('select number from enrolment.written_across($1)')

const schemes: Readonly<Record<string, Readonly<Record<'zh-CN' | 'zh-HK' | 'en', string>>>> = {
  'employee-pension': { 'zh-CN': '职工养老保险', 'zh-HK': '職工養老保險', en: 'employee pension' },
  'resident-pension': { 'zh-CN': '居民养老保险', 'zh-HK': '居民養老保險', en: 'resident pension' },
  unemployment: { 'zh-CN': '失业保险', 'zh-HK': '失業保險', en: 'unemployment' },
  'work-injury': { 'zh-CN': '工伤保险', 'zh-HK': '工傷保險', en: 'work injury' },
}

/** 重叠参保: what both records say of the same time is named before anybody decides that they are one person's. */
export function overlapCheck(secrets: Secrets, agencyName: (id: string) => string): Check<Overlap> {
  return {
    name: 'enrolment-overlaps',
    others: mergedIn(secrets),
    load: (subjectId, form) => {
      const kind = identityKinds.find((known) => known === form['document-kind']) ?? 'resident'
      return findOverlaps(subjectId, keyOf(secrets, kind, form['number']), kind)
    },
    judge: (rows) => ({
      answer: rows.some(({ both_open }) => both_open) ? 'no' : rows.length > 0 ? 'needs-evidence' : 'yes',
      reason: rows.length === 0 ? none : named(rows, agencyName),
    }),
  }
}

function keyOf(secrets: Secrets, kind: IdentityKind, number: unknown): Buffer {
  return secrets.index(kind, canonicalNumber(typeof number === 'string' ? number : ''))
}

const none: Text = {
  'zh-CN': '两份登记没有重叠的参保',
  'zh-HK': '兩份登記沒有重疊的參保',
  en: 'No enrolments of the two records overlap',
}

function named(rows: readonly Overlap[], agencyName: (id: string) => string): Text {
  const said = (language: 'zh-CN' | 'zh-HK' | 'en'): string =>
    rows
      .map((row) => {
        const scheme = schemes[row.scheme]?.[language] ?? row.scheme
        const here = `${agencyName(row.agency_id)} ${period(row.valid_from, row.valid_to, language)}`
        const there = `${agencyName(row.other_agency_id)} ${period(row.other_from, row.other_to, language)}`
        return language === 'en' ? `${scheme}: ${here}; ${there}` : `${scheme}：${here}；${there}`
      })
      .join(language === 'en' ? '. ' : '。')
  return { 'zh-CN': said('zh-CN'), 'zh-HK': said('zh-HK'), en: said('en') }
}

function period(from: Day, to: Day | null, language: 'zh-CN' | 'zh-HK' | 'en'): string {
  if (to !== null) return `${longDay(from, language)}–${longDay(to, language)}`
  return language === 'en' ? `since ${longDay(from, language)}` : `${longDay(from, language)}起`
}
