import { z } from 'zod'

import { posts, roles } from './access.ts'
import { day, instant } from './days.ts'
import { errorsOf } from './errors.ts'
import { done } from './general.ts'
import { routesOf } from './routes.ts'

const wanted = {
  staffId: z.uuid(),
  role: z.enum(roles),
  agencyId: z.string().min(1).max(40),
  outletId: z.string().min(1).max(40).nullable(),
  from: day,
  to: day.describe('last day; a grant always ends'),
}

const grant = z
  .object({
    ...wanted,
    id: z.uuid(),
    post: z.enum(posts),
    staffName: z.string(),
    to: day.nullable(),
    endedOn: day.nullable(),
    agencyName: z.string(),
  })
  .meta({ id: 'Grant' })

const grantRequest = z
  .object({
    ...wanted,
    id: z.uuid(),
    post: z.enum(posts),
    staffName: z.string(),
    agencyName: z.string(),
    reason: z.string(),
    state: z.enum(['requested', 'checked', 'approved', 'granted', 'refused']),
    signatures: z.array(z.object({ act: z.string(), staffName: z.string(), at: instant, note: z.string() })),
  })
  .meta({ id: 'GrantRequest' })
export type GrantRequest = z.output<typeof grantRequest>

const one = z.strictObject({ id: z.uuid() })
const verdict = z.strictObject({ agree: z.boolean(), note: z.string().max(200) })
const step = (summary: string, act: 'staff.check-grant' | 'staff.head-grant' | 'staff.apply-grant') =>
  ({
    summary,
    act,
    paths: ['oversight'],
    params: one,
    body: verdict,
    answer: grantRequest,
    errors: [
      'staff.no-request',
      'staff.no-agency',
      'staff.left',
      'staff.wrong-turn',
      'staff.same-person',
      'staff.two-posts',
      'staff.administrators-apart',
    ],
  }) as const

export const staffRoutes = routesOf({
  'GET /api/staff': {
    summary: '工作人员名册：在您管辖的机构持有或持有过授权的人',
    act: 'staff.read',
    paths: ['oversight'],
    answer: z.object({
      rows: z.array(
        z.object({
          id: z.uuid(),
          username: z.string(),
          name: z.string(),
          agencyName: z.string().nullable().describe('where he was taken on; null: not known'),
          signsIn: z.boolean().describe('false: he has not set yet how he signs in'),
          leftOn: day.nullable().describe('his last day'),
          grants: z.array(grant),
        }),
      ),
    }),
    errors: [],
  },
  'POST /api/staff': {
    summary: '登记一位新同事；他还没有任何权限，也还不能登录',
    act: 'staff.keep',
    paths: ['oversight'],
    body: z.strictObject({
      name: z.string().trim().min(2).max(60),
      username: z
        .string()
        .regex(/^[a-z][\da-z._-]{2,39}$/)
        .describe('small letters, digits, dot, hyphen; begins with a letter'),
      agencyId: z.string().min(1).max(40),
    }),
    answer: z.object({ id: z.uuid(), username: z.string(), name: z.string() }),
    errors: ['staff.no-agency', 'staff.username-taken'],
  },
  'POST /api/staff/:id/invitation': {
    summary: '给还没登录过的新同事一个首次登录链接；以前给的作废',
    act: 'staff.keep',
    paths: ['oversight'],
    params: one,
    answer: z.object({ token: z.string().describe('stands in the link and nowhere else'), endsAt: instant }),
    errors: ['staff.no-staff', 'staff.signs-in', 'staff.renewal-above'],
    idempotent: false,
  },
  'POST /api/staff/:id/leaving': {
    summary: '离职：到最后一天为止，全部授权随之结束，以后不能登录',
    act: 'staff.keep',
    paths: ['oversight'],
    params: one,
    body: z.strictObject({ lastDay: day }),
    answer: done,
    errors: ['staff.no-staff', 'staff.dates', 'staff.held-elsewhere', 'staff.last-administrator'],
  },
  'POST /api/staff/identification': {
    summary: '按用户名找一位还不在本机构的工作人员，好为他申请授权',
    act: 'staff.request-grant',
    paths: ['oversight'],
    body: z.strictObject({ username: z.string().trim().min(1).max(100) }),
    answer: z.object({ id: z.uuid(), username: z.string(), name: z.string() }),
    errors: ['staff.no-staff'],
    idempotent: false,
  },
  'GET /api/staff/grant-requests': {
    summary: '授权申请台账',
    act: 'staff.read',
    paths: ['oversight'],
    answer: z.object({ rows: z.array(grantRequest) }),
    errors: [],
  },
  'POST /api/staff/grant-requests': {
    summary: '申请授权',
    act: 'staff.request-grant',
    paths: ['oversight'],
    body: z.strictObject({ ...wanted, reason: z.string().min(2).max(200) }),
    answer: grantRequest,
    errors: [
      'staff.no-staff',
      'staff.no-agency',
      'staff.left',
      'staff.no-outlet',
      'staff.outlet-of-role',
      'staff.two-posts',
      'staff.administrators-apart',
      'staff.dates',
    ],
  },
  'POST /api/staff/grant-requests/:id/check': step('内控核对授权申请', 'staff.check-grant'),
  'POST /api/staff/grant-requests/:id/head': step('负责人审批授权申请', 'staff.head-grant'),
  'POST /api/staff/grant-requests/:id/system': step('系统管理员落实授权', 'staff.apply-grant'),
  'POST /api/staff/grants/:id/end': {
    summary: '收回授权',
    act: 'staff.apply-grant',
    paths: ['oversight'],
    params: one,
    answer: done,
    errors: ['staff.no-grant', 'staff.last-administrator'],
  },
  'POST /api/staff/grants/:id/last-day': {
    summary: '授权提前到某一天为止',
    act: 'staff.apply-grant',
    paths: ['oversight'],
    params: one,
    body: z.strictObject({ lastDay: day }),
    answer: done,
    errors: ['staff.no-grant', 'staff.dates', 'staff.last-administrator'],
  },
  'POST /api/staff/:id/sessions/end': {
    summary: '结束一个工作人员的全部登录',
    act: 'login.end-others',
    paths: ['oversight'],
    params: one,
    answer: done,
    errors: ['staff.no-staff'],
    idempotent: false,
  },
})

