import { z } from 'zod'

import { kinRelations } from './access.ts'
import { instant } from './days.ts'
import { documentKinds, documentNumber } from './people.ts'
import { routesOf } from './routes.ts'

const relation = z.enum(kinRelations)

const kinRow = z
  .object({ id: z.uuid(), relation, declaredAt: instant })
  .meta({ id: 'Kin', description: '回避申报: whose records are closed to a member of staff, by relation' })
export type KinRow = z.output<typeof kinRow>

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
})
