import { z } from 'zod'

import { archiveClassCodes, archiveYears } from './archive-classes.ts'
import { archivePartKinds, archiveViews } from './archive-kinds.ts'
import { day } from './days.ts'
import { errorsOf } from './errors.ts'
import { cursor, done, pageOf } from './general.ts'
import { routesOf } from './routes.ts'

const term = z
  .union([z.literal('permanent'), z.int()])
  .describe('保管期限 in years; permanent: never destroyed')
const reason = z.string().trim().min(2).max(200)

const listed = z
  .object({
    subject: z.uuid(),
    case: z.uuid(),
    number: z.string().describe('件号'),
    caseNumber: z.string(),
    itemName: z.string(),
    agencyName: z.string(),
    class: z.enum(archiveClassCodes),
    term,
    closedOn: day,
    dueOn: day.nullable().describe('the first day after its term; null: kept for ever'),
    version: z.int(),
    checkedOn: day.nullable(),
    faults: z.int(),
    held: z.boolean().describe('暂停销毁'),
    lentUntil: day.nullable().describe('借出: to be back by'),
    destroyedOn: day.nullable(),
  })
  .meta({ id: 'Archive', description: '一件档案' })
export type Archive = z.output<typeof listed>

const part = z.object({
  kind: z.enum(archivePartKinds),
  name: z.string().describe('number of a paper, type of a file, way of a delivery: nothing personal'),
  hash: z.string().describe('SHA-256 in hexadecimal; of answers and words a keyed fingerprint'),
  fault: z.enum(['missing', 'changed']).nullable().describe('what the last check found'),
})
export type ArchivePart = z.output<typeof part>

const loan = z.object({
  id: z.uuid(),
  to: z.string(),
  reason: z.string(),
  lentOn: day,
  until: day,
  lentByName: z.string(),
  returnedOn: day.nullable(),
})

const hold = z.object({
  id: z.uuid(),
  reason: z.string(),
  placedOn: day,
  placedByName: z.string(),
  liftedOn: day.nullable(),
  liftedFor: z.string().nullable(),
})

const detail = listed
  .extend({
    subjectName: z.string(),
    listHash: z.string().describe('SHA-256 over the list of its parts'),
    packedOn: day,
    parts: z.array(part),
    versions: z.array(z.object({ version: z.int(), packedOn: day, listHash: z.string() })),
    loans: z.array(loan),
    holds: z.array(hold),
    lengthenings: z.array(z.object({ term, reason: z.string(), on: day, byName: z.string() })),
    openMatters: z.int().describe('reviews, corrections and follow-ups that are still open about the case'),
  })
  .meta({ id: 'ArchiveDetail' })
export type ArchiveDetail = z.output<typeof detail>

const states = ['asked', 'approved', 'supervised', 'refused', 'carried-out'] as const
const destruction = z
  .object({
    id: z.uuid(),
    agencyName: z.string(),
    opinion: z.string().describe('鉴定意见'),
    state: z.enum(states),
    packages: z.int(),
    askedByName: z.string(),
    askedOn: day,
    decidedByName: z.string().nullable(),
    decidedOn: day.nullable(),
    filedAs: z
      .string()
      .nullable()
      .describe(
        '备案: as what it was reported to the labour department of the same level, before it was approved',
      ),
    refusedFor: z.string().nullable(),
    supervisorNames: z.array(z.string()).describe('监销: two, in the order in which they signed'),
    carriedOutOn: day.nullable(),
    own: z.boolean().describe('the reader asked for it or decided on it: another one goes on'),
  })
  .meta({ id: 'ArchiveDestruction', description: '销毁清册' })
export type ArchiveDestruction = z.output<typeof destruction>

const entry = z.object({
  subject: z.uuid(),
  case: z.uuid(),
  number: z.string(),
  caseNumber: z.string(),
  class: z.enum(archiveClassCodes),
  term,
  closedOn: day,
  dueOn: day.nullable(),
  listHash: z.string(),
  outcome: z
    .enum(['waits', 'destroyed', 'kept'])
    .describe('kept: by the day on which it was carried out it was held, lent or had something open'),
})
export type DestructionEntry = z.output<typeof entry>

