import { z } from 'zod'

import { personalMandates } from './access.ts'
import { beforeHandIn, checked, openAlike, reviewStanding } from './checks.ts'
import { confirmationOfRow } from './confirmations.ts'
import { day, instant } from './days.ts'
import { settlement } from './declaration.ts'
import { cursor, done, pageOf } from './general.ts'
import { hold } from './hold.ts'
import { documentKinds, documentNumber } from './people.ts'
import { routesOf } from './routes.ts'
import { namesRule } from './rule-of-law.ts'
import { otherWays } from './sending.ts'
import { signature, signatureView } from './signature.ts'
import { narrowing, taskRow } from './tasks.ts'
import { toldOther } from './told-others.ts'

export const stages = ['submitted', 'accepted', 'review', 'closed'] as const
export const outcomes = ['completed', 'not-accepted', 'refused', 'lapsed', 'withdrawn', 'reversed'] as const
export type Stage = (typeof stages)[number]
export type Outcome = (typeof outcomes)[number]

export type Hold = z.output<typeof hold>

const followUpKinds = [
  'recheck',
  'after-check',
  'debt',
  'remedy',
  'delivery',
  'lookalike',
  'objection',
  'other-record',
  'trust',
] as const
const followUp = z
  .object({
    id: z.uuid(),
    kind: z.enum(followUpKinds),
    material: z.string().nullable(),
    dueOn: day,
    state: z.enum(['waiting', 'due', 'done', 'dropped']),
    outcome: z.enum(['in-order', 'not-in-order', 'settled', 'corrected', 'reversed', 'delivered']).nullable(),
  })
  .meta({
    id: 'FollowUp',
    description: 'what is still to be done about a case, also after it was decided (D-10, D-40)',
  })
export type FollowUpView = z.output<typeof followUp>

const event = z
  .object({
    seq: z.int(),
    kind: z.string(),
    at: instant,
    day,
    actorName: z.string(),
    agencyName: z.string().nullable(),
    outletName: z.string().nullable(),
    verdict: z.enum(['yes', 'no']).nullable().describe('of an opinion or a decision'),
    completes: z.boolean().describe('the case was completed with it'),
    note: z.string().nullable(),
    files: z.array(z.uuid()).describe('of the reply of a body'),
    toName: z.string().nullable().describe('who has the task now'),
    forName: z.string().nullable().describe('for whom he stands in, or who had it and is away'),
    about: z.string().nullable().describe('更正: the number of the other case'),
    law: z
      .string()
      .nullable()
      .describe(
        'the hash of the law under which it was decided, as `GET /api/law/:hash` takes it; null: nothing was',
      ),
  })
  .meta({ id: 'CaseEvent' })

/** 代办人: who hands in for somebody else (D-47). */
export const agent = z
  .strictObject({
    name: z.string().trim().min(1).max(200),
    kind: z.enum(documentKinds),
    number: documentNumber,
    telephone: z.string().regex(/^(?:\+\d{5,15}|1[3-9]\d{9}|0\d{2,3}-?\d{7,8})$/),
    relation: z.enum(['family', 'guardian', 'proxy', 'employer-clerk', 'other']),
    mandate: z.array(z.uuid()).min(1).max(5).describe('photographs of the mandate'),
  })
  .meta({ id: 'Agent' })
export type Agent = z.output<typeof agent>

export const caseView = z
  .object({
    subject: z.uuid(),
    id: z.uuid(),
    number: z.string(),
    version: z.int(),
    item: z.string(),
    itemName: z.string(),
    itemVersion: z.int(),
    subjectKind: z.enum(['person', 'employer']),
    subjectName: z.string(),
    agencyId: z.string(),
    agencyName: z.string(),
    outletId: z.string().nullable(),
    outletName: z.string().nullable(),
    stage: z.enum(stages),
    step: z.string().nullable(),
    stepName: z.string().nullable(),
    hold: hold.nullable(),
    outcome: z.enum(outcomes).nullable(),
    reading: z.string().describe('where it stands, in a sentence'),
    submittedOn: day,
    acceptedOn: day.nullable(),
    closedOn: day.nullable(),
    dueOn: day.nullable(),
    dueSaid: z.string().nullable().describe('working days and source of the limit, in words'),
    provisional: z.boolean().describe('the calendar of a year touched is not published yet'),
    department: z
      .object({ name: z.string(), contact: z.string() })
      .nullable()
      .describe('外部门事项: whose it is, and how to reach them'),
    awayFromHome: z.boolean(),
    corrects: z
      .object({
        case: z.uuid(),
        number: z.string(),
        isReview: z.boolean().describe('复查: it looks at a decision that said no again'),
      })
      .nullable()
      .describe('更正, 复查: the closed case of the same subject that it corrects or reviews'),
    actedBy: z
      .object({ name: z.string(), kind: z.enum(personalMandates) })
      .nullable()
      .describe('who handed it in for the person by a mandate'),
  })
  .meta({ id: 'Case' })
