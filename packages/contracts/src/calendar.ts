import { z } from 'zod'

import { day } from './days.ts'
import { errorsOf } from './errors.ts'
import { routesOf } from './routes.ts'

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

export const calendarRoutes = routesOf({
  'GET /api/calendar': {
    summary: '工作日历：放假和调休，已公布到哪一天',
    act: 'calendar.read',
    paths: ['worker'],
    query: z.strictObject({ year: z.coerce.number().int().min(2004).max(2199) }),
    answer: known,
    errors: [],
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
  published: {
    status: 409,
    text: {
      'zh-CN': '同一天公布的安排已经有了，更正请用新的公布日期。',
      en: 'A notice of this date is in force already; a correction has a later date.',
    },
  },
})
