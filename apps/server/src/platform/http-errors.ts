import { allErrors, type ErrorCode } from '@tongban/contracts/all'
import { type FieldFault, type Language, languages, type Text, textIn } from '@tongban/contracts/errors'
import type { ErrorAnswer } from '@tongban/contracts/general'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ZodError } from 'zod'

import { faultOf } from './fault.ts'
import { Refusal } from './refusal.ts'

const frameworkCodes: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'general.wrong-type',
  FST_ERR_CTP_BODY_TOO_LARGE: 'general.too-large',
  FST_REQ_FILE_TOO_LARGE: 'general.too-large',
  FST_PARTS_LIMIT: 'general.too-large',
  FST_FILES_LIMIT: 'general.too-large',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'general.wrong-type',
}
/** The name of the field when it is not one field but all that was sent. */
export const wholeBody = 'body'
const fieldTexts: Readonly<Record<string, Text>> = {
  invalid_type: {
    'zh-CN': '这里要填，格式也要对。',
    en: 'This must be filled in, in the form that is asked for.',
  },
  unrecognized_keys: { 'zh-CN': '这里有不认识的内容。', en: 'There is something unknown here.' },
  invalid_format: { 'zh-CN': '格式不对。', en: 'This is not written as it must be.' },
  invalid_value: { 'zh-CN': '不在可选的范围内。', en: 'This is none of the choices.' },
  too_small: { 'zh-CN': '太短或没有填。', en: 'This is too short, or empty.' },
}
const lookHere: Text = { 'zh-CN': '请检查这里。', en: 'Please check this.' }

/** Answers any error as the contract says: a declared code, a sentence, the fields, a number for support. */
export async function answerError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const { code, fields } = readError(error, languageOf(request))
  const kind = allErrors[code]
  if (kind.status >= 500) request.server.log.error({ code, fault: faultOf(error), request: request.id })
  const message = textIn(kind.text, languageOf(request))
  const answer: ErrorAnswer = {
    code,
    message,
    fields: fields.map((field) => ({ ...field, message: field.message === '' ? message : field.message })),
    request: request.id,
  }
  if (error instanceof Refusal && error.retryAfterSeconds !== undefined)
    reply.header('retry-after', error.retryAfterSeconds)
  await reply.status(kind.status).header('cache-control', 'no-store').send(answer)
}

function readError(error: unknown, language: Language): { code: ErrorCode; fields: readonly FieldFault[] } {
  if (error instanceof Refusal) return error
  if (error instanceof ZodError) return { code: 'general.invalid', fields: fieldsOf(error, language) }
  if (isBadValue(error) || isBrokenUpload(error)) return { code: 'general.invalid', fields: [] }
  const fault = frameworkFault(error)
  return { code: fault ?? (isOutage(error) ? 'general.unavailable' : 'general.internal'), fields: [] }
}

function fieldsOf(error: ZodError, language: Language): FieldFault[] {
  return error.issues.flatMap((issue) => {
    const names = issue.code === 'unrecognized_keys' ? issue.keys : ['']
    return names.map((name) => ({
      field: [...issue.path.map(String), name].filter((part) => part !== '').join('.') || wholeBody,
      code: issue.code,
      message: textIn(
        issue.code === 'too_big' ? tooBig(issue) : (fieldTexts[issue.code] ?? lookHere),
        language,
      ),
    }))
  })
}

/** What is too much says how much is allowed. */
function tooBig({ origin, maximum }: { readonly origin: string; readonly maximum: number | bigint }): Text {
  if (origin === 'string')
    return {
      'zh-CN': `太长了，最多 ${maximum} 个字。`,
      en: `This is too long: at most ${maximum} characters.`,
    }
  if (origin === 'array')
    return { 'zh-CN': `太多了，最多 ${maximum} 项。`, en: `These are too many: at most ${maximum}.` }
  return { 'zh-CN': `太大了，最大 ${maximum}。`, en: `This is too large: at most ${maximum}.` }
}

function frameworkFault(error: unknown): ErrorCode | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  const known = 'code' in error && typeof error.code === 'string' ? frameworkCodes[error.code] : undefined
  if (known !== undefined) return known
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500
  if (status === 404) return 'general.not-found'
  if (status === 429) return 'general.too-often'
  return status >= 400 && status < 500 ? 'general.invalid' : undefined
}

/** A value that no column can hold (class 22 of SQLSTATE): what came in was wrong, and nothing was written. */
function isBadValue(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^22\w{3}$/.test(String(error.code))
}

/** An upload that is cut off or is no form at all: the reader of forms gives these no code. */
function isBrokenUpload(error: unknown): boolean {
  return (
    error instanceof Error &&
    !('code' in error) &&
    /unexpected end of|^malformed|boundary/i.test(error.message)
  )
}

/** The database went away or is coming back: nothing was written, trying again is right. */
function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return (
    /^(?:57P0[0-3]|08\d{3}|53\d{3}|ECONN\w+|ENOENT|EPIPE)$/.test(code) ||
    /Connection terminated|timeout|is not queryable|after calling end on the pool/i.test(error.message)
  )
}

/** The reader's language by Accept-Language; Chinese when nothing else is asked for. */
export function languageOf({ headers }: FastifyRequest): Language {
  const wanted = (headers['accept-language'] ?? '')
    .split(',')
    .map((part) => part.trim().split(';')[0]?.toLowerCase() ?? '')
  const found = wanted.map((tag) =>
    languages.find(
      (language) => language.toLowerCase() === tag || (tag.startsWith('en') && language === 'en'),
    ),
  )
  return found.find((language) => language !== undefined) ?? 'zh-CN'
}