export type CaseView = z.output<typeof caseView>

export const caseDetail = caseView
  .extend({
    form: z.record(z.string(), z.unknown()),
    materials: z.array(settlement),
    agent: agent
      .omit({ number: true })
      .extend({ number: z.string().describe('masked') })
      .nullable(),
    signature: signatureView.nullable(),
    events: z.array(event),
    differences: z.array(
      z.object({ field: z.string(), label: z.string(), before: z.string(), after: z.string() }),
    ),
    checks: z.array(checked),
    followUps: z.array(followUp),
    confirmations: z.array(confirmationOfRow).describe('what those say whom the case names'),
    others: z
      .array(toldOther)
      .nullable()
      .describe(
        '另一方: how it stands with those whose records it reads; null: told to the office only, or not looked for yet',
      ),
    grantableFrom: day
      .nullable()
      .describe(
        '另一方: the first day on which it may be granted; null: nothing is waited for, or nobody knows yet',
      ),
    signing: z
      .object({
        mode: z.enum(['all', 'any']),
        byName: z.string(),
        result: z.enum(['agreed', 'refused', 'ended']).nullable().describe('null: somebody is waited for'),
        signers: z.array(
          z.object({
            name: z.string(),
            standsForName: z.string().nullable(),
            until: day,
            state: z.enum(['asked', 'agreed', 'refused', 'dropped']),
          }),
        ),
      })
      .nullable()
      .describe('加签; told to nobody outside of the house'),
    correctedBy: z
      .array(
        z.object({
          case: z.uuid(),
          number: z.string(),
          stage: z.enum(stages),
          outcome: z.enum(outcomes).nullable(),
          submittedOn: day,
          isReview: z.boolean(),
        }),
      )
      .describe('更正, 复查: the cases that correct this one, the newest first'),
    review: reviewStanding
      .nullable()
      .describe('复查: of a case that said no; null: there is nothing to review'),
    alike: z.array(openAlike).describe('重复申请: other open cases that are the same application'),
    distrustUntil: day
      .nullable()
      .describe('its commitment was false: until when no other one is taken of the applicant'),
    urged: z.object({ times: z.int(), lastOn: day.nullable() }).describe('at its present step'),
    team: z
      .object({ name: z.string(), agencyName: z.string(), telephone: z.string() })
      .nullable()
      .describe(
        '组: the team that has it now, by its name and the telephone of its agency; no names of staff',
      ),
    can: z.array(z.string()).describe('acts that this reader may do now'),
    task: z
      .object({
        id: z.uuid(),
        kind: z.string(),
        claimedBy: z.uuid().nullable(),
        claimedByName: z.string().nullable(),
        standsForName: z.string().nullable(),
        delegatedByName: z.string().nullable().describe('委派: to whom it goes back'),
      })
      .nullable(),
  })
  .meta({ id: 'CaseDetail' })
export type CaseDetail = z.output<typeof caseDetail>

const counterfoil = z
  .object({
    number: z.string(),
    itemName: z.string(),
    stage: z.enum(stages),
    outcome: z.enum(outcomes).nullable(),
    agencyName: z.string(),
    submittedOn: day,
    dueOn: day.nullable(),
    waiting: z.boolean().describe('for the applicant to bring what is missing'),
  })
  .meta({ id: 'Counterfoil' })

const toAuthorise = z
  .object({
    subject: z.uuid(),
    case: z.uuid(),
    number: z.string(),
    itemName: z.string(),
    acceptedByName: z.string(),
    submittedOn: day,
  })
  .meta({ id: 'ToAuthorise' })

