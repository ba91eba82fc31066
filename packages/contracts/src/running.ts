import { z } from 'zod'

import { instant } from './days.ts'
import { errorsOf } from './errors.ts'
import { done, pageOf } from './general.ts'
import { againReasons, giveUpReasons } from './mending.ts'
import { routesOf } from './routes.ts'

const job = z
  .object({
    process: z.uuid().describe('which process of the server'),
    name: z.string(),
    every: z.string().describe('a schedule as cron writes it, or how many milliseconds it rests'),
    startedAt: instant.nullable().describe('null: it has not run yet'),
    tookMs: z.int().nullable(),
    runs: z.int(),
    failures: z.int(),
    fault: z.string().nullable().describe('code of the last failure'),
    failedAt: instant.nullable(),
    toldAt: instant.describe('when the process was last heard of'),
  })
  .meta({ id: 'JobRun' })
export type JobRun = z.output<typeof job>

const dead = z
  .object({
    stream: z.uuid(),
    id: z.uuid(),
    listener: z.string(),
    kind: z.string(),
    at: instant,
    attempts: z.int(),
    fault: z.string(),
  })
  .meta({ id: 'DeadDelivery' })
export type DeadDelivery = z.output<typeof dead>

const one = z.strictObject({ stream: z.uuid(), id: z.uuid(), listener: z.string().min(1).max(100) })

export const runningRoutes = routesOf({
  'GET /api/running/jobs': {
    summary: '后台作业：什么时候跑过、多久、有没有出错',
    act: 'running.read',
    paths: ['oversight'],
    answer: z.object({
      rows: z.array(job),
      waiting: z.int().describe('announced events that wait to be handed on'),
      dead: z.int().describe('those that nobody tries any more'),
    }),
    errors: [],
  },
  'GET /api/running/deliveries': {
    summary: '送不到的内部通知（死信），最早的在前',
    act: 'running.read',
    paths: ['oversight'],
    query: z.strictObject({ after: z.uuid().optional().describe('cursor: `next` of the page before') }),
    answer: pageOf(dead),
    errors: [],
  },
  'POST /api/running/deliveries/:stream/:id/:listener/retry': {
    summary: '再送一次送不到的内部通知',
    act: 'running.mend',
    paths: ['oversight'],
    params: one,
    body: z.strictObject({ reason: z.enum(againReasons) }),
    answer: done,
    errors: ['running.no-delivery'],
  },
  'POST /api/running/deliveries/:stream/:id/:listener/giving-up': {
    summary: '放弃一个送不到的内部通知，让后面的继续',
    act: 'running.mend',
    paths: ['oversight'],
    params: one,
    body: z.strictObject({ reason: z.enum(giveUpReasons) }),
    answer: done,
    errors: ['running.no-delivery'],
  },
})

export const runningErrors = errorsOf('running', {
  'no-trial': {
    status: 404,
    text: {
      'zh-CN': '这个对外连接没有设，或者不能试。',
      en: 'This boundary is not set, or cannot be tried.',
    },
  },
  'too-soon': {
    status: 429,
    text: { 'zh-CN': '试得太多了，请过五分钟再试。', en: 'Tried too often; try again in five minutes.' },
  },
  'no-delivery': {
    status: 404,
    text: {
      'zh-CN': '没有这个送不到的通知，或者已经处理过了。',
      en: 'There is no such dead delivery, or somebody has seen to it.',
    },
  },
})
