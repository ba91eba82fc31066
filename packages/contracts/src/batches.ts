import { z } from 'zod'

import { windowView } from './checks.ts'
import { instant } from './days.ts'
import { errorsOf } from './errors.ts'
import { routesOf } from './routes.ts'

const state = z
  .enum(['checked', 'applying', 'done'])
  .describe(
    'checked: a dry run, nothing was handed in; applying: it is being handed in; done: its receipt was issued',
  )

const batch = z
  .object({
    id: z.uuid(),
    item: z.string(),
    itemName: z.string(),
    state,
    stopped: z
      .string()
      .nullable()
      .describe('why it ended before all was handed in, as a sentence; null where it did not'),
    number: z.string().nullable().describe('of the list and of its receipt; null before it is handed in'),
    rows: z.int(),
    good: z.int().describe('rows that can go'),
    faulty: z.int().describe('rows with a fault'),
    taken: z.int().describe('rows that were handed in'),
    cases: z.int().describe('cases that they became'),
    madeBy: z.string(),
    madeAt: instant,
    appliedAt: instant.nullable(),
    endedAt: instant.nullable(),
    expiresAt: instant.describe('when the list goes by itself; its cases and its receipt stay'),
  })
  .meta({ id: 'Batch', description: '名单: what an employer hands in for many of its people at once' })
export type Batch = z.output<typeof batch>

const detail = batch
  .extend({
    people: z
      .enum(['newcomers', 'members'])
      .describe('newcomers are asked whether it is right, members are told that they leave'),
    window: windowView.nullable().describe('until when it counts for which month'),
    faults: z
      .array(
        z.object({
          row: z.int().describe('as the table program numbers it'),
          column: z.string(),
          message: z.string(),
        }),
      )
      .describe('the first of them; all are in the file of rejects'),
    standing: z
      .object({ open: z.int(), done: z.int(), otherwise: z.int() })
      .describe(
        'how its cases stand: under way, completed, ended otherwise; its receipt is the paper under its id',
      ),
  })
  .meta({ id: 'BatchDetail' })
export type BatchDetail = z.output<typeof detail>

const ofSubject = z.strictObject({ subject: z.uuid() })
const ofOne = z.strictObject({ subject: z.uuid(), id: z.uuid() })
const format = z.enum(['xlsx', 'csv'])
const path = z.enum(['employer']).optional().describe('as the header Tongban-Path, which a link cannot send')

export const batchesRoutes = routesOf({
  'GET /api/batches/:subject': {
    summary: '单位的名单，最近的在前；哪些事能用名单办',
    act: 'cases.hand-in',
    paths: ['employer'],
    params: ofSubject,
    answer: z.object({
      rows: z.array(batch),
      items: z.array(z.object({ code: z.string(), name: z.string(), window: windowView.nullable() })),
    }),
    errors: ['cases.not-found'],
  },
  'GET /api/batches/:subject/template': {
    summary: '名单的空表；减员的已经填好在册的人',
    act: 'cases.hand-in',
    paths: ['employer'],
    params: ofSubject,
    query: z.strictObject({ item: z.string().max(100), format, path }),
    answer: z.undefined(),
    errors: ['catalogue.no-item', 'batches.no-list', 'cases.not-found'],
    content: 'file',
  },
  'POST /api/batches/:subject': {
    summary: '上传名单试算：只核对，不提交',
    act: 'cases.hand-in',
    paths: ['employer'],
    params: ofSubject,
    query: z.strictObject({ item: z.string().max(100) }),
    answer: batch,
    errors: [
      'catalogue.no-item',
      'cases.not-found',
      'cases.distrusted',
      'batches.no-list',
      'batches.empty',
      'batches.columns',
      'batches.encoding',
      'batches.enough',
      'batches.old-workbook',
      'batches.too-large',
      'batches.too-many',
      'batches.unreadable',
      'general.too-large',
      'general.wrong-type',
    ],
    idempotent: false,
    content: 'multipart',
  },
  'GET /api/batches/:subject/:id': {
    summary: '一份名单：核对结果、进度、办件的情况',
    act: 'cases.hand-in',
    paths: ['employer'],
    params: ofOne,
    answer: detail,
    errors: ['batches.unknown'],
  },
  'GET /api/batches/:subject/:id/rejects': {
    summary: '有错的行，每行写明错在哪里，改好可以再传',
    act: 'cases.hand-in',
    paths: ['employer'],
    params: ofOne,
    query: z.strictObject({ format, path }),
    answer: z.undefined(),
    errors: ['batches.unknown'],
    content: 'file',
  },
  'POST /api/batches/:subject/:id/application': {
    summary: '把核对过的名单交上去',
    act: 'cases.hand-in',
    paths: ['employer'],
    params: ofOne,
    body: z.strictObject({ good: z.int().describe('how many rows will go, as it stood on the screen') }),
    answer: batch,
    errors: [
      'batches.unknown',
      'batches.state',
      'batches.nothing',
      'cases.new-version',
      'catalogue.no-item',
      'cases.not-online',
    ],
  },
  'POST /api/batches/:subject/:id/stop': {
    summary: '停下来：已经交的照办，没交的不交了',
    act: 'cases.hand-in',
    paths: ['employer'],
    params: ofOne,
    answer: batch,
    errors: ['batches.unknown', 'batches.state'],
  },
})

