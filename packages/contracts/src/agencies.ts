import { z } from 'zod'

import { day } from './days.ts'
import { areaCode } from './general.ts'
import { routesOf } from './routes.ts'

const remedies = z
  .object({
    recheck: z.string().describe('window and telephone that look at a result again'),
    reconsideration: z
      .string()
      .describe('复议机关: who decides on an application for reconsideration, and where'),
    court: z.string().describe('the court that hears a lawsuit, and where'),
    legalAid: z.string().nullable().describe('where somebody helps to write'),
  })
  .meta({ id: 'Remedies', description: 'who looks at the acts of an agency again (D-43)' })
export type Remedies = z.output<typeof remedies>

const agency = z
  .object({
    id: z.string(),
    parent: z.string().nullable(),
    area: areaCode,
    kind: z.enum(['province', 'city', 'county', 'government-staff']),
    name: z.string(),
    telephone: z.string(),
    address: z.string(),
    routingDesk: z.boolean(),
    remedies: remedies.nullable(),
  })
  .meta({ id: 'Agency' })
export type Agency = z.output<typeof agency>

/** 服务网点: a place where people are served, with what it may do. */
export const outlet = z
  .object({
    id: z.string(),
    agencyId: z.string(),
    kind: z.enum(['hall', 'community-centre', 'bank-branch', 'village-point', 'kiosk', 'partner']),
    name: z.string(),
    position: z.object({ lat: z.number(), lng: z.number() }),
    telephone: z.string(),
    address: z.string(),
    timetable: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        weekdays: z.array(z.int()),
        opens: z.string(),
        closes: z.string(),
        note: z.string().optional(),
      }),
    ),
    grants: z.array(
      z.object({
        level: z.enum(['item', 'sub-item', 'leaf']),
        code: z.string(),
        acts: z.array(z.string()),
        from: day,
        to: day.nullable(),
      }),
    ),
  })
  .meta({ id: 'Outlet' })
export type Outlet = z.output<typeof outlet>

export const agenciesRoutes = routesOf({
  'GET /api/agencies': {
    summary: '经办机构',
    act: 'agencies.read',
    paths: ['worker'],
    answer: z.object({ rows: z.array(agency) }),
    errors: [],
  },
})

export const outletsRoutes = routesOf({
  'GET /api/outlets': {
    summary: '服务网点',
    act: 'agencies.read',
    paths: ['worker'],
    answer: z.object({ rows: z.array(outlet) }),
    errors: [],
  },
})
