import { z } from 'zod'

import { day, month } from './days.ts'
import { errorsOf } from './errors.ts'
import { done } from './general.ts'
import { routesOf } from './routes.ts'
import { windowKinds } from './window.ts'

const exception = z.object({
  date: day,
  kind: z.enum(['off', 'work']).describe('a free day, or a day of the weekend that is worked (调休)'),
  name: z.string(),
  source: z.string(),
})
const known = z
  .object({ knownUntil: day, exceptions: z.array(exception) })
  .meta({ id: 'WorkCalendar', description: 'days after `knownUntil` are provisional' })
export type WorkCalendarView = z.output<typeof known>

const window = z.strictObject({
  month,
  opens: day,
  closes: day.describe('the cut-off: the last day'),
  effect: month.describe('from which month it takes effect'),
})
const windows = z
  .object({
    published: z.array(window),
    proposed: z
      .array(window)
      .describe('from those of the year before, cut-offs moved off free days; for months that have none yet'),
  })
  .meta({ id: 'BusinessWindows' })
export type WindowsView = z.output<typeof windows>

export const calendarRoutes = routesOf({
  'GET /api/calendar': {
    summary: '工作日历：放假和调休，已公布到哪一天',
    act: 'calendar.read',
    paths: ['worker'],
    query: z.strictObject({ year: z.coerce.number().int().min(2004).max(2199) }),
    answer: known,
    errors: [],
  },
  'GET /api/calendar/windows': {
    summary: '业务期：一个机构一年里各月哪几天开办，和照上一年拟的',
    act: 'calendar.read',
    paths: ['worker'],
    query: z.strictObject({
      agency: z.string().min(1).max(40),
      kind: z.enum(windowKinds),
      year: z.coerce.number().int().min(2004).max(2199),
    }),
    answer: windows,
    errors: ['calendar.no-agency'],
  },
  'POST /api/calendar/windows': {
    summary: '公布一个机构的业务期；已经截止的不改',
    act: 'calendar.publish',
    paths: ['oversight'],
    body: z.strictObject({
      agencyId: z.string().min(1).max(40),
      kind: z.enum(windowKinds),
      windows: z.array(window).min(1).max(24),
    }),
    answer: done,
    errors: ['calendar.no-agency', 'calendar.windows'],
  },
  'POST /api/calendar/notices': {
    summary: '公布一份放假安排；在办的件重新算到期日',
    act: 'calendar.publish',
    paths: ['oversight'],
    body: z.strictObject({
      source: z.string().trim().min(4).max(200).describe('document and number, as 国办发明电〔2026〕1号'),
      publishedOn: day,
      knownUntil: day.describe('the last day that the notice covers'),
      days: z
        .array(
          z.strictObject({
            date: day,
            kind: z.enum(['off', 'work']),
            name: z.string().trim().min(1).max(40),
          }),
        )
        .min(1)
        .max(100),
    }),
    answer: known,
    errors: ['calendar.back', 'calendar.days', 'calendar.published'],
  },
})

export const calendarErrors = errorsOf('calendar', {
  back: {
    status: 409,
    text: {
      'zh-CN': '日历已经公布到更晚的日期，不能往回改。',
      en: 'The calendar is known until a later day already.',
    },
  },
  days: {
    status: 422,
    text: { 'zh-CN': '有的日期不对，请看标出的地方。', en: 'Some days are not right; see the fields.' },
  },
  'no-agency': {
    status: 404,
    text: { 'zh-CN': '没有这个机构，或不在您的管辖内。', en: 'There is no such agency under you.' },
  },
  windows: {
    status: 422,
    text: { 'zh-CN': '有的业务期不对，请看标出的地方。', en: 'Some windows are not right; see the fields.' },
  },
  published: {
    status: 409,
    text: {
      'zh-CN': '同一天公布的安排已经有了，更正请用新的公布日期。',
      en: 'A notice of this date is in force already; a correction has a later date.',
    },
  },
})
