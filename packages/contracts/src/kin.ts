import { z } from 'zod'

import { kinRelations } from './access.ts'
import { instant } from './days.ts'
import { done } from './general.ts'
import { documentKinds, documentNumber } from './people.ts'
import { routesOf } from './routes.ts'

const relation = z.enum(kinRelations)

const kinRow = z
  .object({
    id: z.uuid(),
    relation,
    declaredAt: instant,
    state: z.enum(['stands', 'end-asked', 'ended']),
  })
  .meta({ id: 'Kin', description: '回避申报: whose records are closed to a member of staff, by relation' })
export type KinRow = z.output<typeof kinRow>

const kinEnd = z
  .object({
    staff: z.uuid(),
    id: z.uuid(),
    staffName: z.string(),
    personName: z.string(),
    relation,
    declaredAt: instant,
    askedAt: instant,
  })
  .meta({ id: 'KinEnd', description: '更正回避申报: a declaration that whoever made it says is wrong' })
export type KinEnd = z.output<typeof kinEnd>

const declareKin = z.strictObject({
  relation,
  kind: z.enum(documentKinds),
  number: documentNumber,
  name: z.string().trim().min(1).max(200),
})
export type DeclareKin = z.output<typeof declareKin>

export const kinRoutes = routesOf({
  'GET /api/kin': {
    summary: '我申报过的回避关系',
    act: 'staff.own-kin',
    paths: ['worker'],
    answer: z.object({ rows: z.array(kinRow) }),
    errors: [],
  },
  'POST /api/kin': {
    summary: '申报回避：本人或配偶、父母、子女的记录从此看不到、办不了',
    act: 'staff.own-kin',
    paths: ['worker'],
    body: declareKin,
    answer: kinRow,
    errors: ['staff.kin-unknown', 'staff.kin-known', 'login.locked'],
  },
  'POST /api/kin/:id/end': {
    summary: '申请更正一条回避申报；内控人员确认以后才结束',
    act: 'staff.own-kin',
    paths: ['worker'],
    params: z.strictObject({ id: z.uuid() }),
    answer: kinRow,
    errors: ['staff.kin-none', 'staff.kin-end-asked'],
  },
  'GET /api/kin-ends': {
    summary: '等待确认的回避申报更正；看了留痕',
    act: 'staff.check-kin',
    paths: ['oversight'],
    answer: z.object({ rows: z.array(kinEnd) }),
    errors: [],
  },
  'POST /api/kin-ends/:staff/:id/decision': {
    summary:
      '确认或不同意更正一条回避申报；本人不能确认自己的，也不能确认自己家人的；本机构没有别人的由上级内控人员确认',
    act: 'staff.check-kin',
    paths: ['oversight'],
    params: z.strictObject({ staff: z.uuid(), id: z.uuid() }),
    body: z.strictObject({ agree: z.boolean() }),
    answer: done,
    errors: ['staff.kin-none', 'staff.same-person', 'general.login-too-old'],
  },
})
