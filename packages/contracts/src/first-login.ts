import { z } from 'zod'

import { instant } from './days.ts'
import { errorsOf } from './errors.ts'
import { areaCode, done } from './general.ts'
import { routesOf } from './routes.ts'

/** The administrators whom an installation begins with: three people, kept apart (D-25, D-39). */
export const firstRoles = ['system-administrator', 'security-administrator', 'audit-administrator'] as const
export type FirstRole = (typeof firstRoles)[number]

/** 顶层机构: the agency that the installation is for, as its system administrator names it. */
const topAgency = z.strictObject({
  area: areaCode,
  name: z.string().trim().min(2).max(100),
  telephone: z.string().trim().max(40),
  address: z.string().trim().max(200),
})
export type TopAgency = z.output<typeof topAgency>

const token = z
  .string()
  .regex(/^[\w-]{43}$/)
  .describe('the last part of the link')

const opening = z
  .object({
    role: z.enum(firstRoles),
    agencyName: z.string().nullable().describe('null: the agency is still to be named'),
    totpSecret: z.string().describe('Base32, for the authenticator'),
    otpauth: z.string().describe('the same as an address that an authenticator opens'),
    endsAt: instant,
  })
  .meta({ id: 'FirstLogin' })

const passwordAndCode = {
  password: z.string().min(12).max(200),
  code: z
    .string()
    .regex(/^\d{6}$/)
    .describe('six digits of the authenticator'),
}

/** 新同事的首次登录: an administrator has taken him into the register and given him the link. */
export const invitationRoutes = routesOf({
  'POST /api/login/invitation/opening': {
    summary: '打开新同事的首次登录链接',
    act: 'public',
    paths: ['worker'],
    body: z.strictObject({ token }),
    answer: z.object({
      name: z.string(),
      username: z.string(),
      agencyName: z.string(),
      renews: z.boolean().describe('whether he signed in before, and lost his authenticator'),
      totpSecret: z.string().describe('Base32, for the authenticator'),
      otpauth: z.string().describe('the same as an address that an authenticator opens'),
      endsAt: instant,
    }),
    errors: ['first-login.no-invitation', 'login.locked'],
    idempotent: false,
  },
  'POST /api/login/invitation': {
    summary: '新同事首次登录：设置密码和动态码，链接用后作废',
    act: 'public',
    paths: ['worker'],
    body: z.strictObject({ token, ...passwordAndCode }),
    answer: done,
    errors: [
      'first-login.no-invitation',
      'first-login.weak-password',
      'first-login.wrong-code',
      'login.busy',
      'login.locked',
    ],
    idempotent: false,
  },
})

export const firstLoginRoutes = routesOf({
  'POST /api/login/first/opening': {
    summary: '打开首次登录链接',
    act: 'public',
    paths: ['worker'],
    body: z.strictObject({ token }),
    answer: opening,
    errors: ['first-login.no-link', 'login.locked'],
    idempotent: false,
  },
  'POST /api/login/first': {
    summary: '首次登录：设置姓名、用户名、密码和动态码，链接用后作废',
    act: 'public',
    paths: ['worker'],
    body: z.strictObject({
      token,
      name: z.string().trim().min(2).max(60),
      username: z
        .string()
        .regex(/^[a-z][\da-z._-]{2,39}$/)
        .describe('small letters, digits, dot, hyphen; begins with a letter'),
      ...passwordAndCode,
      agency: topAgency.nullable(),
    }),
    answer: done,
    errors: [
      'first-login.agency-first',
      'first-login.no-agency',
      'first-login.no-link',
      'first-login.same-person',
      'first-login.username-taken',
      'first-login.weak-password',
      'first-login.wrong-code',
      'login.busy',
      'login.locked',
    ],
    idempotent: false,
  },
})

export const firstLoginErrors = errorsOf('first-login', {
  'no-link': {
    status: 404,
    text: {
      'zh-CN': '这个首次登录链接不存在、已经用过或已过期。没有用过的，重新启动系统会打印新的链接。',
      en: 'This link does not exist, was used or has expired; the next start prints a new one while it is unused.',
    },
  },
  'no-invitation': {
    status: 404,
    text: {
      'zh-CN': '这个链接不存在、已经用过或已过期。请管理员在“工作人员”里重新给您一个。',
      en: 'This link does not exist, was used or has expired. Ask the administrator for a new one.',
    },
  },
  'no-agency': {
    status: 400,
    text: { 'zh-CN': '请填写本系统的机构。', en: 'Please name the agency of this installation.' },
  },
  'agency-first': {
    status: 409,
    text: {
      'zh-CN': '请先由系统管理员用自己的链接登记机构，然后再来。',
      en: 'The system administrator has to name the agency first.',
    },
  },
  'same-person': {
    status: 409,
    text: {
      'zh-CN': '系统、安全、审计三个管理员必须是三个人。',
      en: 'System, security and audit administrator have to be three people.',
    },
  },
  'username-taken': {
    status: 409,
    text: { 'zh-CN': '这个用户名已经有人用了。', en: 'This user name is taken.' },
  },
  'weak-password': {
    status: 400,
    text: {
      'zh-CN': '密码太容易猜：不要用演示系统的密码，不要包含用户名，至少用五种不同的字符。',
      en: 'This password is too easy to guess: not that of the demo, not your user name, at least five different characters.',
    },
  },
  'wrong-code': {
    status: 400,
    text: {
      'zh-CN': '动态码不对。请确认验证器里用的是本页的密钥，手机时间准确。',
      en: 'The code is wrong: check the secret in your authenticator and the clock of your telephone.',
    },
  },
})
