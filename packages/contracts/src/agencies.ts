import { z } from 'zod'

import { day } from './days.ts'
import { errorsOf } from './errors.ts'
import { areaCode } from './general.ts'
import { outletActs, outletKinds } from './outlet.ts'
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
    nameEnglish: z.string().nullable(),
    version: z.int().describe('counts the changes'),
    ceasedFrom: day.nullable().describe('撤并: the first day on which it is none any more'),
    successor: z.string().nullable().describe('the agency that takes its place then'),
  })
  .meta({ id: 'Agency' })
export type Agency = z.output<typeof agency>

/** 服务网点: a place where people are served, with what it may do. */
export const outlet = z
  .object({
    id: z.string(),
    agencyId: z.string(),
    kind: z.enum(outletKinds),
    name: z.string(),
    position: z.object({ lat: z.number(), lng: z.number() }).nullable().describe('null: not known'),
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
        acts: z.array(z.enum(outletActs)),
        from: day,
        to: day.nullable(),
      }),
    ),
  })
  .meta({ id: 'Outlet' })
export type Outlet = z.output<typeof outlet>

/** An outlet as everybody reads it: what it may do is asked for apart. */
export const outletView = outlet
  .omit({ grants: true })
  .extend({
    exceptions: z
      .array(
        z.object({
          from: day,
          to: day,
          hours: z.array(z.object({ opens: z.string(), closes: z.string() })).describe('none: closed'),
          note: z.string(),
        }),
      )
      .describe('days on which the timetable does not hold'),
    closedFrom: day.nullable().describe('the first day on which it serves nobody any more'),
    successor: z.string().nullable().describe('the outlet where one goes instead then'),
    version: z.int().describe('counts the changes'),
  })
  .meta({ id: 'PublicOutlet' })
export type OutletView = z.output<typeof outletView>

/** What every place is known by, as who keeps the register writes it. */
export const placeFields = {
  name: z.string().trim().min(2).max(60),
  telephone: z
    .string()
    .trim()
    .regex(/^[\d\- ]{3,20}$/),
  address: z.string().trim().min(2).max(120),
}
const someWords = z.string().trim().min(2).max(200)
const agencyKept = {
  ...placeFields,
  nameEnglish: z.string().trim().min(2).max(120).nullable(),
  routingDesk: z.boolean(),
  remedies: z
    .strictObject({
      recheck: someWords,
      reconsideration: someWords,
      court: someWords,
      legalAid: someWords.nullable(),
    })
    .nullable(),
}
const version = z.int().min(0).describe('of what is on screen')

export const agenciesRoutes = routesOf({
  'GET /api/agencies': {
    summary: '经办机构',
    act: 'agencies.read',
    paths: ['worker'],
    answer: z.object({ rows: z.array(agency) }),
    errors: [],
  },
  'POST /api/agencies': {
    summary: '增加一个经办机构',
    act: 'agencies.keep',
    paths: ['oversight'],
    body: z.strictObject({
      ...agencyKept,
      parent: z.string().min(1).max(40),
      area: areaCode,
      kind: z.enum(['city', 'county', 'government-staff']),
    }),
    answer: agency,
    errors: ['agencies.no-agency'],
  },
  'POST /api/agencies/:agency/change': {
    summary: '改一个经办机构的名称、地址、电话、分办岗和救济途径',
    act: 'agencies.keep',
    paths: ['oversight'],
    params: z.strictObject({ agency: z.string().min(1).max(40) }),
    body: z.strictObject({ ...agencyKept, version }),
    answer: agency,
    errors: ['agencies.no-agency', 'general.stale'],
  },
})

export const agenciesErrors = errorsOf('agencies', {
  'no-agency': {
    status: 404,
    text: { 'zh-CN': '没有这个机构，或不在您的管辖内。', en: 'There is no such agency under you.' },
  },
})

const span = z.object({ opens: z.string(), closes: z.string() })
const openOutlet = z
  .object({
    id: z.string(),
    kind: z.enum(outletKinds),
    name: z.string(),
    address: z.string(),
    telephone: z.string(),
    area: areaCode,
    hours: z.array(span).describe('of that day; none: closed'),
    why: z
      .enum(['timetable', 'exception', 'holiday', 'working-weekend', 'closed'])
      .describe('by what the hours of that day hold'),
    note: z.string().describe('the name of the holiday, or what the outlet says of an exception'),
    closed: z
      .object({
        from: day,
        successor: z.string().nullable().describe('name of the outlet where one goes instead'),
      })
      .nullable()
      .describe('已撤并: it serves nobody any more'),
  })
  .meta({ id: 'OpenOutlet', description: '去哪里办: an outlet with its hours on a day' })
export type OpenOutlet = z.output<typeof openOutlet>

export const outletsRoutes = routesOf({
  'GET /api/outlets/hours': {
    summary: '去哪里办：各服务网点在一天里几点开门，放假、调休已算在内；谁都能看',
    act: 'public',
    paths: ['worker'],
    query: z.strictObject({ on: day.optional().describe('today where nothing is said') }),
    answer: z.object({
      on: day,
      provisional: z.boolean().describe('the holidays of that day are not published yet'),
      districts: z.array(z.object({ area: areaCode, name: z.string() })),
      rows: z.array(openOutlet),
    }),
    errors: ['outlets.dates'],
  },
  'GET /api/outlets': {
    summary: '服务网点',
    act: 'agencies.read',
    paths: ['worker'],
    answer: z.object({ rows: z.array(outletView) }),
    errors: [],
  },
})
