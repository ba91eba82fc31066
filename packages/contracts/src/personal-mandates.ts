import { z } from 'zod'

import { personalMandates } from './access.ts'
import { day, instant } from './days.ts'
import { done } from './general.ts'
import { routesOf } from './routes.ts'
import { mobileNumber } from './telephone.ts'

const personalMandate = z
  .object({
    id: z.uuid(),
    subject: z.uuid().describe('for whom'),
    subjectName: z.string(),
    holderName: z.string(),
    kind: z.enum(personalMandates),
    items: z
      .array(z.object({ code: z.string(), name: z.string() }))
      .nullable()
      .describe('null: all'),
    from: day,
    to: day,
    state: z.enum(['offered', 'stands', 'over']).describe('offered: its holder has not accepted it yet'),
    side: z.enum(['given', 'held']).describe('of the one whose list it is'),
    grantedAt: instant,
    grantedBy: z
      .string()
      .nullable()
      .describe('the member of staff who recorded it; null: the person himself'),
    revokedAt: instant.nullable(),
  })
  .meta({
    id: 'PersonalMandate',
    description: '家人代办: who acts for whom, as what, in which items, until when',
  })
export type PersonalMandateView = z.output<typeof personalMandate>

const ofSubject = z.strictObject({ subject: z.uuid() })
const ofMandate = z.strictObject({ subject: z.uuid(), id: z.uuid() })

export const personalMandatesRoutes = routesOf({
  'GET /api/personal-mandates/:subject': {
    summary: '谁能替我办、我能替谁办；窗口看来的人给了谁',
    act: 'mandates.take-back',
    paths: ['person', 'counter'],
    params: ofSubject,
    answer: z.object({ rows: z.array(personalMandate) }),
    errors: ['visits.none', 'mandates.none'],
  },
  'POST /api/personal-mandates/:subject': {
    summary: '授权家人或受托人替自己办；没有手机的在窗口授权',
    act: 'mandates.personal',
    paths: ['person', 'counter'],
    params: ofSubject,
    body: z.strictObject({
      telephone: z.string().trim().regex(mobileNumber).describe('with which the holder logs in'),
      name: z.string().trim().min(1).max(200).describe('of the holder'),
      kind: z.enum(['family', 'proxy']),
      items: z.array(z.string().max(80)).min(1).max(50).nullable().describe('null: all'),
      to: day.describe('the last day'),
    }),
    answer: personalMandate,
    errors: [
      'visits.none',
      'visits.not-shown',
      'mandates.none',
      'mandates.no-holder',
      'mandates.oneself',
      'mandates.given-already',
      'mandates.past',
      'mandates.too-long',
      'mandates.item',
      'login.locked',
    ],
  },
  'POST /api/personal-mandates/:subject/:id/answer': {
    summary: '接受或不接受别人请我代办',
    act: 'mandates.personal',
    paths: ['person'],
    params: ofMandate,
    body: z.strictObject({ accept: z.boolean() }),
    answer: done,
    errors: ['mandates.none'],
  },
  'POST /api/personal-mandates/:subject/:id/revocation': {
    summary: '收回授权，或不再替别人办，马上生效；监护登记到窗口撤',
    act: 'mandates.take-back',
    paths: ['person', 'counter'],
    params: ofMandate,
    answer: done,
    errors: ['visits.none', 'visits.not-shown', 'mandates.none', 'mandates.guardian'],
  },
})