const ofPackage = z.strictObject({ subject: z.uuid(), case: z.uuid() })
const ofRow = ofPackage.extend({ id: z.uuid() })
const one = z.strictObject({ id: z.uuid() })

export const archivesRoutes = routesOf({
  'GET /api/archives': {
    summary: '档案：本机构和下级机构归档的办件',
    act: 'archives.read',
    paths: ['oversight'],
    query: z.strictObject({
      view: z.enum(archiveViews).default('all'),
      class: z.enum(archiveClassCodes).optional(),
      year: z
        .string()
        .regex(/^\d{4}$/)
        .optional()
        .describe('the year in which it was closed'),
      number: z.string().trim().max(60).optional().describe('件号 or the number of the case'),
      after: cursor.optional(),
    }),
    answer: pageOf(listed),
    errors: [],
  },
  'GET /api/archives/:subject/:case': {
    summary: '一件档案：目录、校验、借阅、暂停销毁',
    act: 'archives.read',
    paths: ['oversight'],
    params: ofPackage,
    answer: detail,
    errors: ['archives.none'],
  },
  'GET /api/archives/:subject/:case/export': {
    summary: '导出一件档案：目录、办件记录、文书、材料和校验值，一个压缩包',
    act: 'archives.keep',
    paths: ['oversight'],
    params: ofPackage,
    content: 'file',
    answer: z.undefined(),
    errors: ['archives.none', 'archives.destroyed'],
  },
  'POST /api/archives/:subject/:case/check': {
    summary: '校验一件档案：逐项重读内容，和目录里的校验值比',
    act: 'archives.keep',
    paths: ['oversight'],
    params: ofPackage,
    body: z.strictObject({}),
    answer: z.object({ faults: z.int() }),
    errors: ['archives.none', 'archives.destroyed'],
  },
  'POST /api/archives/:subject/:case/loans': {
    summary: '借出登记：借给谁、为什么、哪天还',
    act: 'archives.keep',
    paths: ['oversight'],
    params: ofPackage,
    body: z.strictObject({ to: z.string().trim().min(2).max(100), reason, until: day }),
    answer: done,
    errors: ['archives.none', 'archives.destroyed', 'archives.lent', 'archives.until'],
  },
  'POST /api/archives/:subject/:case/loans/:id/return': {
    summary: '归还登记',
    act: 'archives.keep',
    paths: ['oversight'],
    params: ofRow,
    body: z.strictObject({}),
    answer: done,
    errors: ['archives.none', 'archives.no-loan'],
  },
  'POST /api/archives/:subject/:case/holds': {
    summary: '暂停销毁：写明缘由，到期也不销毁',
    act: 'archives.keep',
    paths: ['oversight'],
    params: ofPackage,
    body: z.strictObject({ reason }),
    answer: done,
    errors: ['archives.none', 'archives.destroyed', 'archives.held'],
  },
  'POST /api/archives/:subject/:case/holds/:id/lifting': {
    summary: '解除暂停销毁',
    act: 'archives.keep',
    paths: ['oversight'],
    params: ofRow,
    body: z.strictObject({ reason }),
    answer: done,
    errors: ['archives.none', 'archives.no-hold'],
  },
  'POST /api/archives/:subject/:case/lengthening': {
    summary: '延长保管期限：鉴定后还要保存的，写明缘由',
    act: 'archives.keep',
    paths: ['oversight'],
    params: ofPackage,
    body: z.strictObject({ term: z.union([z.literal('permanent'), z.literal(archiveYears)]), reason }),
    answer: done,
    errors: ['archives.none', 'archives.destroyed', 'archives.not-longer'],
  },
  'GET /api/destructions': {
    summary: '销毁清册：等批准的在前',
    act: 'archives.read',
    paths: ['oversight'],
    answer: z.object({ rows: z.array(destruction), due: z.int().describe('packages whose term is over') }),
    errors: [],
  },
  'GET /api/destructions/:id': {
    summary: '一份销毁清册的档案',
    act: 'archives.read',
    paths: ['oversight'],
    params: one,
    answer: destruction.extend({ rows: z.array(entry) }),
    errors: ['archives.no-destruction'],
  },
  'POST /api/destructions': {
    summary: '提出销毁：到期、没有暂停、没有借出、没有未结事项的档案编成清册，写明鉴定意见',
    act: 'archives.keep',
    paths: ['oversight'],
    body: z.strictObject({ opinion: z.string().trim().min(5).max(500) }),
    answer: z.object({ id: z.uuid(), packages: z.int() }),
    errors: ['archives.nothing-due', 'archives.asked'],
  },
  'POST /api/destructions/:id/decision': {
    summary: '批准或不批准一份销毁清册：由机构负责人，不能是提出的人',
    act: 'archives.approve',
    paths: ['oversight'],
    params: one,
    body: z.discriminatedUnion('approve', [
      z.strictObject({ approve: z.literal(true), filedAs: z.string().trim().min(2).max(100) }),
      z.strictObject({ approve: z.literal(false), reason }),
    ]),
    answer: done,
    errors: ['archives.no-destruction', 'archives.same-person', 'general.login-too-old'],
  },
  'POST /api/destructions/:id/execution': {
    summary: '监销：批准以后两个人先后签，第二个人签时销毁；还有暂停、借出或未结事项的留下',
    act: 'archives.supervise',
    paths: ['oversight'],
    params: one,
    body: z.strictObject({}),
    answer: z.object({
      carriedOut: z.boolean().describe('false: the first of two has signed, another one is awaited'),
      destroyed: z.int(),
      kept: z.int(),
    }),
    errors: ['archives.no-destruction', 'archives.same-person', 'general.login-too-old'],
  },
})

