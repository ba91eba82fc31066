import { z } from 'zod'

import { posts, roles } from './access.ts'
import { day, instant } from './days.ts'
import { errorsOf } from './errors.ts'
import { done } from './general.ts'
import { routesOf } from './routes.ts'

const me = z
  .object({
    staffId: z.uuid(),
    username: z.string(),
    name: z.string(),
    session: z.uuid(),
    signedInAt: instant,
    today: day,
    mode: z.enum(['demo', 'training', 'production']),
    bridge: z.url().nullable().describe('the device bridge on the machine of whoever works at a counter'),
    acts: z.array(z.string()),
    grants: z.array(
      z.object({
        role: z.enum(roles),
        post: z.enum(posts),
        agencyId: z.string(),
        agencyName: z.string(),
        outletId: z.string().nullable(),
        outletName: z.string().nullable(),
        from: day,
        to: day.nullable(),
      }),
    ),
    askFor: z
      .object({ agencyName: z.string(), names: z.array(z.string()) })
      .nullable()
      .describe('of whom nothing holds today: who applies for a grant for him, by name, and where they work'),
    outletId: z.string().nullable().describe('the outlet this session works at'),
  })
  .meta({ id: 'Me' })
export type Me = z.output<typeof me>

const session = z.object({
  id: z.uuid(),
  startedAt: instant,
  lastSeenAt: instant,
  device: z.string(),
  current: z.boolean(),
})

const credentials = z.strictObject({
  username: z.string().min(1).max(100),
  password: z.string().min(1).max(200),
  code: z
    .string()
    .regex(/^\d{6}$/)
    .describe('six digits of the authenticator'),
})

export const loginRoutes = routesOf({
  'POST /api/login/staff': {
    summary: '工作人员登录（密码 + 动态码）',
    act: 'public',
    paths: ['worker'],
    body: credentials,
    answer: me,
    errors: ['login.refused', 'login.locked', 'login.busy'],
    idempotent: false,
  },
  'GET /api/login/me': { summary: '当前登录', act: 'login.staff', paths: ['worker'], answer: me, errors: [] },
  'POST /api/login/outlet': {
    summary: '今天在哪个网点上岗（在几个网点有授权的人）',
    act: 'login.staff',
    paths: ['worker'],
    body: z.strictObject({ outletId: z.string().min(1).max(40) }),
    answer: me,
    errors: ['login.no-outlet'],
    idempotent: false,
  },
  'POST /api/login/end': {
    summary: '退出',
    act: 'login.own',
    paths: ['worker'],
    answer: done,
    errors: [],
    idempotent: false,
  },
  'GET /api/login/sessions': {
    summary: '我的登录设备',
    act: 'login.own',
    paths: ['worker'],
    answer: z.object({ rows: z.array(session) }),
    errors: [],
  },
  'POST /api/login/sessions/:id/end': {
    summary: '结束我的一个登录',
    act: 'login.own',
    paths: ['worker'],
    params: z.strictObject({ id: z.uuid() }),
    answer: done,
    errors: [],
    idempotent: false,
  },
  'GET /api/login/options': {
    summary: '可用的登录方式',
    act: 'public',
    paths: ['worker'],
    answer: z.object({ openIdConnect: z.boolean(), mode: z.enum(['demo', 'training', 'production']) }),
    errors: [],
  },
  'GET /api/login/openid': {
    summary: '用统一身份登录：跳转',
    act: 'public',
    paths: ['worker'],
    answer: z.undefined(),
    errors: ['login.no-openid', 'login.openid-down'],
    content: 'redirect',
  },
  'POST /api/login/openid/binding': {
    summary: '把统一身份绑定到自己：再证明一次是本人，答复要去的地址',
    act: 'login.staff',
    paths: ['worker'],
    body: credentials.omit({ username: true }),
    answer: z.object({ address: z.string() }),
    errors: ['login.no-openid', 'login.openid-down', 'login.not-proved', 'login.locked', 'login.busy'],
    idempotent: false,
  },
  'GET /api/login/openid/callback': {
    summary: '统一身份：返回；不成的原因写在跳转地址的 refused 里',
    act: 'public',
    paths: ['worker'],
    query: z.looseObject({ state: z.string().max(200).optional(), code: z.string().max(2000).optional() }),
    answer: z.undefined(),
    errors: [
      'login.no-openid',
      'login.openid-down',
      'login.openid-late',
      'login.openid-refused',
      'login.openid-taken',
      'login.openid-unknown',
    ],
    content: 'redirect',
  },
})

export const loginErrors = errorsOf('login', {
  refused: {
    status: 401,
    text: { 'zh-CN': '用户名、密码或动态码不对。', en: 'User name, password or code is wrong.' },
  },
  'not-proved': {
    status: 403,
    text: { 'zh-CN': '密码或动态码不对。', en: 'Password or code is wrong.' },
  },
  locked: {
    status: 429,
    text: {
      'zh-CN': '试错次数太多，请 15 分钟后再试，或请安全管理员解锁。',
      en: 'Too many wrong attempts; try again in 15 minutes.',
    },
  },
  busy: {
    status: 429,
    text: {
      'zh-CN': '登录的人太多，请稍等几秒再试。',
      en: 'Many people are signing in; try again in a few seconds.',
    },
  },
  'no-outlet': {
    status: 403,
    text: { 'zh-CN': '您今天在这个网点没有上岗的授权。', en: 'You are not posted at this outlet today.' },
  },
  'no-openid': {
    status: 404,
    text: { 'zh-CN': '本系统没有接入统一身份登录。', en: 'OpenID Connect is not configured here.' },
  },
  'openid-down': {
    status: 503,
    text: {
      'zh-CN': '统一身份平台现在连不上，请稍后再试，或用密码登录。',
      en: 'The identity provider cannot be reached; try later or sign in with a password.',
    },
  },
  'openid-late': {
    status: 401,
    text: {
      'zh-CN': '这次统一身份登录已经过期、用过，或不是在这个浏览器里开始的，请重新开始。',
      en: 'This sign-in has expired, was used, or did not begin in this browser; please begin again.',
    },
  },
  'openid-refused': {
    status: 401,
    text: {
      'zh-CN': '统一身份平台没有确认您的身份。',
      en: 'The identity provider did not confirm who you are.',
    },
  },
  'openid-taken': {
    status: 409,
    text: {
      'zh-CN': '这个统一身份已经绑定给另一位工作人员。',
      en: 'This identity is bound to another member of staff.',
    },
  },
  'openid-unknown': {
    status: 401,
    text: {
      'zh-CN': '这个统一身份还没有绑定工作人员。请先用密码登录，在“管理”的“我的登录”里绑定。',
      en: 'This identity is not bound to a member of staff yet: sign in with your password and bind it.',
    },
  },
})
