import { z } from 'zod'

import { instant } from './days.ts'
import { documentKinds } from './people.ts'
import { renewalReasons } from './renewal-reasons.ts'
import { routesOf } from './routes.ts'

const identified = {
  reason: z.enum(renewalReasons),
  document: z.enum(documentKinds).describe('by which document he was identified'),
  documentEnd: z
    .string()
    .trim()
    .regex(/^[\dA-Za-z]{4}$/)
    .describe('the last four characters of its number'),
}
export type Identified = Readonly<z.output<z.ZodObject<typeof identified>>>

const renewal = z
  .object({
    ...identified,
    id: z.uuid(),
    staffId: z.uuid(),
    staffName: z.string(),
    username: z.string(),
    askedBy: z.string(),
    askedAt: instant,
    state: z.enum(['asked', 'renewed', 'refused']),
    decidedBy: z.string().nullable(),
    decidedAt: instant.nullable(),
    decidable: z
      .boolean()
      .describe('whether who reads it may decide: he has not asked and it is not his own'),
  })
  .meta({
    id: 'LoginRenewal',
    description: '重设登录: asked for by one administrator, decided by another one',
  })
export type LoginRenewal = z.output<typeof renewal>

const one = z.strictObject({ id: z.uuid() })

export const loginRenewalRoutes = routesOf({
  'GET /api/login-renewals': {
    summary: '重设登录的申请：等人确认的和最近办过的',
    act: 'staff.confirm-renewal',
    paths: ['oversight'],
    answer: z.object({ rows: z.array(renewal) }),
    errors: [],
  },
  'POST /api/staff/:id/renewal': {
    summary: '同事丢了验证器：核对证件以后申请重设他的登录，等另一位管理员确认',
    act: 'staff.ask-renewal',
    paths: ['oversight'],
    params: one,
    body: z.strictObject(identified),
    answer: renewal,
    errors: [
      'staff.no-staff',
      'staff.left',
      'staff.renewal-own',
      'staff.renewal-above',
      'staff.renewal-asked',
      'staff.renewal-many',
      'general.login-too-old',
    ],
  },
  'POST /api/login-renewals/:id/decision': {
    summary: '确认或不同意重设登录；确认后旧验证器和全部登录马上作废，链接只显示这一次',
    act: 'staff.confirm-renewal',
    paths: ['oversight'],
    params: one,
    body: z.strictObject({ agree: z.boolean() }),
    answer: z.object({
      link: z
        .object({ token: z.string().describe('stands in the link and nowhere else'), endsAt: instant })
        .nullable()
        .describe('null: refused'),
    }),
    errors: [
      'staff.no-renewal',
      'staff.left',
      'staff.renewal-own',
      'staff.renewal-above',
      'staff.renewal-same',
      'general.login-too-old',
    ],
    idempotent: false,
  },
})
