import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { allErrors, allRoutes } from '@tongban/contracts/all'
import { type ErrorKind, textIn } from '@tongban/contracts/errors'
import { errorAnswer } from '@tongban/contracts/general'
import type { Route } from '@tongban/contracts/routes'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'

type Json = Readonly<Record<string, unknown>>
type Way = 'input' | 'output'

/** The document, and what its parts are looked up by while it is written. */
interface Shapes {
  readonly components: Json
  /** The schema of a part of a route, as `POST /api/cases body`. */
  readonly schemaOf: (part: string) => Json
}

const routes = Object.entries<Route>(allRoutes)
const errors: Readonly<Record<string, ErrorKind>> = allErrors
const generalOfAll = ['general.invalid', 'general.too-often', 'general.internal', 'general.unavailable']
const generalOfStaff = ['general.not-signed-in', 'general.not-allowed']
const generalOfCommands = ['general.cross-site', 'general.key-missing', 'general.key-reused']

/** The whole interface as OpenAPI 3.1, written from the table of routes that the server itself serves (D-5). */
export function openapiDocument(version: string): Json {
  const shapes = shapesOfAll()
  const paths: Record<string, Record<string, Json>> = {}
  for (const [key, route] of routes) {
    const [method = 'GET', url = '/'] = key.split(' ')
    const path = url.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation(key, route, shapes) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '通办 Tongban',
      version,
      description: '社会保险经办服务平台的接口；由合同（contracts）生成，与服务器实际提供的完全一致。',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(routes.map(([key]) => tagOf(key)))].map((name) => ({ name })),
    paths,
    components: {
      schemas: shapes.components,
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-s', description: '不用 https 时名为 s' },
      },
    },
  }
}

/** Serves the document at `/openapi.json`, and at `/docs` readable, with everything from this server. */
export async function serveDocuments(fastify: FastifyInstance, version: string): Promise<void> {
  let written: Json | undefined
  const document = (): Json => (written ??= openapiDocument(version)) // when first asked for: a start does not wait for it
  let text: string | undefined
  fastify.get('/openapi.json', async (_request, reply) =>
    reply.type('application/json').send((text ??= JSON.stringify(document()))),
  )
  await fastify.register(async (docs) => {
    await docs.register(swagger, {
      mode: 'static',
      specification: { document: { openapi: '3.1.0', info: { title: '通办 Tongban', version }, paths: {} } },
    })
    await docs.register(swaggerUi, {
      routePrefix: '/docs',
      staticCSP: documentsPolicy,
      transformSpecification: document,
      transformSpecificationClone: false,
      uiConfig: { docExpansion: 'none', tryItOutEnabled: false, validatorUrl: null },
      theme: { title: '通办 接口文档' },
    })
  })
}

/** As everywhere, nothing from outside; only here, styles that the reader's own script writes into its page. */
const documentsPolicy =
  "default-src 'self';base-uri 'self';font-src 'self' data:;form-action 'self';frame-ancestors 'self';img-src 'self' data:;object-src 'none';script-src 'self';script-src-attr 'none';style-src 'self' 'unsafe-inline'"

