import { z } from 'zod'

import { employerMandates } from './access.ts'
import { day, instant } from './days.ts'
import { errorsOf } from './errors.ts'
import { done } from './general.ts'
import { routesOf } from './routes.ts'
import { mobileNumber } from './telephone.ts'

const mandate = z
  .object({
    id: z.uuid(),
    holderName: z.string(),
    kind: z.enum(employerMandates),
    from: day,
    to: day.nullable(),
    grantedAt: instant,
    grantedBy: z.string().describe('by name; a clerk of an agency is named by his name, too'),
    revokedAt: instant.nullable(),
    revokedBy: z.string().nullable(),
    own: z.boolean().describe('of whoever asks'),
  })
  .meta({ id: 'Mandate', description: '授权: who acts for an employer, as what, and since when' })
export type Mandate = z.output<typeof mandate>

const ownMandate = z
  .object({
    id: z.uuid(),
    employer: z.uuid(),
    employerName: z.string(),
    agencyName: z.string(),
    kind: z.enum(employerMandates),
    to: day.nullable(),
  })
  .meta({ id: 'OwnMandate', description: 'an employer for which somebody may act today' })
export type OwnMandate = z.output<typeof ownMandate>

const ofSubject = z.strictObject({ subject: z.uuid() })

export const mandatesRoutes = routesOf({
  'GET /api/mandates/own': {
    summary: '我能替哪些单位办事',
    act: 'mandates.own',
    paths: ['worker'],
    answer: z.object({ rows: z.array(ownMandate) }),
    errors: [],
  },
  'GET /api/mandates/:subject': {
    summary: '谁能替这个单位办事：负责人和经办人，最近收回的也在',
    act: 'mandates.grant',
    paths: ['employer', 'counter'],
    params: ofSubject,
    answer: z.object({ rows: z.array(mandate) }),
    errors: ['visits.none', 'mandates.none'],
  },
  'POST /api/mandates/:subject': {
    summary: '单位负责人设经办人；窗口按登记的法定代表人设负责人',
    act: 'mandates.grant',
    paths: ['employer', 'counter'],
    params: ofSubject,
    body: z.strictObject({
      telephone: z.string().trim().regex(mobileNumber).describe('with which he logs in'),
      name: z.string().trim().min(1).max(200),
      to: day.nullable().optional().describe('the last day; without one until it is revoked'),
    }),
    answer: mandate,
    errors: [
      'visits.none',
      'visits.not-shown',
      'mandates.none',
      'mandates.no-match',
      'mandates.not-the-principal',
      'mandates.stands',
      'mandates.past',
      'login.locked',
    ],
  },
  'POST /api/mandates/:subject/:id/revocation': {
    summary: '收回授权，马上生效',
    act: 'mandates.grant',
    paths: ['employer', 'counter'],
    params: z.strictObject({ subject: z.uuid(), id: z.uuid() }),
    answer: done,
    errors: ['visits.none', 'visits.not-shown', 'mandates.none', 'mandates.principal'],
  },
})

export const mandatesErrors = errorsOf('mandates', {
  none: {
    status: 404,
    text: {
      'zh-CN': '没有这份授权，或者已经收回了。',
      en: 'There is no such mandate, or it was revoked already.',
    },
  },
  'no-match': {
    status: 422,
    text: {
      'zh-CN':
        '没有找到用这个手机号登录、叫这个名字的人。请核对；对方要先用这个手机号登录一次个人大厅，认过身份，才能设为经办人。',
      en: 'Nobody of this name logs in with this telephone. Please check both; he must have logged in with it once and said who he is.',
    },
  },
  'not-the-principal': {
    status: 422,
    text: {
      'zh-CN': '这个人不是登记的法定代表人。换了人的，先办单位信息变更。',
      en: 'He is not the legal representative on record. If that has changed, change the record of the employer first.',
    },
  },
  stands: {
    status: 409,
    text: { 'zh-CN': '这个人已经能替单位办事了。', en: 'He may act for this employer already.' },
  },
  past: {
    status: 422,
    text: { 'zh-CN': '最后一天不能早于今天。', en: 'The last day cannot lie before today.' },
  },
  'no-holder': {
    status: 422,
    text: {
      'zh-CN':
        '没有找到用这个手机号登录、叫这个名字的人。请核对；对方要先用这个手机号登录一次个人大厅，认过身份，才能替您办事。',
      en: 'Nobody of this name logs in with this telephone. Please check both; he must have logged in with it once and said who he is.',
    },
  },
  oneself: {
    status: 422,
    text: { 'zh-CN': '不用给自己授权。', en: 'Nobody needs a mandate for himself.' },
  },
  'given-already': {
    status: 409,
    text: {
      'zh-CN': '已经请过这个人了。要改时间或事项，先收回再重新授权。',
      en: 'He was asked already. To change the time or the items, revoke it and give it anew.',
    },
  },
  'too-long': {
    status: 422,
    text: {
      'zh-CN': '授权家人最长三年，授权其他人最长一年；到期可以再授权。',
      en: 'Family may act for three years at most, others for one; it can be given again.',
    },
  },
  item: {
    status: 422,
    text: {
      'zh-CN': '有的事项不能授权代办，或者还没有开放，请重新选。',
      en: 'Some of these items cannot be done by mandate or are not open; please choose again.',
    },
  },
  guardian: {
    status: 409,
    text: {
      'zh-CN':
        '监护是两个人看过材料登记的，不能由一个人收回。监护结束了，请带材料到任一窗口办“监护结束登记”。',
      en: 'Two people have seen the papers by which a guardian is recorded, and nobody revokes it alone. Once it has ended, please bring the papers to any counter and have its end recorded.',
    },
  },
  principal: {
    status: 409,
    text: {
      'zh-CN': '负责人的授权不能在网上收回，请到任一窗口，或先变更法定代表人。',
      en: 'That of the principal is not revoked online; please come to any counter, or change the legal representative.',
    },
  },
})
