import { z } from 'zod'

import { languages } from './errors.ts'
import { routesOf } from './routes.ts'
import { channels, messageGroups } from './sending.ts'

const minute = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .describe('HH:MM, Asia/Shanghai')

const preferences = z
  .strictObject({
    off: z
      .array(z.strictObject({ group: z.enum(messageGroups), channel: z.enum(channels) }))
      .max(messageGroups.length * channels.length)
      .describe('what is not sent that way; it stands in the inbox all the same'),
    quiet: z.strictObject({ from: minute, to: minute }).nullable().describe('may go over midnight'),
    language: z.enum(languages),
  })
  .meta({ id: 'MessagePreferences', description: '消息设置' })
export type MessagePreferences = z.output<typeof preferences>

const own = { act: 'messages.own', paths: ['person'], params: z.strictObject({ subject: z.uuid() }) } as const

export const messagePreferencesRoutes = routesOf({
  'GET /api/messages/:subject/preferences': {
    summary: '消息设置：哪类消息不用发到哪里、免打扰时段、用什么文字',
    ...own,
    answer: preferences,
    errors: ['messages.none'],
  },
  'POST /api/messages/:subject/preferences': {
    summary: '改消息设置；法定要送到的关不掉',
    ...own,
    body: preferences,
    answer: preferences,
    errors: ['messages.none', 'messages.quiet'],
  },
})