function operation(key: string, route: Route, shapes: Shapes): Json {
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
          security: [{ session: [] }],
          description: `权限：${route.act}；数据通道：${route.paths.join('、')}`,
        }),
    parameters: [
      ...parameters(route.params, shapes, `${key} params`, 'path'),
      ...parameters(route.query, shapes, `${key} query`, 'query'),
      ...(command ? [idempotencyKey] : []),
      ...(route.paths.length > 1 ? [pathAsked(route.paths)] : []),
    ],
    ...(body === undefined ? {} : { requestBody: body }),
    responses: { ...success(key, route, shapes), ...refusals(route, method, command) },
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
function refusals(route: Route, method: string, command: boolean): Json {
  const codes = new Set([
    ...generalOfAll,
    ...(route.act === 'public' ? [] : generalOfStaff),
    ...(command ? generalOfCommands : method === 'GET' ? [] : ['general.cross-site']),
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
function tagOf(key: string): string {
  return key.split('/')[2] ?? 'general'
}

/**
 * All schemas are converted at once, requests as they are sent and answers as they are read, so that a name means the
 * same everywhere; where a named schema is read otherwise than it is sent, what is sent is named `…Input`.
 */
function shapesOfAll(): Shapes {
  const sent = converted('input')
  const read = converted('output')
  const differing = differingNames(sent.named, read.named)
  const inputName = (name: string): string => (differing.has(name) ? `${name}Input` : name)
  const sentComponents = Object.entries(sent.named).map(([name, shape]) => [
    inputName(name),
    pointed(shape, inputName),
  ])
  const readComponents = Object.entries(read.named).map(([name, shape]) => [
    name,
    pointed(shape, (same) => same),
  ])
  const parts = {
    ...mapped(sent.parts, (shape) => pointed(shape, inputName)),
    ...mapped(read.parts, (shape) => pointed(shape, (same) => same)),
  }
  return {
    components: Object.fromEntries([...sentComponents, ...readComponents]),
    schemaOf: (part) => parts[part] ?? {},
  }
}

interface Converted {
  readonly parts: Readonly<Record<string, Json>>
  readonly named: Readonly<Record<string, Json>>
}

function converted(way: Way): Converted {
  const parts = Object.fromEntries(routes.flatMap(([key, route]) => partsOf(key, route, way)))
  const { properties, $defs } = z
    .looseObject({
      properties: z.record(z.string(), z.record(z.string(), z.unknown())),
      $defs: z.record(z.string(), z.record(z.string(), z.unknown())),
    })
    .parse(z.toJSONSchema(z.object(parts), { io: way, unrepresentable: 'any' }))
  return { parts: properties, named: mapped($defs, ({ id: _id, ...shape }) => shape) }
}

function partsOf(
  key: string,
  { params, query, body, answer, content }: Route,
  way: Way,
): [string, z.ZodType][] {
  if (way === 'output')
    return [
      [`${key} error`, errorAnswer],
      ...(content === 'file' || content === 'redirect'
        ? []
        : [[`${key} answer`, answer] as [string, z.ZodType]]),
    ]
  const inner = (where: string, schema: z.ZodObject | undefined): [string, z.ZodType][] =>
    Object.entries<z.ZodType>(schema?.shape ?? {}).map(([name, part]) => [`${key} ${where} ${name}`, part])
  return [
    ...inner('params', params),
    ...inner('query', query),
    ...(body === undefined ? [] : [[`${key} body`, body] as [string, z.ZodType]]),
  ]
}

/** Names whose two shapes differ, and all that lead to them. */
function differingNames(sent: Converted['named'], read: Converted['named']): ReadonlySet<string> {
  const texts = mapped(sent, (shape) => JSON.stringify(shape))
  const found = new Set(
    Object.keys(sent).filter((name) => name in read && JSON.stringify(read[name]) !== texts[name]),
  )
  for (let before = -1; before !== found.size;) {
    before = found.size
    for (const [name, text] of Object.entries(texts))
      if ([...found].some((other) => text.includes(`"#/$defs/${other}"`))) found.add(name)
  }
  return found
}

/** The same schema with its references to where OpenAPI keeps named ones. */
function pointed(shape: Json, nameOf: (name: string) => string): Json {
  const text = JSON.stringify(shape).replaceAll(
    /"#\/\$defs\/([^"]+)"/g,
    (_whole, name: string) => `"#/components/schemas/${nameOf(name)}"`,
  )
  return z.record(z.string(), z.unknown()).parse(JSON.parse(text))
}

function mapped<In, Out>(of: Readonly<Record<string, In>>, map: (value: In) => Out): Record<string, Out> {
  return Object.fromEntries(Object.entries(of).map(([key, value]) => [key, map(value)]))
}
