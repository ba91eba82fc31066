import { z } from 'zod'

import { caseDetail, caseView } from './cases.ts'
import { day } from './days.ts'
import { done, pageOf } from './general.ts'
import { routesOf } from './routes.ts'

const one = z.strictObject({ subject: z.uuid(), id: z.uuid() })
const version = z.int().nonnegative().describe('the version on screen (D-14)')
const reason = z.string().trim().min(2).max(500)
const note = z.string().trim().max(500)
const refusals = ['cases.not-found', 'cases.wrong-stage', 'cases.own-record', 'general.stale'] as const

const copy = z
  .object({
    id: z.uuid(),
    subject: z.uuid(),
    case: z.uuid(),
    number: z.string(),
    itemName: z.string(),
    byName: z.string(),
    note: z.string(),
    sentOn: day,
    isSeen: z.boolean(),
  })
  .meta({ id: 'Copy', description: '抄送: a case that somebody may read and has no task about' })
export type CopyRow = z.output<typeof copy>

/** What colleagues ask of each other about a case: to sign, and to work on a task for a while. */
export const officeVerbRoutes = routesOf({
  'GET /api/cases/:subject/:id/colleagues': {
    summary: '这件的待办可以转给哪些同事',
    act: 'cases.hand-over',
    paths: ['office'],
    params: one,
    answer: z.object({
      rows: z.array(
        z.object({
          id: z.uuid(),
          name: z.string(),
          awayTo: day.nullable().describe('the last day on which he is away'),
          standInName: z.string().nullable().describe('who gets it instead, while he is away'),
          inTeam: z.boolean().describe('he is of the team that has the task'),
        }),
      ),
    }),
    errors: ['cases.not-found'],
  },
  'POST /api/cases/:subject/:id/handing-over': {
    summary: '转办：把待办交给本机构的一位同事，写明理由',
    act: 'cases.hand-over',
    paths: ['office'],
    params: one,
    body: z.strictObject({ version, to: z.uuid(), reason }),
    answer: caseView,
    errors: [...refusals, 'cases.no-colleague', 'cases.away'],
  },
  'POST /api/cases/:subject/:id/giving': {
    summary: '分给组员：组长把本组的待办交给一位组员',
    act: 'cases.hand-over',
    paths: ['office'],
    params: one,
    body: z.strictObject({ to: z.uuid() }),
    answer: caseView,
    errors: [
      'cases.not-found',
      'cases.wrong-stage',
      'cases.own-record',
      'cases.not-head',
      'cases.no-colleague',
      'cases.away',
    ],
  },
  'POST /api/cases/:subject/:id/urging': {
    summary: '催办：本人、来人或管理的人，各一天一次',
    act: 'cases.urge',
    paths: ['counter', 'oversight', 'person'],
    params: one,
    answer: done,
    errors: [
      'cases.not-found',
      'visits.none',
      'cases.own-record',
      'cases.urged-today',
      'cases.nothing-to-urge',
    ],
  },
  'GET /api/cases/:subject/:id/signers': {
    summary: '这件可以请哪些同事会签：没有办过这件的',
    act: 'cases.decide',
    paths: ['office'],
    params: one,
    answer: z.object({ rows: z.array(z.object({ id: z.uuid(), name: z.string() })) }),
    errors: ['cases.not-found'],
  },
  'POST /api/cases/:subject/:id/signers': {
    summary: '加签：决定以前请同事会签（都要同意）或或签（一人同意即可）',
    act: 'cases.decide',
    paths: ['office'],
    params: one,
    body: z.strictObject({
      version,
      mode: z.enum(['all', 'any']).describe('all: 会签; any: 或签'),
      signers: z
        .array(z.strictObject({ staff: z.uuid(), until: day }))
        .min(1)
        .max(10),
      note,
    }),
    answer: caseView,
    errors: [
      ...refusals,
      'cases.four-eyes',
      'cases.signers-open',
      'cases.no-colleague',
      'cases.away',
      'cases.until',
    ],
  },
  'POST /api/cases/:subject/:id/signing': {
    summary: '签署意见：同意，或写明为什么不同意',
    act: 'cases.sign',
    paths: ['office'],
    params: one,
    body: z.strictObject({ agrees: z.boolean(), note }),
    answer: caseView,
    errors: [...refusals, 'cases.not-asked-to-sign', 'cases.reason', 'general.login-too-old'],
  },
  'POST /api/cases/:subject/:id/signing-end': {
    summary: '不再等还没有签的人',
    act: 'cases.decide',
    paths: ['office'],
    params: one,
    body: z.strictObject({ version, reason }),
    answer: caseView,
    errors: [...refusals, 'cases.four-eyes', 'cases.not-asked-to-sign'],
  },
  'POST /api/cases/:subject/:id/delegation': {
    summary: '委派：请一位同事先办这一步，办完交回来',
    act: 'cases.hand-over',
    paths: ['office'],
    params: one,
    body: z.strictObject({ version, to: z.uuid(), note: reason }),
    answer: caseView,
    errors: [...refusals, 'cases.no-colleague', 'cases.away', 'cases.delegated'],
  },
  'POST /api/cases/:subject/:id/delegation-return': {
    summary: '交回：写明看到了什么，待办回到委派的人手里',
    act: 'cases.hand-over',
    paths: ['office'],
    params: one,
    body: z.strictObject({ version, note: reason }),
    answer: caseView,
    errors: [...refusals, 'cases.not-delegated'],
  },
  'POST /api/cases/:subject/:id/questioning': {
    summary: '提请更正：办结以后发现不对，写明原因，另立一件更正，由没有经手的另一位决定',
    act: 'cases.review',
    paths: ['office'],
    params: one,
    body: z.strictObject({ version, note: reason }),
    answer: caseView,
    errors: [...refusals, 'cases.questioned', 'cases.remote', 'cases.effect'],
  },
  'POST /api/cases/:subject/:id/correction-request': {
    summary: '申请更正：本人、单位或来人说办结的件哪里不对，正确的是什么；不写正确的，就是申请撤销',
    act: 'cases.hand-in',
    paths: ['counter', 'person', 'employer'],
    params: one,
    body: z.strictObject({ version, note: reason, form: z.record(z.string(), z.unknown()).optional() }),
    answer: caseView,
    errors: [
      ...refusals,
      'visits.none',
      'cases.questioned',
      'cases.remote',
      'cases.form',
      'cases.code-needed',
      'cases.not-granted',
      'cases.out-of-reach',
      'cases.effect',
      'general.never-by-mandate',
      'general.mandate-over',
    ],
  },
  'POST /api/cases/:subject/:id/decision-review': {
    summary: '申请复查：本人、单位或来人请机构再看一次不予受理或不予批准的决定，由没有经手的人决定',
    act: 'cases.hand-in',
    paths: ['counter', 'person', 'employer'],
    params: one,
    body: z.strictObject({ version, note: reason }),
    answer: caseView,
    errors: [
      ...refusals,
      'visits.none',
      'cases.questioned',
      'cases.reviewed',
      'cases.review-late',
      'cases.not-granted',
      'cases.out-of-reach',
      'general.never-by-mandate',
      'general.mandate-over',
    ],
  },
  'POST /api/cases/:subject/:id/extension': {
    summary: '延期：负责人在到期以前批准一次，写明原因，出延期告知书',
    act: 'cases.extend',
    paths: ['oversight'],
    params: one,
    body: z.strictObject({ version, reason }),
    answer: caseView,
    errors: [...refusals, 'cases.no-extension', 'cases.extended', 'cases.overdue', 'general.login-too-old'],
  },
  'GET /api/cases/:subject/:id/readers': {
    summary: '这件可以抄送给哪些同事',
    act: 'cases.hand-over',
    paths: ['office'],
    params: one,
    answer: z.object({
      rows: z.array(z.object({ id: z.uuid(), name: z.string(), agencyName: z.string() })),
    }),
    errors: ['cases.not-found'],
  },
  'POST /api/cases/:subject/:id/copies': {
    summary: '抄送：请同事看这一件，不给待办；办结三十天后不再能看',
    act: 'cases.hand-over',
    paths: ['office'],
    params: one,
    body: z.strictObject({ version, to: z.array(z.uuid()).min(1).max(20), note: reason }),
    answer: caseView,
    errors: [...refusals, 'cases.no-colleague'],
  },
  'GET /api/copies': {
    summary: '抄送我的件，最近的在前',
    act: 'cases.inbox',
    paths: ['office'],
    query: z.strictObject({ after: z.uuid().optional() }),
    answer: pageOf(copy).extend({ unseen: z.int() }),
    errors: [],
  },
  'GET /api/copies/:subject/:id': {
    summary: '看抄送我的一件；查看留痕',
    act: 'cases.inbox',
    paths: ['office'],
    params: one,
    answer: caseDetail,
    errors: ['cases.not-found'],
  },
})
