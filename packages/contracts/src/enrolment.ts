import { z } from 'zod'

import { day } from './days.ts'
import { cursor, pageOf } from './general.ts'
import { documentKinds } from './people.ts'
import { routesOf } from './routes.ts'

/** 花名册: the people of an employer, or some of them. */
export const rosterStates = ['present', 'left', 'all'] as const
export type RosterState = (typeof rosterStates)[number]

const member = z
  .object({
    id: z.uuid().describe('of the line on the roster'),
    name: z.string(),
    kind: z.enum(documentKinds).nullable(),
    number: z.string().nullable().describe('masked'),
    from: day,
    to: day.nullable().describe('the last day'),
    present: z.boolean().describe('belongs to the employer today'),
    leaving: z.uuid().nullable().describe('减员办理中: the open case that ends it; null where there is none'),
  })
  .meta({ id: 'RosterMember' })
export type RosterMember = z.output<typeof member>

export const enrolmentRoutes = routesOf({
  'GET /api/enrolment/:subject/roster': {
    summary: '单位的花名册：姓名、证件号码（打码）、从哪天到哪天',
    act: 'roster.read',
    paths: ['employer', 'counter'],
    params: z.strictObject({ subject: z.uuid() }),
    query: z.strictObject({
      name: z.string().trim().max(100).optional().describe('a part of the name'),
      state: z.enum(rosterStates).optional(),
      after: cursor,
    }),
    answer: pageOf(member).extend({ present: z.int().describe('how many belong to the employer today') }),
    errors: ['visits.none', 'people.unknown'],
  },
})