export const staffErrors = errorsOf('staff', {
  'kin-unknown': {
    status: 422,
    text: {
      'zh-CN': '没有找到这个证件号码、这个姓名的人。请核对；家人还没有社保记录的，等有了再申报。',
      en: 'Nobody of this name has this number. Please check both; who has no record yet is declared once he has one.',
    },
  },
  'kin-known': {
    status: 409,
    text: { 'zh-CN': '这个人您已经申报过了。', en: 'You have declared this person already.' },
  },
  'kin-none': {
    status: 404,
    text: {
      'zh-CN': '没有这条回避申报，或者已经结束。',
      en: 'There is no such declaration, or it has ended.',
    },
  },
  'kin-end-asked': {
    status: 409,
    text: {
      'zh-CN': '这条申报已经申请更正，等内控人员确认。',
      en: 'Its correction has been asked for and waits for the internal checker.',
    },
  },
  'no-staff': {
    status: 404,
    text: { 'zh-CN': '没有这位工作人员。', en: 'There is no such member of staff.' },
  },
  'no-agency': {
    status: 404,
    text: { 'zh-CN': '没有这个机构，或不在您的管辖内。', en: 'There is no such agency under you.' },
  },
  'no-outlet': {
    status: 404,
    text: { 'zh-CN': '这个机构没有这个网点。', en: 'The agency has no such outlet.' },
  },
  'outlet-of-role': {
    status: 400,
    text: {
      'zh-CN': '窗口人员的授权要写明网点，其他角色的不写。',
      en: 'The grant of a clerk at a counter names an outlet, and no other does.',
    },
  },
  'username-taken': {
    status: 409,
    text: { 'zh-CN': '这个用户名已经有人用了。', en: 'This user name is taken.' },
  },
  'signs-in': {
    status: 409,
    text: { 'zh-CN': '他已经设好登录，不能再给首次登录链接。', en: 'He has signed in already.' },
  },
  'no-renewal': {
    status: 404,
    text: {
      'zh-CN': '没有这个重设登录的申请，或者已经办过了。',
      en: 'There is no such request to renew a login, or it has been decided.',
    },
  },
  'renewal-own': {
    status: 409,
    text: {
      'zh-CN': '自己的登录不能由自己重设，请另外两位管理员办。',
      en: 'Nobody renews his own login; two other administrators do.',
    },
  },
  'renewal-same': {
    status: 409,
    text: {
      'zh-CN': '申请是您提的，要由另一位管理员确认。',
      en: 'You have asked for this; another administrator confirms it.',
    },
  },
  'renewal-above': {
    status: 409,
    text: {
      'zh-CN': '他在您管辖以外的机构也有授权，请两边共同的上级机构的管理员办。',
      en: 'He holds grants at an agency that is not under you; administrators above both do it.',
    },
  },
  'renewal-asked': {
    status: 409,
    text: {
      'zh-CN': '已经有人申请重设他的登录，等另一位管理员确认。',
      en: 'Somebody has asked for this already; it waits for another administrator.',
    },
  },
  'renewal-many': {
    status: 429,
    text: {
      'zh-CN': '您今天申请重设的登录太多了，请明天再来，或请另一位管理员申请。',
      en: 'You have asked for too many logins to be renewed today; try tomorrow or let another administrator ask.',
    },
  },
  left: {
    status: 409,
    text: { 'zh-CN': '他那时已经离职。', en: 'He will have left by then.' },
  },
  'held-elsewhere': {
    status: 409,
    text: {
      'zh-CN': '他在您管辖以外的机构还有授权，要先由那里收回。',
      en: 'He holds grants at an agency that is not under you; they have to be ended there first.',
    },
  },
  'no-request': { status: 404, text: { 'zh-CN': '没有这份授权申请。', en: 'There is no such request.' } },
  'no-grant': { status: 404, text: { 'zh-CN': '没有这项授权。', en: 'There is no such grant.' } },
  'last-administrator': {
    status: 409,
    text: {
      'zh-CN': '他是最后一位系统管理员。先授权另一位，再收回。',
      en: 'This is the last system administrator. Grant another one first.',
    },
  },
  'wrong-turn': {
    status: 409,
    text: { 'zh-CN': '这份申请现在不在这一步。', en: 'This request is not at this step.' },
  },
  'same-person': {
    status: 409,
    text: {
      'zh-CN': '申请、核对、审批、落实要由四个人来做，被授权人也不能经手。',
      en: 'Each step needs another person, and not the one who is granted.',
    },
  },
  'administrators-apart': {
    status: 409,
    text: {
      'zh-CN': '系统、安全、审计管理员不能由同一个人兼任。',
      en: 'One person cannot be two of system, security and audit administrator.',
    },
  },
  'two-posts': {
    status: 409,
    text: {
      'zh-CN': '同一个人在同一机构不能兼任两个岗位。',
      en: 'One person cannot hold two posts at one agency.',
    },
  },
  dates: {
    status: 400,
    text: {
      'zh-CN': '授权的起止日期不对，最长三年。',
      en: 'The dates of the grant are not right; three years at most.',
    },
  },
})
