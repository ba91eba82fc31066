import { allErrors } from '@tongban/contracts/all'
import { type ErrorKind, textIn } from '@tongban/contracts/errors'
import type { Route } from '@tongban/contracts/routes'
import type { z } from 'zod'

import type { Json, Listed, Shapes } from './openapi-shapes.ts'

const errors: Readonly<Record<string, ErrorKind>> = allErrors
const generalOfAll = ['general.invalid', 'general.too-often', 'general.internal', 'general.unavailable']

/** How a document's readers are let in, and what each route may refuse besides its own. */
export interface Door {
  readonly security: Json
  readonly refusals: readonly string[]
  readonly ofCommands: readonly string[]
  readonly isStaff: boolean
}

/** The halls. */
export const byCookie: Door = {
  security: { session: [] },
  refusals: ['general.not-signed-in', 'general.not-allowed'],
  ofCommands: ['general.cross-site', 'general.key-missing', 'general.key-reused'],
  isStaff: true,
}
/** Other systems. */
export const byKey: Door = {
  security: { key: [] },
  refusals: ['clients.key', 'clients.scope'],
  ofCommands: ['general.key-missing', 'general.key-reused'],
  isStaff: false,
}

/** What each route takes and answers. */
export function pathsOf(routes: Listed, shapes: Shapes, door: Door): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const [key, route] of routes) {
    const [method = 'GET', url = '/'] = key.split(' ')
    const path = url.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation(key, route, shapes, door) }
  }
  return paths
}

function operation(key: string, route: Route, shapes: Shapes, door: Door): Json {
  const [method = 'GET'] = key.split(' ')
  const command = method !== 'GET' && route.idempotent !== false
  const body = bodyOf(key, route, shapes)
  return {
    operationId: key.replaceAll(/[^a-zA-Z]+(\w?)/g, (_gap, next: string) => next.toUpperCase()),
    summary: route.summary,
    tags: [tagOf(key)],
    ...(route.act === 'public'
      ? { security: [] }
      : {
          security: [door.security],
          description: door.isStaff
            ? `权限：${route.act}；数据通道：${route.paths.join('、')}`
            : `密钥的范围：${route.act === 'clients.own' ? '任何密钥' : route.act}`,
        }),
    parameters: [
      ...parameters(route.params, shapes, `${key} params`, 'path'),
      ...parameters(route.query, shapes, `${key} query`, 'query'),
      ...(command ? [idempotencyKey] : []),
      ...(door.isStaff && route.paths.length > 1 ? [pathAsked(route.paths)] : []),
    ],
    ...(body === undefined ? {} : { requestBody: body }),
    responses: { ...success(key, route, shapes), ...refusals(route, method, command, door) },
  }
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: '同一编号重复提交只办一次，并返回第一次的结果（保留 30 天）',
  schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{8,80}$' },
} as const

const pathAsked = (paths: Route['paths']) => ({
  name: 'Tongban-Path',
  in: 'header',
  required: false,
  description: '同一人有几种授权时，说明这次从哪条通道办；不写的，按最早的授权',
  schema: { type: 'string', enum: [...paths] },
})

function parameters(
  schema: z.ZodObject | undefined,
  { schemaOf }: Shapes,
  part: string,
  where: 'path' | 'query',
): Json[] {
  if (schema === undefined) return []
  return Object.entries<z.ZodType>(schema.shape).map(([name, inner]) => ({
    name,
    in: where,
    required: where === 'path' || !inner.safeParse(undefined).success,
    schema: schemaOf(`${part} ${name}`),
  }))
}

function bodyOf(key: string, route: Route, { schemaOf }: Shapes): Json | undefined {
  if (route.content === 'multipart')
    return {
      required: true,
      content: {
        'multipart/form-data': {
          schema: {
            type: 'object',
            required: ['file'],
            properties: { file: { type: 'string', format: 'binary' } },
          },
        },
      },
    }
  if (route.body === undefined) return undefined
  return { required: true, content: { 'application/json': { schema: schemaOf(`${key} body`) } } }
}

function success(key: string, route: Route, { schemaOf }: Shapes): Json {
  if (route.content === 'redirect') return { 302: { description: '转到另一页' } }
  if (route.content === 'file')
    return {
      200: { description: '文件', content: { '*/*': { schema: { type: 'string', format: 'binary' } } } },
    }
  return {
    200: { description: '成功', content: { 'application/json': { schema: schemaOf(`${key} answer`) } } },
  }
}

/** One answer for each status; the codes that it may carry are its examples, each with its sentence. */
function refusals(route: Route, method: string, command: boolean, door: Door): Json {
  const codes = new Set([
    ...generalOfAll,
    ...(route.act === 'public' ? [] : door.refusals),
    ...(command ? door.ofCommands : method === 'GET' || !door.isStaff ? [] : ['general.cross-site']),
    ...route.errors,
  ])
  const byStatus = Map.groupBy(codes, (code) => errorKind(code).status)
  return Object.fromEntries(
    [...byStatus].map(([status, ofStatus]) => [
      status,
      {
        description: ofStatus.join(', '),
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/Error' },
            examples: Object.fromEntries(ofStatus.map((code) => [code, { value: exampleOf(code) }])),
          },
        },
      },
    ]),
  )
}

function errorKind(code: string): ErrorKind {
  const kind = errors[code]
  if (kind === undefined) throw new Error(`a route declares the error ${code}, which nobody does`)
  return kind
}

function exampleOf(code: string): Json {
  return { code, message: textIn(errorKind(code).text, 'zh-CN'), fields: [], request: '0123456789abcdef' }
}

/** A capability is the second part of a route's path. */
export function tagOf(key: string): string {
  return key.split('/')[2] ?? 'general'
}