export const archivesErrors = errorsOf('archives', {
  none: {
    status: 404,
    text: { 'zh-CN': '没有这件档案，或它不在您的机构。', en: 'There is no such file at your agency.' },
  },
  destroyed: {
    status: 409,
    text: {
      'zh-CN': '这件档案到期后已经按清册销毁，只留下登记。',
      en: 'This file was destroyed after its term; only its entry is left.',
    },
  },
  lent: {
    status: 409,
    text: { 'zh-CN': '这件档案已经借出，还没有归还。', en: 'This file is lent and not back yet.' },
  },
  until: {
    status: 422,
    text: {
      'zh-CN': '归还日要在今天以后、半年以内。',
      en: 'It has to be back after today and within half a year.',
    },
  },
  'no-loan': {
    status: 404,
    text: { 'zh-CN': '没有这次借出，或者已经归还。', en: 'There is no such loan, or it is back.' },
  },
  held: {
    status: 409,
    text: { 'zh-CN': '这件档案已经暂停销毁。', en: 'The destruction of this file is on hold already.' },
  },
  'no-hold': {
    status: 404,
    text: { 'zh-CN': '没有这个暂停，或者已经解除。', en: 'There is no such hold, or it was lifted.' },
  },
  'not-longer': {
    status: 409,
    text: {
      'zh-CN': '新的保管期限要比现在的长。',
      en: 'The new term has to be longer than the present one.',
    },
  },
  'nothing-due': {
    status: 409,
    text: { 'zh-CN': '没有到期可以销毁的档案。', en: 'Nothing is due to be destroyed.' },
  },
  asked: {
    status: 409,
    text: {
      'zh-CN': '有一份清册还没有办完，先办完它。',
      en: 'A list waits already; see to it first.',
    },
  },
  'no-destruction': {
    status: 404,
    text: {
      'zh-CN': '没有这份清册，或者已经办过了。',
      en: 'There is no such list, or it has been dealt with.',
    },
  },
  'same-person': {
    status: 409,
    text: {
      'zh-CN': '提出、批准、两个人监销，要由四个人来做。',
      en: 'Asking, approving, and the two who supervise are four people.',
    },
  },
})
