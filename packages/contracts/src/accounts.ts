import { z } from 'zod'

import { day, instant } from './days.ts'
import { errorsOf } from './errors.ts'
import { done } from './general.ts'
import { documentKinds, documentNumber } from './people.ts'
import { routesOf } from './routes.ts'
import { mobileNumber } from './telephone.ts'

const telephone = z.string().trim().regex(mobileNumber)
const code = z
  .string()
  .regex(/^\d{6}$/)
  .describe('the six digits of the text message')

/** Who is signed in by an account: the people it stands for, and for whom of them he acts. */
export const ownAccount = z
  .object({
    people: z.array(z.object({ subject: z.uuid(), name: z.string() })),
    subject: z.uuid().nullable().describe('for whom the session acts; null until it is chosen or known'),
    ward: z.boolean().describe('his matters are his guardian’s: he reads and hands nothing in'),
    session: z.uuid(),
    today: day,
    mode: z.enum(['demo', 'training', 'production']),
    telephone: z.string().nullable().describe('the last four digits; null after a login by OpenID Connect'),
  })
  .meta({ id: 'OwnAccount' })
export type OwnAccount = z.output<typeof ownAccount>

const binding = z
  .object({
    id: z.uuid(),
    telephone: z
      .string()
      .nullable()
      .describe('the last four digits; null for an identity of the national login'),
    how: z.enum(['register', 'counter', 'openid']),
    boundAt: instant,
    own: z.boolean().describe('the account of this session'),
  })
  .meta({ id: 'Binding' })
export type Binding = z.output<typeof binding>

const ofSubject = z.strictObject({ subject: z.uuid() })

export const accountsRoutes = routesOf({
  'POST /api/accounts/codes': {
    summary: '发短信验证码',
    act: 'public',
    paths: ['worker'],
    body: z.strictObject({ telephone }),
    answer: z.object({ goodForSeconds: z.int(), againAfterSeconds: z.int() }),
    errors: ['accounts.telephone', 'accounts.too-soon', 'accounts.not-sent', 'login.locked'],
    idempotent: false,
  },
  'POST /api/accounts/login': {
    summary: '个人登录：手机号加短信验证码',
    act: 'public',
    paths: ['worker'],
    body: z.strictObject({ telephone, code }),
    answer: ownAccount,
    errors: ['accounts.code', 'accounts.telephone', 'login.locked'],
    idempotent: false,
  },
  'GET /api/accounts/openid': {
    summary: '个人用国家统一身份登录：跳转',
    act: 'public',
    paths: ['worker'],
    answer: z.undefined(),
    errors: ['login.no-openid', 'login.openid-down'],
    content: 'redirect',
  },
  'GET /api/accounts/openid/callback': {
    summary: '国家统一身份：返回；不成的原因写在跳转地址的 refused 里',
    act: 'public',
    paths: ['worker'],
    query: z.looseObject({ state: z.string().max(200).optional(), code: z.string().max(2000).optional() }),
    answer: z.undefined(),
    errors: ['login.no-openid', 'login.openid-down', 'login.openid-late', 'login.openid-refused'],
    content: 'redirect',
  },
  'GET /api/accounts/options': {
    summary: '个人可用的登录方式',
    act: 'public',
    paths: ['worker'],
    answer: z.object({
      openIdConnect: z.boolean(),
      mode: z.enum(['demo', 'training', 'production']),
    }),
    errors: [],
  },
  'GET /api/accounts/own': {
    summary: '当前账号：能替谁办事，现在替谁',
    act: 'accounts.own',
    paths: ['worker'],
    answer: ownAccount,
    errors: [],
  },
  'POST /api/accounts/own/person': {
    summary: '选定为谁办事（一个手机号绑定了几个人的）',
    act: 'accounts.own',
    paths: ['worker'],
    body: ofSubject,
    answer: ownAccount,
    errors: ['accounts.not-bound'],
    idempotent: false,
  },
  'POST /api/accounts/own/bindings': {
    summary: '第一次登录：证件号码、姓名和登记的手机号都对上，才绑定到人',
    act: 'accounts.own',
    paths: ['worker'],
    body: z.strictObject({
      kind: z.enum(documentKinds),
      number: documentNumber,
      name: z.string().trim().min(1).max(200),
    }),
    answer: ownAccount,
    errors: ['accounts.no-match', 'accounts.not-by-openid', 'login.locked'],
    idempotent: false,
  },
  'GET /api/accounts/:subject/bindings': {
    summary: '哪些手机号、哪个统一身份可以登录办这个人的事',
    act: 'accounts.bind',
    paths: ['counter', 'person'],
    params: ofSubject,
    answer: z.object({ rows: z.array(binding) }),
    errors: ['visits.none', 'accounts.not-found'],
  },
  'POST /api/accounts/:subject/bindings': {
    summary: '窗口当面绑定手机号（验证码由来人报出）',
    act: 'accounts.bind',
    paths: ['counter'],
    params: ofSubject,
    body: z.strictObject({ telephone, code }),
    answer: binding,
    errors: [
      'visits.none',
      'visits.not-shown',
      'accounts.code',
      'accounts.telephone',
      'accounts.not-a-person',
      'login.locked',
    ],
  },
  'POST /api/accounts/:subject/bindings/:id/end': {
    summary: '解除绑定，立即退出',
    act: 'accounts.bind',
    paths: ['counter', 'person'],
    params: z.strictObject({ subject: z.uuid(), id: z.uuid() }),
    answer: done,
    errors: ['visits.none', 'visits.not-shown', 'accounts.not-found', 'accounts.not-yours'],
  },
})