const one = z.strictObject({ subject: z.uuid(), id: z.uuid() })
const version = z.int().nonnegative().describe('the version on screen (D-14)')
const reason = z.string().trim().min(2).max(500)
const rule = z
  .string()
  .trim()
  .max(200)
  .refine(namesRule)
  .optional()
  .describe('by which rule it is refused: where the item names none, whoever refuses does')
const handedIn = { form: z.record(z.string(), z.unknown()), materials: z.array(settlement).max(60) }
const note = z.string().trim().max(500)
const caseRefusals = ['cases.not-found', 'cases.wrong-stage', 'cases.own-record', 'general.stale'] as const
const counterRefusals = [...caseRefusals, 'visits.none', 'cases.not-granted', 'cases.out-of-reach'] as const
const codeRefusals = ['cases.code-needed', 'visits.not-shown', 'accounts.code', 'login.locked'] as const
const objectionRefusals = ['cases.confirmation-open', 'cases.objection', 'cases.objections-open'] as const
const otherRefusals = ['cases.others-untold', 'cases.others-until', 'cases.other-objects'] as const

export const casesRoutes = routesOf({
  'POST /api/cases': {
    summary: '收件：在任一窗口替任何人提交，或本人网上提交',
    act: 'cases.hand-in',
    paths: ['counter', 'person', 'employer'],
    body: z.strictObject({
      subject: z.uuid(),
      item: z.string().max(100),
      itemVersion: z.int().positive(),
      ...handedIn,
      agent: agent.nullable().optional(),
      signature: signature.optional().describe('at the counter only'),
      codes: z
        .record(z.string().max(61), z.string().regex(/^\d{6}$/))
        .optional()
        .describe('at home: the code that came to each telephone that must be proved, by field'),
    }),
    answer: caseView,
    errors: [
      'visits.none',
      'catalogue.no-item',
      'cases.not-granted',
      'cases.agent-online',
      ...codeRefusals,
      'cases.not-online',
      'cases.effect',
      'cases.not-found',
      'cases.out-of-reach',
      'cases.form',
      'cases.signature',
      'cases.new-version',
      'cases.wrong-applicant',
      'cases.already-open',
      'cases.no-port',
      'cases.merged-away',
      'materials.claimed',
      'cases.own-record',
    ],
  },
  'POST /api/cases/:subject/checks': {
    summary: '交之前先核对：这份表和记录对不对得上；什么也不写',
    act: 'cases.hand-in',
    paths: ['counter', 'person', 'employer'],
    params: z.strictObject({ subject: z.uuid() }),
    body: z.strictObject({ item: z.string().max(100), form: handedIn.form }),
    answer: beforeHandIn,
    errors: ['visits.none', 'cases.not-found', 'catalogue.no-item'],
    idempotent: false,
  },
  'GET /api/cases/:subject/:id': {
    summary: '一个办件',
    act: 'cases.read',
    paths: ['counter', 'office', 'oversight', 'person', 'employer'],
    params: one,
    answer: caseDetail,
    errors: ['cases.not-found'],
  },
  'GET /api/cases/:subject': {
    summary: '来人的全部办件（须在接待中），或本人的',
    act: 'cases.hand-in',
    paths: ['counter', 'person', 'employer'],
    params: z.strictObject({ subject: z.uuid() }),
    query: z.strictObject({ after: cursor }),
    answer: pageOf(caseView).describe('those that have not ended first, and of both the newest first'),
    errors: ['visits.none', 'cases.not-found'],
  },
  'POST /api/cases/:subject/:id/acceptance': {
    summary: '受理；即办件当场办结',
    act: 'cases.accept',
    paths: ['counter', 'office'],
    params: one,
    body: z.strictObject({ version }),
    answer: caseView,
    errors: [...counterRefusals, 'cases.incomplete', 'cases.effect', 'cases.four-eyes'],
  },
  'POST /api/cases/:subject/:id/deficiencies': {
    summary: '一次性告知还差什么',
    act: 'cases.accept',
    paths: ['counter', 'office'],
    params: one,
    body: z.strictObject({ version, until: day }),
    answer: caseView,
    errors: [...counterRefusals, 'cases.nothing-missing', 'cases.until'],
  },
  'POST /api/cases/:subject/:id/correction': {
    summary: '补正',
    act: 'cases.hand-in',
    paths: ['counter', 'person', 'employer'],
    params: one,
    body: z.strictObject({ version, ...handedIn }),
    answer: caseView,
    errors: [
      ...counterRefusals,
      'cases.form',
      'cases.already-open',
      'cases.code-needed',
      'visits.not-shown',
      'materials.claimed',
    ],
  },
  'POST /api/cases/:subject/:id/non-acceptance': {
    summary: '不予受理',
    act: 'cases.accept',
    paths: ['counter', 'office'],
    params: one,
    body: z.strictObject({ version, reason, rule }),
    answer: caseView,
    errors: [...counterRefusals, 'cases.not-yours', 'cases.rule', 'cases.four-eyes', 'cases.review-decided'],
  },
  'POST /api/cases/:subject/:id/opinion': {
    summary: '审核意见',
    act: 'cases.review',
    paths: ['office'],
    params: one,
    body: z.strictObject({ version, favourable: z.boolean(), note: z.string().trim().max(500) }),
    answer: caseView,
    errors: [...caseRefusals, 'cases.four-eyes', 'cases.reason', 'general.login-too-old'],
  },
  'POST /api/cases/:subject/:id/decision': {
    summary: '决定：办结或不予批准',
    act: 'cases.decide',
    paths: ['office'],
    params: one,
    body: z.strictObject({ version, grant: z.boolean(), note: z.string().trim().max(500), rule }),
    answer: caseView,
    errors: [
      ...caseRefusals,
      'cases.four-eyes',
      'cases.reason',
      'cases.rule',
      'cases.effect',
      'cases.body-decides',
      ...objectionRefusals,
      ...otherRefusals,
      'cases.other-busy',
      'general.login-too-old',
    ],
  },
  'POST /api/cases/:subject/:id/sending-back': {
    summary: '退回上一步重新审核',
    act: 'cases.decide',
    paths: ['office'],
    params: one,
    body: z.strictObject({ version, reason }),
    answer: caseView,
    errors: [...caseRefusals],
  },
  'POST /api/cases/:subject/:id/recall': {
    summary: '收回自己的审核意见：下一步的人还没有办',
    act: 'cases.review',
    paths: ['office'],
    params: one,
    body: z.strictObject({ version, reason }),
    answer: caseView,
    errors: [...caseRefusals, 'cases.not-yours-to-recall'],
  },
  'POST /api/cases/:subject/:id/withdrawal': {
    summary: '本人撤回',
    act: 'cases.withdraw',
    paths: ['counter', 'person', 'employer'],
    params: one,
    body: z.strictObject({ version, reason }),
    answer: caseView,
    errors: [...counterRefusals, 'cases.at-department'],
  },
  'POST /api/cases/:subject/:id/routing': {
    summary: '转到应当办理的机构',
    act: 'cases.route',
    paths: ['office'],
    params: one,
    body: z.strictObject({ version, agencyId: z.string().max(40), reason }),
    answer: caseView,
    errors: [...caseRefusals, 'staff.no-agency'],
  },
  'POST /api/cases/:subject/:id/claim': {
    summary: '认领待办：告诉同事有人在看，不锁件；同时办理由版本号把关',
    act: 'cases.inbox',
    paths: ['office'],
    params: one,
    answer: done,
    errors: ['cases.not-found', 'cases.claimed'],
    idempotent: false,
  },
  'POST /api/cases/:subject/:id/release': {
    summary: '放回待办',
    act: 'cases.inbox',
    paths: ['office'],
    params: one,
    answer: done,
    errors: ['cases.not-found'],
    idempotent: false,
  },
  'GET /api/tasks': {
    summary: '待办（先到期的在前）',
    act: 'cases.inbox',
    paths: ['office'],
    query: z.strictObject({
      view: z.enum(['mine', 'team', 'agency', 'late', 'warned']).default('agency'),
      ...narrowing,
      after: cursor,
    }),
    answer: pageOf(taskRow),
    errors: [],
  },
  'GET /api/tasks/counts': {
    summary: '待办数',
    act: 'cases.inbox',
    paths: ['office'],
    query: z.strictObject(narrowing).describe('each number is that of the list that is narrowed alike'),
    answer: z.object({
      mine: z.int(),
      team: z.int().nullable().describe('of the teams of the reader; null: he is in none'),
      agency: z.int(),
      late: z.int(),
      warned: z.int(),
      atMost: z.int(),
    }),
    errors: [],
  },
  'GET /api/counterfoils': {
    summary: '本网点收过的件（存根）',
    act: 'cases.counterfoil',
    paths: ['counter'],
    query: z.strictObject({ after: cursor }),
    answer: pageOf(counterfoil),
    errors: ['visits.no-outlet'],
  },
})

