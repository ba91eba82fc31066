import { z } from 'zod'

import { errorsOf } from './errors.ts'

/** Errors that any route may answer. */
export const generalErrors = errorsOf('general', {
  invalid: {
    status: 400,
    text: {
      'zh-CN': '填写的内容有问题，请看下面标出的地方。',
      en: 'Something entered is not right; see the fields below.',
    },
  },
  period: {
    status: 422,
    text: {
      'zh-CN': '开始的那天不能晚于结束的那天。',
      'zh-HK': '開始的那天不能晚於結束的那天。',
      en: 'The first day cannot come after the last.',
    },
  },
  'not-signed-in': { status: 401, text: { 'zh-CN': '请先登录。', en: 'Please sign in first.' } },
  'not-allowed': {
    status: 403,
    text: { 'zh-CN': '您的岗位没有这项权限。', en: 'Your role does not open this.' },
  },
  'no-mandate': {
    status: 403,
    text: {
      'zh-CN': '您现在不能替这个单位办事：没有授权，或者授权已经收回、到期。请问单位负责人。',
      'zh-HK': '您現在不能替這個單位辦事：沒有授權，或者授權已經收回、到期。請問單位負責人。',
      en: 'You may not act for this employer now: there is no mandate, or it was revoked or has ended. Please ask its principal.',
    },
  },
  kin: {
    status: 403,
    text: {
      'zh-CN': '这件事是您本人或您家人的，按回避规定由同事办，您这里看不到内容，也办不了。请交给同事。',
      'zh-HK': '這件事是您本人或您家人的，按迴避規定由同事辦，您這裡看不到內容，也辦不了。請交給同事。',
      en: 'This is about yourself or your family. A colleague deals with it; you neither see nor decide it. Please pass it on.',
    },
  },
  ward: {
    status: 403,
    text: {
      'zh-CN':
        '您的事由监护人替您办，您自己可以看，不能交。监护人还没登记的，请监护人带证件到任一窗口登记，以后用他自己的手机号替您办；满16周岁、靠自己劳动收入生活的，或者监护已经结束的，请带材料到任一窗口。',
      'zh-HK':
        '您的事由監護人替您辦，您自己可以看，不能交。監護人還沒登記的，請監護人帶證件到任一窗口登記，以後用他自己的手機號替您辦；滿16周歲、靠自己勞動收入生活的，或者監護已經結束的，請帶材料到任一窗口。',
      en: 'Your guardian does your business; you may read it and hand nothing in. If your guardian is not recorded yet, he can be at any counter, and then acts with his own telephone. If you are sixteen and live on your own work, or the guardianship has ended, please bring the papers to any counter.',
    },
  },
  'mandate-over': {
    status: 403,
    text: {
      'zh-CN':
        '您现在不能替这个人办事：没有授权，或者授权已经收回、到期。请本人在“我的 → 家人代办”里重新授权，或带身份证到任一窗口授权；办自己的事不受影响。',
      'zh-HK':
        '您現在不能替這個人辦事：沒有授權，或者授權已經收回、到期。請本人在「我的 → 家人代辦」裡重新授權，或帶身份證到任一窗口授權；辦自己的事不受影響。',
      en: 'You may not act for this person now: there is no mandate, or it was revoked or has ended. He can give a new one under "Mine → Acting for family", or at any counter with his identity card; your own business is not affected.',
    },
  },
  'never-by-mandate': {
    status: 403,
    text: {
      'zh-CN': '这件事只能由本人办，授权代办不了。请本人登录来办，或带身份证到任一窗口。',
      'zh-HK': '這件事只能由本人辦，授權代辦不了。請本人登入來辦，或帶身份證到任一窗口。',
      en: 'Only the person himself can do this, by no mandate. He can sign in himself, or come to any counter with his identity card.',
    },
  },
  'cross-site': {
    status: 403,
    text: {
      'zh-CN': '这个请求不是从本系统的页面发出的，没有执行。',
      en: 'This request did not come from our own pages and was not carried out.',
    },
  },
  'not-found': { status: 404, text: { 'zh-CN': '没有找到您要的内容。', en: 'There is nothing here.' } },
  'wrong-method': {
    status: 405,
    text: { 'zh-CN': '这个地址不支持这种操作。', en: 'This address does not take this kind of request.' },
  },
  'key-missing': {
    status: 400,
    text: { 'zh-CN': '缺少 Idempotency-Key，请重新提交一次。', en: 'The header Idempotency-Key is missing.' },
  },
  'key-reused': {
    status: 422,
    text: {
      'zh-CN': '这个提交编号已经用于另一项操作，请刷新后再试。',
      en: 'This idempotency key was used for something else.',
    },
  },
  'too-large': {
    status: 413,
    text: { 'zh-CN': '内容太大，超过了上限。', en: 'This is larger than is allowed.' },
  },
  'wrong-type': {
    status: 415,
    text: { 'zh-CN': '不支持这种格式。', en: 'This kind of content is not supported.' },
  },
  'too-often': {
    status: 429,
    text: { 'zh-CN': '操作太频繁，请稍后再试。', en: 'Too often; please try again later.' },
  },
  stale: {
    status: 409,
    text: {
      'zh-CN': '别人刚刚改过这条记录，请刷新后再做。',
      en: 'Someone has just changed this; please refresh first.',
    },
  },
  'login-too-old': {
    status: 401,
    text: {
      'zh-CN': '登录已超过 12 小时，作决定前请重新登录。',
      en: 'Sign in again before deciding: this login is older than 12 hours.',
    },
  },
  internal: {
    status: 500,
    text: {
      'zh-CN': '系统出了差错，没有改动任何内容。请把下面的编号告诉管理员。',
      en: 'Something failed on our side; nothing was changed.',
    },
  },
  unavailable: {
    status: 503,
    text: {
      'zh-CN': '系统正在恢复，请稍等片刻再试。',
      en: 'The system is coming back; please try again in a moment.',
    },
  },
})

/** What every refusal looks like on the wire (D-30). */
export const errorAnswer = z
  .object({
    code: z.string(),
    message: z.string().describe('a sentence in the language of the reader'),
    fields: z.array(z.object({ field: z.string(), code: z.string(), message: z.string() })),
    request: z.string().describe('number to tell the support'),
  })
  .meta({ id: 'Error' })
export type ErrorAnswer = z.output<typeof errorAnswer>

/** One page of a list: `next` is the cursor of the page after it, null on the last. */
export function pageOf<Row extends z.ZodType>(row: Row) {
  return z.object({ rows: z.array(row), next: z.string().nullable() })
}

export const cursor = z.string().max(200).optional().describe('cursor: `next` of the page before')
export const done = z.object({ done: z.literal(true) }).meta({ id: 'Done' })
export const areaCode = z
  .string()
  .regex(/^\d{6}$/)
  .describe('GB/T 2260 code')