export const accountsErrors = errorsOf('accounts', {
  nobody: {
    status: 403,
    text: {
      'zh-CN': '还不知道您是为谁办事，请先选人，或先绑定身份。',
      en: 'Please first choose for whom you act, or say who you are.',
    },
  },
  telephone: {
    status: 422,
    text: {
      'zh-CN': '这不是能收短信的手机号。内地号码是 11 位，境外号码前面写 + 和国家或地区代码。',
      en: 'This is not a mobile number. Numbers from abroad begin with + and the country code.',
    },
  },
  'too-soon': {
    status: 429,
    text: {
      'zh-CN': '验证码刚刚发过，请稍等再要新的。',
      en: 'A code was sent just now; please wait before asking for another.',
    },
  },
  'not-sent': {
    status: 503,
    text: {
      'zh-CN': '短信现在发不出去，请稍后再试，或到任一窗口办理。',
      en: 'Text messages cannot be sent now; try later, or come to any counter.',
    },
  },
  code: {
    status: 401,
    text: {
      'zh-CN': '验证码不对，或者已经过期、用过了。可以要一个新的。',
      en: 'The code is wrong, has expired or was used. You may ask for a new one.',
    },
  },
  'no-match': {
    status: 422,
    text: {
      'zh-CN':
        '号码、姓名和社保登记的手机号没有全对上，所以不能在这里绑定。请核对；手机号换过，或者是单位替您登记的，带证件到任一窗口当面绑定，几分钟就好，也可以用国家统一身份登录。',
      en: 'Number, name and the telephone on record do not all agree. Please check them; if your number has changed, or your employer registered it for you, any counter binds it with your document in a few minutes; the national login works too.',
    },
  },
  'not-by-openid': {
    status: 409,
    text: {
      'zh-CN': '您是用国家统一身份登录的，身份由它说明，不用在这里绑定。',
      en: 'You signed in through the national login; it says who you are.',
    },
  },
  'not-bound': {
    status: 404,
    text: {
      'zh-CN': '这个账号没有绑定这个人。',
      en: 'This account does not stand for that person.',
    },
  },
  'not-found': {
    status: 404,
    text: { 'zh-CN': '没有这个绑定。', en: 'There is no such binding.' },
  },
  'not-yours': {
    status: 403,
    text: {
      'zh-CN': '用登记的手机号登录，或到任一窗口，才能解除别的登录方式。',
      en: 'Other ways to log in are ended with the telephone on record, or at any counter.',
    },
  },
  'not-a-person': {
    status: 422,
    text: {
      'zh-CN': '单位的记录不绑定个人手机号。',
      en: 'An employer is not bound to a telephone.',
    },
  },
})
