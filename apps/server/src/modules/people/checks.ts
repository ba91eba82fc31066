import type { Text } from '@tongban/contracts/errors'
import { longDay } from '@tongban/contracts/long-day'
import { type Day, identityNumber } from '@tongban/policy'

import type { Secrets } from '../../platform/secrets.ts'
import type { Check } from '../catalogue/index.ts'
import { type DocumentRow, findDocuments } from './store.ts'

/** What can be asked of a person's record before a decision. */
export function peopleChecks(secrets: Secrets): readonly Check[] {
  return [numberAgrees(secrets)]
}

/** 号码相符: a resident number carries the day of birth and the sex; a change that contradicts it needs a second look. */
function numberAgrees(secrets: Secrets): Check<DocumentRow> {
  return {
    name: 'people.number-agrees',
    load: (subjectId) => findDocuments(subjectId),
    judge: (rows, form) => {
      const wanted = { birthDate: textOf(form['birth-date']), sex: textOf(form['sex']) }
      if (wanted.birthDate === undefined && wanted.sex === undefined)
        return { answer: 'yes', reason: reasons.notAsked }
      const resident = rows.findLast(({ kind, verdict }) => kind === 'resident' && verdict !== 'former')
      const judged =
        resident === undefined
          ? undefined
          : identityNumber({ kind: 'resident', number: secrets.open(resident.number) })
      if (judged === undefined || !judged.valid) return { answer: 'needs-evidence', reason: reasons.noNumber }
      const { birthDate, sex } = judged
      if (birthDate !== undefined && wanted.birthDate !== undefined && wanted.birthDate !== birthDate)
        return { answer: 'no', reason: reasons.otherBirth(birthDate) }
      if (sex !== undefined && wanted.sex !== undefined && wanted.sex !== sex)
        return { answer: 'no', reason: reasons.otherSex[sex] }
      return { answer: 'yes', reason: reasons.agrees }
    },
  }
}

const reasons = {
  notAsked: {
    'zh-CN': '这次不改出生日期和性别，不用和号码比对',
    'zh-HK': '這次不改出生日期和性別，不用和號碼比對',
    en: 'Neither day of birth nor sex is to change; nothing to compare with the number',
  },
  noNumber: {
    'zh-CN': '没有可以比对的居民身份证号码，请看材料',
    'zh-HK': '沒有可以比對的居民身份證號碼，請看材料',
    en: 'There is no resident identity number to compare with; see the papers',
  },
  otherBirth: (day: Day) => ({
    'zh-CN': `身份证号码里的出生日期是${longDay(day, 'zh-CN')}，和要改成的日期不一致`,
    'zh-HK': `身份證號碼裏的出生日期是${longDay(day, 'zh-HK')}，和要改成的日期不一致`,
    en: `The identity number says ${longDay(day, 'en')}, which is not the day of birth asked for`,
  }),
  otherSex: {
    male: {
      'zh-CN': '身份证号码里的性别是男，和要改成的不一致',
      'zh-HK': '身份證號碼裏的性別是男，和要改成的不一致',
      en: 'The identity number says male, which is not what is asked for',
    },
    female: {
      'zh-CN': '身份证号码里的性别是女，和要改成的不一致',
      'zh-HK': '身份證號碼裏的性別是女，和要改成的不一致',
      en: 'The identity number says female, which is not what is asked for',
    },
  },
  agrees: {
    'zh-CN': '和身份证号码里的出生日期、性别一致',
    'zh-HK': '和身份證號碼裏的出生日期、性別一致',
    en: 'Agrees with the day of birth and the sex in the identity number',
  },
} satisfies Record<string, Text | ((day: Day) => Text) | Record<'male' | 'female', Text>>

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