/** What the kinds of case ask for beside their steps (D-40, D-44, D-6). */
export const caseKindRoutes = routesOf({
  'GET /api/authorisations': {
    summary: '本网点等当场授权的件',
    act: 'cases.authorise',
    paths: ['counter'],
    answer: z.object({ rows: z.array(toAuthorise) }),
    errors: ['visits.no-outlet'],
  },
  'GET /api/cases/:subject/:id/authorisation': {
    summary: '等当场授权的一件：只给确认所需，查看留痕',
    act: 'cases.authorise',
    paths: ['counter'],
    params: one,
    answer: caseDetail,
    errors: ['cases.not-found'],
  },
  'POST /api/cases/:subject/:id/authorisation': {
    summary: '当场授权：同一网点的另一位负责人确认，当场决定',
    act: 'cases.authorise',
    paths: ['counter'],
    params: one,
    body: z.strictObject({ version, note }),
    answer: caseView,
    errors: [...caseRefusals, 'cases.four-eyes', 'cases.effect', 'general.login-too-old'],
  },
  'POST /api/cases/:subject/:id/procedure': {
    summary: '开始事项声明的特别程序',
    act: 'cases.review',
    paths: ['office'],
    params: one,
    body: z.strictObject({ version, procedure: z.string().max(61), note }),
    answer: caseView,
    errors: [...caseRefusals, 'cases.no-procedure', 'cases.procedure-over'],
  },
  'POST /api/cases/:subject/:id/procedure-end': {
    summary: '特别程序结束，有结果的记下结果，继续办理',
    act: 'cases.review',
    paths: ['office'],
    params: one,
    body: z.strictObject({
      version,
      note,
      favourable: z
        .boolean()
        .optional()
        .describe('what it found, where the item says that it finds something'),
      files: z.array(z.uuid()).max(20).optional().describe('the report itself'),
    }),
    answer: caseView,
    errors: [...caseRefusals, 'cases.publicity-running', 'cases.findings', 'materials.claimed'],
  },
  'POST /api/cases/:subject/:id/procedure-asking': {
    summary: '等法院等程序：问过了，还没有结果，继续等',
    act: 'cases.review',
    paths: ['office'],
    params: one,
    body: z.strictObject({ version, note: reason }),
    answer: caseView,
    errors: [...caseRefusals],
  },
  'POST /api/cases/:subject/:id/answer': {
    summary: '记下转报机关的答复',
    act: 'cases.review',
    paths: ['office'],
    params: one,
    body: z.strictObject({
      version,
      favourable: z.boolean(),
      note: reason,
      files: z.array(z.uuid()).min(1).max(20).describe('the reply itself'),
    }),
    answer: caseView,
    errors: [...caseRefusals, 'materials.claimed'],
  },
  'POST /api/cases/:subject/:id/verification': {
    summary: '核实以后继续：本人说不对，机构核实过，写明理由继续办；决定由另一人作出',
    act: 'cases.review',
    paths: ['office'],
    params: one,
    body: z.strictObject({
      version,
      row: z.int().nonnegative().describe('its place in the group, from 0'),
      note: reason,
    }),
    answer: caseView,
    errors: [...caseRefusals, 'cases.no-objection', 'general.login-too-old'],
  },
  'POST /api/cases/:subject/:id/other-answer': {
    summary: '另一份登记的本人怎么说：同意，或者不同意；听的人不作决定',
    act: 'cases.review',
    paths: ['office'],
    params: one,
    body: z.strictObject({ version, agrees: z.boolean(), how: z.enum(otherWays), note: reason }),
    answer: caseView,
    errors: [...caseRefusals, 'cases.nobody-told', 'cases.other-answered', 'general.login-too-old'],
  },
  'POST /api/cases/:subject/:id/core-outcome': {
    summary: '登记系统没有办成：再发一次，或退回决定',
    act: 'cases.decide',
    paths: ['office'],
    params: one,
    body: z.strictObject({ version, again: z.boolean(), note: reason }),
    answer: caseView,
    errors: [...caseRefusals, 'cases.core-silent'],
  },
})
