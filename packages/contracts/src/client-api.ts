import { z } from 'zod'

import { caseView, outcomes, stages } from './cases.ts'
import { day, instant } from './days.ts'
import { declaration, settlement } from './declaration.ts'
import { routesOf } from './routes.ts'

/** 外部编号: what the system that hands in calls the case itself (D-53); no value of the person belongs here. */
export const clientReference = z
  .strictObject({
    number: z
      .string()
      .regex(/^[\w.\-/]{1,60}$/)
      .describe('your own number of the matter'),
    branch: z
      .string()
      .regex(/^[\w.-]{1,40}$/)
      .optional()
      .describe('the branch that took it in'),
    teller: z
      .string()
      .regex(/^[\w.-]{1,40}$/)
      .optional()
      .describe('who took it in, by your own number of him'),
    receipt: z
      .string()
      .regex(/^[\w.\-/]{1,60}$/)
      .optional()
      .describe('the number of the receipt that you gave'),
  })
  .meta({
    id: 'ClientReference',
    description: 'what you call the case yourself; comes back with every answer and notice',
    examples: [{ number: 'HB-2026-000123', branch: '0371-08', teller: 'T5120' }],
  })
export type ClientReference = z.output<typeof clientReference>

const held = z
  .object({
    reason: z.enum(['correction', 'core', 'procedure', 'forwarded', 'bundle', 'department']),
    until: day.nullable(),
    missing: z.array(z.object({ key: z.string(), name: z.string(), why: z.string() })),
  })
  .meta({ id: 'ClientHold', description: 'what a case waits for; `correction` waits for the applicant' })

const clientPaper = z
  .object({
    id: z.uuid(),
    kind: z.string(),
    number: z.string(),
    title: z.string(),
    madeOn: day,
    unfavourable: z.boolean().describe('it can be objected to, and must reach the applicant'),
  })
  .meta({ id: 'ClientPaper' })

const clientCase = caseView
  .pick({
    subject: true,
    id: true,
    number: true,
    item: true,
    itemName: true,
    itemVersion: true,
    stage: true,
    outcome: true,
    reading: true,
    agencyName: true,
    submittedOn: true,
    acceptedOn: true,
    closedOn: true,
    dueOn: true,
    dueSaid: true,
  })
  .extend({ hold: held.nullable(), reference: clientReference })
  .meta({ id: 'ClientCase', description: 'a case that you handed in' })
export type ClientCase = z.output<typeof clientCase>

const clientCaseDetail = clientCase
  .extend({ papers: z.array(clientPaper).describe('the newest first') })
  .meta({ id: 'ClientCaseDetail' })

const clientMandate = z
  .object({
    subject: z.uuid().describe('names him in the addresses of this interface'),
    kind: z.enum(['person', 'employer']),
    name: z.string(),
    account: z.string().describe('by what you know him, as he has said himself'),
    from: day,
    to: day,
  })
  .meta({ id: 'ClientMandate', description: 'somebody who lets you act for him' })

const ofSubject = z.strictObject({ subject: z.uuid() })
const ofCase = z.strictObject({ subject: z.uuid(), id: z.uuid() })

/** What a client is told of a case: at each change of where it stands. */
export const clientNotice = z
  .object({
    id: z.uuid().describe('the same at each attempt: what you have taken already, answer with 200'),
    type: z.literal('case.changed'),
    at: instant,
    subject: z.uuid(),
    case: z.uuid(),
    number: z.string(),
    reference: clientReference,
    seq: z.int().describe('the place in the log of the case: of two notices the higher is the newer'),
    stage: z.enum(stages),
    outcome: z.enum(outcomes).nullable(),
    waitsFor: held.shape.reason.nullable().describe('`correction`: for the applicant'),
  })
  .meta({
    id: 'ClientNotice',
    description: 'ids, numbers and codes only: what a case says is read by `GET /api/client/cases/…`',
    examples: [
      {
        id: '01a0c0de-0000-7000-8000-000000000001',
        type: 'case.changed',
        at: '2026-12-01T01:30:00.000Z',
        subject: '01a0c0de-0000-7000-8000-000000000002',
        case: '01a0c0de-0000-7000-8000-000000000003',
        number: '4102052600000123',
        reference: { number: 'HB-2026-000123' },
        seq: 2,
        stage: 'accepted',
        outcome: null,
        waitsFor: null,
      },
    ],
  })
