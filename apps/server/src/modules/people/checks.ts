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
        return { answer: 'yes', reason: '这次不改出生日期和性别，不用和号码比对' }
      const resident = rows.findLast(({ kind, verdict }) => kind === 'resident' && verdict !== 'former')
      const judged =
        resident === undefined
          ? undefined
          : identityNumber({ kind: 'resident', number: secrets.open(resident.number) })
      if (judged === undefined || !judged.valid)
        return { answer: 'needs-evidence', reason: '没有可以比对的居民身份证号码，请看材料' }
      if (wanted.birthDate !== undefined && wanted.birthDate !== judged.birthDate)
        return {
          answer: 'no',
          reason: `身份证号码里的出生日期是${said(judged.birthDate)}，和要改成的日期不一致`,
        }
      if (wanted.sex !== undefined && wanted.sex !== judged.sex)
        return {
          answer: 'no',
          reason: `身份证号码里的性别是${judged.sex === 'male' ? '男' : '女'}，和要改成的不一致`,
        }
      return { answer: 'yes', reason: '和身份证号码里的出生日期、性别一致' }
    },
  }
}

function said(day: Day | undefined): string {
  const [year = '', month = '', date = ''] = (day ?? '').split('-')
  return `${year}年${Number(month)}月${Number(date)}日`
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
