import { z } from 'zod'

import { day, instant } from './days.ts'
import { errorsOf } from './errors.ts'
import { cursor, pageOf } from './general.ts'
import { routesOf } from './routes.ts'

const file = z
  .object({
    id: z.uuid(),
    type: z.enum(['image/jpeg', 'image/png', 'image/webp', 'application/pdf']),
    bytes: z.int(),
  })
  .meta({ id: 'StagedFile' })
export type StagedFile = z.output<typeof file>

export const materialsRoutes = routesOf({
  'POST /api/materials/:subject/files': {
    summary: '上传一张材料（先暂存，提交办件时认领）',
    act: 'materials.stage',
    paths: ['counter', 'office', 'person', 'employer'],
    params: z.strictObject({ subject: z.uuid() }),
    query: z.strictObject({
      case: z.uuid().optional().describe('opens the subject to an office, where no visit does'),
    }),
    answer: file,
    errors: [
      'materials.kind',
      'materials.empty',
      'materials.heic',
      'materials.no-file',
      'materials.infected',
      'materials.enough',
      'visits.none',
    ],
    idempotent: false,
    content: 'multipart',
  },
  'GET /api/materials/:subject/files/:id': {
    summary: '查看一张材料',
    act: 'materials.read',
    paths: ['counter', 'office', 'person', 'employer'],
    params: z.strictObject({ subject: z.uuid(), id: z.uuid() }),
    query: z.strictObject({
      case: z.uuid().optional(),
      path: z
        .enum(['counter', 'office', 'person', 'employer'])
        .optional()
        .describe('as the header Tongban-Path, which a picture cannot send'),
    }),
    answer: z.undefined(),
    errors: ['materials.no-file', 'materials.unscanned', 'materials.infected', 'visits.none'],
    content: 'file',
  },
})

const libraryFile = z
  .object({
    id: z.uuid(),
    type: file.shape.type,
    stagedAt: instant,
    used: z
      .object({ case: z.uuid(), number: z.string(), materialName: z.string(), on: day })
      .nullable()
      .describe('the newest case that has it, and as what; null when no case has it yet'),
  })
  .meta({ id: 'LibraryFile', description: 'a photograph or PDF that may be used again' })
export type LibraryFile = z.output<typeof libraryFile>

/** 本人材料库: what was sent before need not be sent again. */
export const libraryRoutes = routesOf({
  'GET /api/materials/:subject/files': {
    summary: '以前交过的材料，可以再用',
    act: 'materials.stage',
    paths: ['counter', 'person', 'employer'],
    params: z.strictObject({ subject: z.uuid() }),
    query: z.strictObject({ after: cursor }),
    answer: pageOf(libraryFile),
    errors: ['visits.none', 'materials.no-file'],
  },
})

export const materialsErrors = errorsOf('materials', {
  kind: {
    status: 415,
    text: { 'zh-CN': '只收 JPG、PNG、WebP 照片和 PDF 文件。', en: 'Only JPEG, PNG, WebP and PDF are taken.' },
  },
  heic: {
    status: 415,
    text: {
      'zh-CN': '这是苹果手机的 HEIC 格式。请在“设置—相机—格式”里选“兼容性最佳”再拍一张，或者截个屏上传。',
      en: 'This is HEIC; please take the photo again as JPEG.',
    },
  },
  empty: { status: 400, text: { 'zh-CN': '文件是空的，请重新拍一张。', en: 'The file is empty.' } },
  infected: {
    status: 422,
    text: {
      'zh-CN': '这个文件带病毒，没有收下。请换一台设备重新拍照，不要再打开它。',
      en: 'This file is infected and was not taken. Please take the photograph again on another device.',
    },
  },
  enough: {
    status: 429,
    text: {
      'zh-CN': '您一天里传的照片太多了，请明天再传，或者带着原件到任一窗口办。',
      en: 'You have sent too many photographs in one day; please go on tomorrow, or bring the papers to any counter.',
    },
  },
  unscanned: {
    status: 409,
    text: {
      'zh-CN': '这个文件还没有查过病毒，暂时打不开，过几分钟再看。办件照常走。',
      en: 'This file has not been scanned yet and stays closed; please try again in some minutes.',
    },
  },
  'no-file': { status: 404, text: { 'zh-CN': '没有这张材料。', en: 'There is no such file.' } },
  claimed: {
    status: 409,
    text: {
      'zh-CN': '这张材料已经用在别的办件里，或者已经过期，请重新上传。',
      en: 'This file is used elsewhere or has expired.',
    },
  },
})
