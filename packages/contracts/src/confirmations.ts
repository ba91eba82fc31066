import { z } from 'zod'

import { day, instant } from './days.ts'
import { errorsOf } from './errors.ts'
import { cursor, done, pageOf } from './general.ts'
import { objections } from './objection.ts'
import { routesOf } from './routes.ts'

const said = z.enum(['yes', 'no'])

/** 本人确认: one question to the person whom somebody else's case names; of that case it tells nothing but this. */
const confirmation = z
  .object({
    subject: z.uuid(),
    id: z.uuid(),
    itemName: z.string(),
    employerName: z.string().describe('who handed the case in'),
    from: day.describe('the day that would be recorded'),
    agencyName: z.string(),
    agencyTelephone: z.string(),
    askedOn: day,
    until: day.describe('the last day on which it may be answered'),
    state: z
      .enum(['open', 'answered', 'silent', 'void'])
      .describe('void: the case has ended and nobody waits for an answer'),
    answer: said.nullable(),
    reason: z.enum(objections).nullable(),
    note: z.string().nullable().describe('what he wrote; he reads it himself, a clerk at a counter does not'),
    answeredAt: instant.nullable(),
    changeable: z.boolean().describe('at a counter it may be answered, or answered otherwise, now'),
  })
  .meta({ id: 'Confirmation' })
export type Confirmation = z.output<typeof confirmation>

/** How one row of a case's group stands, as whoever handles the case reads it. */
export const confirmationOfRow = z
  .object({
    row: z.int().nonnegative().describe('its place in the group, from 0'),
    state: z
      .enum(['asked', 'yes', 'no', 'verified', 'silent', 'nobody', 'queued', 'void'])
      .describe(
        'verified: he said no, and the office goes on after it has checked; nobody: the register has no such person; queued: another question to him stands before; void: the case ended before an answer',
      ),
    until: day.nullable(),
    reason: z.enum(objections).nullable(),
    note: z.string().nullable(),
  })
  .meta({ id: 'ConfirmationOfRow' })
export type ConfirmationOfRow = z.output<typeof confirmationOfRow>

const one = z.strictObject({ subject: z.uuid(), id: z.uuid() })

/** Whom they are about enters these at home, or says his answer to a clerk in his visit. */
export const confirmationsRoutes = routesOf({
  'GET /api/confirmations/:subject': {
    summary: '等本人确认的，和答复过的：本人的，或来人的（须在接待中）',
    act: 'confirmations.answer',
    paths: ['counter', 'person'],
    params: z.strictObject({ subject: z.uuid() }),
    query: z.strictObject({ after: cursor }),
    answer: pageOf(confirmation),
    errors: ['confirmations.none', 'visits.none', 'visits.not-shown'],
  },
  'GET /api/confirmations/:subject/:id': {
    summary: '等我确认的一件',
    act: 'confirmations.answer',
    paths: ['person'],
    params: one,
    answer: confirmation,
    errors: ['confirmations.none'],
  },
  'POST /api/confirmations/:subject/:id/answer': {
    summary: '本人确认，或提出异议；在窗口（须在接待中）可以改答复',
    act: 'confirmations.answer',
    paths: ['counter', 'person'],
    params: one,
    body: z.strictObject({
      answer: said,
      reason: z.enum(objections).optional().describe('of a no, and of nothing else'),
      note: z.string().trim().max(200).optional().describe('in his own words; must be there with `other`'),
    }),
    answer: done,
    errors: [
      'confirmations.none',
      'visits.none',
      'visits.not-shown',
      'cases.own-record',
      'confirmations.late',
      'confirmations.answered',
      'confirmations.void',
      'confirmations.reason',
    ],
  },
})

export const confirmationsErrors = errorsOf('confirmations', {
  none: { status: 404, text: { 'zh-CN': '没有这件要您确认的事。', en: 'There is no such question to you.' } },
  late: {
    status: 409,
    text: {
      'zh-CN': '答复的最后一天已经过了。有不对的地方，请打电话给经办机构，或到任一窗口说。',
      en: 'The last day for an answer is over. If something is wrong, call the agency or come to any counter.',
    },
  },
  answered: {
    status: 409,
    text: {
      'zh-CN': '您已经答复过了。要改，请打电话给经办机构，或到任一窗口说。',
      en: 'You have answered already. To change it, call the agency or come to any counter.',
    },
  },
  void: {
    status: 409,
    text: {
      'zh-CN': '这件事已经结束，不用您答复了。',
      en: 'The case has ended; no answer is needed any more.',
    },
  },
  reason: {
    status: 422,
    text: {
      'zh-CN': '说“不对”的时候请选哪里不对；选“其他”时请写几个字。',
      en: 'When you say no, say what is wrong; with "other" write a few words.',
    },
  },
})
