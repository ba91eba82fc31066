import { z } from 'zod'

import { instant } from './days.ts'
import { routesOf } from './routes.ts'

/** The boundaries of an installation: whom it asks, tells or is asked by. */
export const boundaryNames = [
  'sms',
  'mail',
  'staff-openid',
  'people-openid',
  'core',
  'scanner',
  'bridge',
  'webhooks',
  'files',
] as const
/** 外部门的接口: the port of another department, by the name that items and the installation have for it. */
const departmentName = z.templateLiteral(['department-', z.string().regex(/^[a-z][a-z0-9-]{0,60}$/)])
const boundaryName = z.union([z.enum(boundaryNames), departmentName])
export type BoundaryName = z.output<typeof boundaryName>
/** All but the departments, of which each installation has its own. */
export type HouseBoundary = (typeof boundaryNames)[number]

const boundary = z
  .object({
    name: boundaryName,
    department: z
      .string()
      .nullable()
      .describe('of the port of a department: whose it is, as its items say, or how the port is called'),
    place: z
      .string()
      .nullable()
      .describe(
        'host and port, or what it is without one; never a user, a password or a path; null: not set',
      ),
    wellAt: instant.nullable().describe('when it last answered well'),
    fault: z.string().nullable().describe('code of the last fault, never its words'),
    failedAt: instant.nullable(),
    waiting: z.int().nullable().describe('what waits for it; null: nothing ever waits'),
    gaveUp: z.int().nullable().describe('what waits for a human'),
    items: z.array(z.string()).describe('the items that are registered or decided there'),
    triable: z.boolean().describe('whether asking it now does no harm'),
  })
  .meta({ id: 'Boundary', description: '对外连接' })
export type Boundary = z.output<typeof boundary>

export const boundariesRoutes = routesOf({
  'GET /api/running/boundaries': {
    summary: '对外连接：设了没有、最近一次正常、最近一次出错、还有多少在等',
    act: 'running.read',
    paths: ['oversight'],
    answer: z.object({ rows: z.array(boundary) }),
    errors: [],
  },
  'POST /api/running/boundaries/:name/trial': {
    summary: '现在试一次一个对外连接；不发消息，也不改任何东西',
    act: 'running.mend',
    paths: ['oversight'],
    params: z.strictObject({ name: boundaryName }),
    answer: z.object({
      well: z.boolean(),
      fault: z.string().nullable().describe('a code'),
      tookMs: z.int(),
    }),
    errors: ['running.no-trial', 'running.too-soon'],
    idempotent: false,
  },
})
