import { z } from 'zod'

import { absenceKinds } from './absence-kinds.ts'
import { day } from './days.ts'
import { errorsOf } from './errors.ts'
import { cursor, done, pageOf } from './general.ts'
import { routesOf } from './routes.ts'
import { taskKinds } from './tasks.ts'

const absence = z
  .object({
    id: z.uuid(),
    staff: z.uuid(),
    staffName: z.string(),
    agencyName: z.string(),
    kind: z.enum(absenceKinds),
    from: day,
    to: day.describe('the last day; it ends by itself'),
    standInName: z.string().nullable(),
    goesWithout: z.boolean().describe('the head has said that nobody stands in'),
    state: z.enum(['coming', 'away', 'over', 'cancelled']),
  })
  .meta({ id: 'Absence', description: '不在岗: who of an office is away, and who stands in for him' })
export type Absence = z.output<typeof absence>

const term = { kind: z.enum(absenceKinds), from: day, to: day }
const standIn = z.uuid().nullable().describe('null: nobody yet, so that the head is asked')
const one = z.strictObject({ id: z.uuid() })
const recordErrors = [
  'absences.no-staff',
  'absences.dates',
  'absences.overlaps',
  'absences.no-stand-in',
] as const
const able = z.object({ rows: z.array(z.object({ id: z.uuid(), name: z.string() })) })

export const absencesRoutes = routesOf({
  'GET /api/absences/own': {
    summary: '我的请假、病假、借调',
    act: 'absences.own',
    paths: ['office'],
    answer: z.object({ rows: z.array(absence) }),
    errors: [],
  },
  'POST /api/absences/own': {
    summary: '登记自己不在岗的日子，和由谁代办',
    act: 'absences.own',
    paths: ['office'],
    body: z.strictObject({ ...term, standIn }),
    answer: absence,
    errors: recordErrors,
  },
  'GET /api/absences/own/stand-ins': {
    summary: '这些日子谁能替我代办：同一机构、同样岗位、自己在岗的人',
    act: 'absences.own',
    paths: ['office'],
    query: z.strictObject({ from: day, to: day }),
    answer: able,
    errors: [],
  },
  'POST /api/absences/own/:id/end': {
    summary: '提前回来，或不请了：从今天起在岗',
    act: 'absences.own',
    paths: ['office'],
    params: one,
    answer: done,
    errors: ['absences.none'],
  },
  'GET /api/absences': {
    summary: '本机构不在岗的人，最近的在前',
    act: 'absences.keep',
    paths: ['oversight'],
    query: z.strictObject({ after: cursor }),
    answer: pageOf(absence),
    errors: [],
  },
  'POST /api/absences': {
    summary: '负责人替人登记不在岗的日子，和由谁代办',
    act: 'absences.keep',
    paths: ['oversight'],
    body: z.strictObject({ staff: z.uuid(), ...term, standIn }),
    answer: absence,
    errors: recordErrors,
  },
  'GET /api/absences/stand-ins': {
    summary: '这些日子谁能替他代办',
    act: 'absences.keep',
    paths: ['oversight'],
    query: z.strictObject({ staff: z.uuid(), from: day, to: day }),
    answer: able,
    errors: [],
  },
  'POST /api/absences/:id/end': {
    summary: '提前回来，或不请了：从今天起在岗',
    act: 'absences.keep',
    paths: ['oversight'],
    params: one,
    answer: done,
    errors: ['absences.none'],
  },
  'POST /api/absences/:id/stand-in': {
    summary: '负责人定由谁代办；或定为没有人代，待办放回本机构',
    act: 'absences.keep',
    paths: ['oversight'],
    params: one,
    body: z.strictObject({ standIn: z.uuid().nullable().describe('null: nobody stands in') }),
    answer: absence,
    errors: ['absences.none', 'absences.no-stand-in'],
  },
})

const asked = z
  .object({
    id: z.uuid(),
    kind: z.enum(['stand-in', 'unheld', 'no-officer']),
    agencyName: z.string(),
    absence: absence.nullable().describe('of `stand-in`: for whom nobody stands in'),
    task: z.enum(taskKinds).nullable().describe('of `unheld`: what nobody there can do'),
    waiting: z.int().describe('of `unheld` and `no-officer`: how many, counted to a hundred'),
    dueOn: day,
    late: z.boolean(),
  })
  .meta({ id: 'AskedOfHead', description: '请负责人安排: work that nobody who is there can do' })
export type AskedOfHead = z.output<typeof asked>

const moved = z
  .object({
    id: z.uuid(),
    number: z.string(),
    itemName: z.string(),
    kind: z.enum(taskKinds),
    fromName: z.string(),
    toName: z.string().nullable().describe('null: open to all of the desk'),
    movedOn: day,
    isDone: z.boolean(),
    dueOn: day.nullable(),
  })
  .meta({ id: 'MovedTask' })
export type MovedTask = z.output<typeof moved>

/** What becomes of the work of who is away. */
export const attendanceRoutes = routesOf({
  'GET /api/absences/asked': {
    summary: '请负责人安排的：没有人代办的，没有人能办的',
    act: 'absences.keep',
    paths: ['oversight'],
    answer: z.object({ rows: z.array(asked) }),
    errors: [],
  },
  'GET /api/absences/moved': {
    summary: '因为经办人不在而换了人的待办，最近的在前',
    act: 'absences.keep',
    paths: ['oversight'],
    query: z.strictObject({ after: cursor }),
    answer: pageOf(moved),
    errors: [],
  },
})

/** What recording an absence is refused with. */
export const absencesErrors = errorsOf('absences', {
  'no-staff': {
    status: 404,
    text: {
      'zh-CN': '本机构没有这位办件的同事。',
      en: 'Nobody of this name handles cases at the agency.',
    },
  },
  none: {
    status: 404,
    text: { 'zh-CN': '没有这一条，或者已经过了。', en: 'There is no such absence, or it is over.' },
  },
  dates: {
    status: 400,
    text: {
      'zh-CN': '从今天或以后开始，到同一天或以后结束，最长一年。',
      en: 'It begins today or later, ends on that day or later, and lasts a year at most.',
    },
  },
  overlaps: {
    status: 409,
    text: {
      'zh-CN': '这些日子里已经登记过不在岗。',
      en: 'An absence on some of these days is recorded already.',
    },
  },
  'no-stand-in': {
    status: 422,
    text: {
      'zh-CN': '这位同事不能代：岗位不同，不在同一机构，或者那时自己也不在。',
      en: 'This colleague cannot stand in: another post or agency, or away himself.',
    },
  },
})
