import { z } from 'zod'

import { day, instant, month } from './days.ts'
import { errorsOf } from './errors.ts'
import { done } from './general.ts'
import { routesOf } from './routes.ts'

export const documentKinds = [
  'resident',
  'hk-macau-permit',
  'taiwan-permit',
  'hmt-residence-permit',
  'foreign-permanent',
  'passport',
] as const
/** The number as it is written, for ever text: no length of one kind is assumed for another. */
export const documentNumber = z.string().trim().min(1).max(40)

const identityDocument = z
  .object({
    id: z.uuid(),
    kind: z.enum(documentKinds),
    number: z.string().describe('masked'),
    issuer: z.string(),
    validFrom: day.nullable(),
    validTo: day.nullable(),
    verdict: z.enum(['valid', 'former', 'to-check', 'confirmed']),
  })
  .meta({ id: 'IdentityDocument' })

const enrolment = z
  .object({
    id: z.uuid(),
    scheme: z.string(),
    agencyId: z.string(),
    agencyName: z.string(),
    employerName: z.string().nullable(),
    validFrom: day,
    validTo: day.nullable(),
    suspendedFrom: month.nullable().describe('contributions rest from this month on'),
    baseFen: z
      .int()
      .nullable()
      .describe(
        '缴费基数: what the employer has declared last, a month; within floor and ceiling it is paid on',
      ),
    baseFrom: month.nullable().describe('the month from which that holds'),
  })
  .meta({ id: 'Enrolment' })

const contribution = z
  .object({
    id: z.uuid(),
    scheme: z.string(),
    agencyId: z.string(),
    agencyName: z.string(),
    employerName: z.string().nullable(),
    fromMonth: month,
    toMonth: month,
    baseFen: z.int().nonnegative().nullable().describe('monthly base in whole fen; null when not known'),
    kind: z.enum(['paid', 'deemed']),
  })
  .meta({ id: 'Contribution', description: '缴费记录: months of one scheme, paid for or deemed to be' })

const payeeAccount = z
  .object({
    bank: z.string(),
    ending: z.string().describe('the last four digits of the number'),
    holderName: z.string(),
    from: day.describe('the first day from which it is paid to it'),
  })
  .meta({ id: 'PayeeAccount', description: '待遇发放账户: where a pension is paid to' })
export type PayeeAccount = z.output<typeof payeeAccount>

/** What a clerk sees of a person or employer within a visit or a case. */
export const record = z
  .object({
    subject: z.uuid(),
    kind: z.enum(['person', 'employer']),
    status: z.enum(['applicant', 'registered']),
    name: z.string(),
    facts: z
      .record(z.string(), z.string())
      .describe('facts that forms prefill: person.telephone, employer.address …'),
    documents: z.array(identityDocument),
    enrolments: z.array(enrolment),
    contributions: z.array(contribution),
    months: z
      .record(z.string(), z.int().nonnegative())
      .describe('months of insurance by scheme; one that lies in several spans counts once'),
    roster: z.array(z.object({ name: z.string(), from: day, to: day.nullable() })),
    accounts: z.array(payeeAccount),
    merged: z
      .array(z.object({ case: z.uuid(), on: day }))
      .describe('重复登记合并: the cases by which other records of the same person lead here'),
  })
  .meta({ id: 'Record' })
export type SubjectRecord = z.output<typeof record>

const visit = z
  .object({
    id: z.uuid(),
    subject: z.uuid(),
    subjectKind: z.enum(['person', 'employer']),
    subjectName: z.string(),
    outletId: z.string(),
    identifiedBy: z.enum(['card', 'document', 'number-and-name']),
    purpose: z.string(),
    startedAt: instant,
    endsAt: instant,
  })
  .meta({ id: 'Visit' })
export type Visit = z.output<typeof visit>

const one = z.strictObject({ subject: z.uuid(), id: z.uuid() })