export type ClientNotice = z.output<typeof clientNotice>

/** 开放接口: what other systems call with a key (D-53); its document is served at `/openapi-client.json`. */
export const clientApiRoutes = routesOf({
  'GET /api/client/mandates': {
    summary: '谁授权了本系统替他办事',
    act: 'clients.own',
    paths: ['client'],
    answer: z.object({ rows: z.array(clientMandate) }),
    errors: [],
  },
  'GET /api/client/items': {
    summary: '本系统的密钥可以提交的事项',
    act: 'clients.own',
    paths: ['client'],
    answer: z.object({
      rows: z.array(
        z
          .object({
            code: z.string(),
            version: z.int(),
            name: z.string(),
            applicants: z.array(z.enum(['person', 'employer'])),
          })
          .meta({ id: 'ClientItem' }),
      ),
    }),
    errors: [],
  },
  'GET /api/client/items/:code': {
    summary: '一个事项的声明：要填什么、要什么材料、多久办好',
    act: 'clients.own',
    paths: ['client'],
    params: z.strictObject({ code: z.string().max(100) }),
    answer: z.object({ code: z.string(), version: z.int(), declaration }),
    errors: ['catalogue.no-item'],
  },
  'POST /api/client/files/:subject': {
    summary: '上传一张材料（先暂存，提交办件时用它的编号；一天内没有用上的会清除）',
    act: 'materials.stage',
    paths: ['client'],
    params: ofSubject,
    answer: z.object({ id: z.uuid(), type: z.string(), bytes: z.int() }).meta({ id: 'ClientFile' }),
    errors: [
      'clients.no-mandate',
      'materials.kind',
      'materials.empty',
      'materials.heic',
      'materials.infected',
      'materials.enough',
    ],
    idempotent: false,
    content: 'multipart',
  },
  'POST /api/client/cases/:subject': {
    summary: '提交一个办件：替授权给本系统的人或单位',
    act: 'cases.hand-in',
    paths: ['client'],
    params: ofSubject,
    body: z.strictObject({
      item: z.string().max(100),
      itemVersion: z.int().positive(),
      form: z.record(z.string(), z.unknown()),
      materials: z.array(settlement).max(60),
      reference: clientReference,
      codes: z
        .record(z.string().max(61), z.string().regex(/^\d{6}$/))
        .optional()
        .describe('the code that came to each telephone that must be proved, by field'),
    }),
    answer: clientCase,
    errors: [
      'clients.no-mandate',
      'clients.not-in-scope',
      'clients.enough',
      'catalogue.no-item',
      'cases.code-needed',
      'accounts.code',
      'login.locked',
      'cases.not-online',
      'cases.form',
      'cases.new-version',
      'cases.wrong-applicant',
      'cases.already-open',
      'cases.no-port',
      'cases.merged-away',
      'cases.effect',
      'materials.claimed',
    ],
  },
  'GET /api/client/cases/:subject/:id': {
    summary: '本系统提交的一个办件：办到哪里、缺什么、有哪些文书',
    act: 'cases.read',
    paths: ['client'],
    params: ofCase,
    answer: clientCaseDetail,
    errors: ['clients.no-mandate', 'cases.not-found'],
  },
  'GET /api/client/papers/:subject/:id': {
    summary: '本系统提交的办件的一份文书（PDF）',
    act: 'papers.read',
    paths: ['client'],
    params: ofCase,
    answer: z.undefined(),
    errors: ['clients.no-mandate', 'papers.unknown'],
    content: 'file',
  },
})
