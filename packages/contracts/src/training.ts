import { z } from 'zod'

import { instant } from './days.ts'
import { errorsOf } from './errors.ts'
import { done } from './general.ts'
import { routesOf } from './routes.ts'

export const trainingRoutes = routesOf({
  'GET /api/training': {
    summary: '培训环境：这里是不是练习用的，正在用的是哪一次重置后的数据',
    act: 'public',
    paths: ['worker'],
    answer: z
      .object({
        training: z.boolean(),
        since: instant
          .nullable()
          .describe('since when this throw-away city stands; another one after each reset'),
      })
      .meta({ id: 'Training' }),
    errors: [],
  },
  'GET /api/training/resets': {
    summary: '培训环境被谁重置过，新的在前',
    act: 'training.reset',
    paths: ['counter', 'office', 'oversight'],
    answer: z.object({ rows: z.array(z.object({ id: z.uuid(), at: instant, by: z.string() })) }),
    errors: [],
  },
  'POST /api/training/reset': {
    summary: '重置培训环境：丢掉练习的数据，重新载入城市；所有人重新登录',
    act: 'training.reset',
    paths: ['counter', 'office', 'oversight'],
    body: z.strictObject({ sure: z.literal(true).describe('everything that was practised is lost') }),
    answer: done,
    errors: ['training.none'],
    idempotent: false,
  },
})

export const trainingErrors = errorsOf('training', {
  none: {
    status: 404,
    text: {
      'zh-CN': '这不是培训环境，里面是真的数据，不能重置。',
      en: 'This is no training: its data are real, and nobody resets them.',
    },
  },
  resetting: {
    status: 503,
    text: {
      'zh-CN': '培训环境正在重置，大约一分钟后请重新登录。',
      en: 'The training is being reset. Please sign in again in about a minute.',
    },
  },
})