export const batchesErrors = errorsOf('batches', {
  unknown: {
    status: 404,
    text: {
      'zh-CN': '没有这份名单，或者它已经过期删掉了。',
      en: 'There is no such list, or it has expired.',
    },
  },
  'no-list': {
    status: 422,
    text: {
      'zh-CN': '这件事不能用名单办，请一件一件办。',
      en: 'This is not done by list; please hand it in one by one.',
    },
  },
  empty: {
    status: 422,
    text: { 'zh-CN': '表里没有一行内容，请填好再传。', en: 'There are no rows in this table.' },
  },
  columns: {
    status: 422,
    text: {
      'zh-CN': '表头不全，缺下面这些栏。请用这里下载的空表，栏的先后没有关系。',
      en: 'Columns are missing. Please use the template from this page; their order does not matter.',
    },
  },
  encoding: {
    status: 422,
    text: {
      'zh-CN': '这个文件的文字读不出来。请另存为 .xlsx，或者 UTF-8、GB18030 编码的 .csv。',
      en: 'The text of this file cannot be read. Please save it as .xlsx, or as .csv in UTF-8 or GB18030.',
    },
  },
  enough: {
    status: 429,
    text: {
      'zh-CN': '没有交的名单太多了。请先把核对过的交上去，或者过几天再传。',
      en: 'There are too many lists that were not handed in.',
    },
  },
  'old-workbook': {
    status: 415,
    text: {
      'zh-CN': '这是旧版 .xls，或者加了密码的表。请去掉密码，另存为 .xlsx 再传。',
      en: 'This is an old .xls, or has a password. Please save it as .xlsx without one.',
    },
  },
  'too-large': {
    status: 413,
    text: {
      'zh-CN': '这个表展开以后太大了。请删掉用不着的内容，或者分成几份传。',
      en: 'This table is too large when unpacked; please split it.',
    },
  },
  'too-many': {
    status: 413,
    text: {
      'zh-CN': '一份名单最多 50000 行，请分成几份传。',
      en: 'A list has 50,000 rows at most; please split it.',
    },
  },
  unreadable: {
    status: 422,
    text: {
      'zh-CN': '这个文件打不开。请用 .xlsx 或 .csv，建议从这里下载空表来填。',
      en: 'This file cannot be read. Please use .xlsx or .csv.',
    },
  },
  state: {
    status: 409,
    text: {
      'zh-CN': '这份名单已经不是这个状态了，请看看现在到了哪一步。',
      en: 'This list has gone on meanwhile; please look where it stands.',
    },
  },
  nothing: {
    status: 422,
    text: { 'zh-CN': '这份名单没有一行能交。请改好再传。', en: 'No row of this list can be handed in.' },
  },
})
