import type { Text } from '@tongban/contracts/errors'
import { longDay } from '@tongban/contracts/long-day'

import type { Check } from '../catalogue/index.ts'
import { type EnrolmentRow, findEnrolments } from './enrolment.ts'

/** What can be asked of somebody's enrolments before a decision, and by himself before he hands in. */
export const enrolmentChecks: readonly Check[] = [
  notYetIn('not-yet-enrolled', 'employee-pension', {
    'zh-CN': '职工养老保险',
    'zh-HK': '職工養老保險',
    en: 'pension of employees',
  }),
  notYetIn('not-yet-resident-enrolled', 'resident-pension', {
    'zh-CN': '居民养老保险',
    'zh-HK': '居民養老保險',
    en: 'pension of residents',
  }),
  ofOwn('enrolment-may-rest', ({ suspended_from }) =>
    suspended_from === null
      ? { answer: 'yes', reason: reasons.paying }
      : { answer: 'no', reason: reasons.resting },
  ),
  ofOwn('enrolment-may-go-on', ({ suspended_from }) =>
    suspended_from === null
      ? { answer: 'no', reason: reasons.notResting }
      : { answer: 'yes', reason: reasons.restingNow },
  ),
]

/** 没有重复参保: whether a scheme is open already. */
function notYetIn(
  name: string,
  scheme: string,
  said: Readonly<Record<'zh-CN' | 'zh-HK' | 'en', string>>,
): Check<EnrolmentRow> {
  return {
    name,
    load: (subjectId) => findEnrolments(subjectId),
    judge: (rows) => {
      const open = rows.find((row) => row.scheme === scheme && row.valid_to === null)
      if (open === undefined)
        return {
          answer: 'yes',
          reason: {
            'zh-CN': `没有正在参保的${said['zh-CN']}关系`,
            'zh-HK': `沒有正在參保的${said['zh-HK']}關係`,
            en: `No running enrolment in the ${said.en}`,
          },
        }
      const since = open.valid_from
      return {
        answer: 'no',
        reason: {
          'zh-CN': `${longDay(since, 'zh-CN')}起已有正在参保的${said['zh-CN']}关系`,
          'zh-HK': `${longDay(since, 'zh-HK')}起已有正在參保的${said['zh-HK']}關係`,
          en: `There is a running enrolment in the ${said.en} since ${longDay(since, 'en')}`,
        },
      }
    },
  }
}

/** 可以停保、可以续保: what is asked of the relation that somebody pays for himself; whoever has none may do neither. */
function ofOwn(
  name: string,
  judge: (own: EnrolmentRow) => ReturnType<Check<EnrolmentRow>['judge']>,
): Check<EnrolmentRow> {
  return {
    name,
    load: (subjectId) => findEnrolments(subjectId),
    judge: (rows) => {
      const own = ownOf(rows)
      return own === undefined ? { answer: 'no', reason: reasons.noOwn } : judge(own)
    },
  }
}

/** The open relation that somebody without an employer pays for himself. */
function ownOf(rows: readonly EnrolmentRow[]): EnrolmentRow | undefined {
  return rows.find(
    ({ scheme, employer_id, valid_to }) =>
      scheme === 'employee-pension' && employer_id === null && valid_to === null,
  )
}

const reasons = {
  noOwn: {
    'zh-CN': '没有以灵活就业身份参保的记录',
    'zh-HK': '沒有以靈活就業身份參保的記錄',
    en: 'There is no enrolment as a flexible worker',
  },
  paying: {
    'zh-CN': '现在以灵活就业身份参保缴费',
    'zh-HK': '現在以靈活就業身份參保繳費',
    en: 'Enrolled as a flexible worker, contributions running',
  },
  resting: {
    'zh-CN': '已经暂停缴费了，不用再办',
    'zh-HK': '已經暫停繳費了，不用再辦',
    en: 'Contributions rest already',
  },
  notResting: {
    'zh-CN': '现在没有暂停缴费，不用恢复',
    'zh-HK': '現在沒有暫停繳費，不用恢復',
    en: 'Contributions do not rest now; there is nothing to resume',
  },
  restingNow: {
    'zh-CN': '现在暂停缴费，可以恢复',
    'zh-HK': '現在暫停繳費，可以恢復',
    en: 'Contributions rest now and can be resumed',
  },
} satisfies Record<string, Text>