export const visitsRoutes = routesOf({
  'POST /api/visits': {
    summary: '接待：核对身份，打开来人的记录',
    act: 'visits.open',
    paths: ['counter'],
    body: z.discriminatedUnion('subjectKind', [
      z.strictObject({
        subjectKind: z.literal('person'),
        kind: z.enum(documentKinds),
        number: documentNumber,
        name: z.string().trim().min(1).max(200),
        issuer: z.string().trim().max(100).optional(),
        identifiedBy: z.enum(['card', 'document', 'number-and-name']),
        purpose: z.string().trim().min(1).max(100),
        register: z.boolean().optional().describe('take the person on as an applicant when not known yet'),
      }),
      z.strictObject({
        subjectKind: z.literal('employer'),
        uscc: documentNumber,
        name: z.string().trim().min(1).max(200),
        identifiedBy: z.enum(['card', 'document', 'number-and-name']),
        purpose: z.string().trim().min(1).max(100),
      }),
    ]),
    answer: visit,
    errors: ['visits.unknown', 'visits.name-differs', 'visits.no-outlet'],
  },
  'GET /api/visits/open': {
    summary: '我正在接待的人',
    act: 'visits.open',
    paths: ['counter'],
    answer: z.object({ rows: z.array(visit) }),
    errors: [],
  },
  'POST /api/visits/:subject/:id/end': {
    summary: '结束接待',
    act: 'visits.open',
    paths: ['counter'],
    params: one,
    answer: done,
    errors: ['visits.none'],
    idempotent: false,
  },
})

export const peopleRoutes = routesOf({
  'GET /api/people/:subject': {
    summary: '来人或单位的记录（须在接待中，或经由办件），或本人的',
    act: 'people.read',
    paths: ['counter', 'office', 'person', 'employer'],
    params: z.strictObject({ subject: z.uuid() }),
    query: z.strictObject({ case: z.uuid().optional().describe('office: the case that opens the record') }),
    answer: record,
    errors: ['visits.none', 'people.unknown'],
  },
  'GET /api/people/documents-to-check': {
    summary: '待核的证件',
    act: 'people.confirm-document',
    paths: ['office'],
    answer: z.object({
      rows: z.array(z.object({ subject: z.uuid(), document: identityDocument, since: instant })),
    }),
    errors: [],
  },
  'POST /api/people/:subject/documents/:id/confirmation': {
    summary: '人工核对一个证件号码',
    act: 'people.confirm-document',
    paths: ['office'],
    params: one,
    body: z.strictObject({ note: z.string().trim().min(2).max(200) }),
    answer: done,
    errors: ['people.no-document', 'cases.own-record'],
  },
})

export const visitsErrors = errorsOf('visits', {
  unknown: {
    status: 404,
    text: { 'zh-CN': '没有查到这个号码。请核对号码，或作为新来的人登记。', en: 'This number is not known.' },
  },
  'name-differs': {
    status: 409,
    text: {
      'zh-CN': '号码和姓名对不上，请当面核对证件后再试。',
      en: 'The name does not belong to this number.',
    },
  },
  'no-outlet': {
    status: 403,
    text: { 'zh-CN': '您现在没有在任何网点上岗，不能接待。', en: 'You are not posted at an outlet.' },
  },
  none: {
    status: 403,
    text: {
      'zh-CN': '接待已结束或没有开始，请先核对来人身份。',
      en: 'There is no open visit; identify the person first.',
    },
  },
  'not-shown': {
    status: 403,
    text: {
      'zh-CN':
        '这次接待只对了号码和姓名。手机号、登录方式和本人答复要看过本人的卡或证件才能办：请看证件，重新接待。',
      en: 'This visit rests on a number and a name. Telephones, ways to log in and answers need a card or document that was seen.',
    },
  },
})

export const peopleErrors = errorsOf('people', {
  unknown: { status: 404, text: { 'zh-CN': '没有这个人或单位的记录。', en: 'There is no such record.' } },
  copies: {
    status: 429,
    text: {
      'zh-CN': '一个小时最多做 5 份副本，一次做一份。请过一会儿再做。',
      en: 'At most five copies are made in an hour, one at a time. Please try again later.',
    },
  },
  'copy-too-long': {
    status: 409,
    text: {
      'zh-CN': '您的记录太多，一份副本放不下。请向经办机构申请，或到任一窗口说。',
      en: 'There is too much of you for one copy. Apply to the agency, or say so at any counter.',
    },
  },
  'no-document': {
    status: 404,
    text: { 'zh-CN': '没有这个待核的证件。', en: 'There is no such document to check.' },
  },
})
