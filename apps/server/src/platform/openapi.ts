import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { allRoutes } from '@tongban/contracts/all'
import type { Route } from '@tongban/contracts/routes'
import type { FastifyInstance } from 'fastify'

import { clientDocument } from './openapi-client.ts'
import { byCookie, pathsOf, tagOf } from './openapi-paths.ts'
import { type Json, shapesOf } from './openapi-shapes.ts'

/** The whole interface as OpenAPI 3.1, written from the table of routes that the server itself serves (D-5). */
export function openapiDocument(version: string): Json {
  const routes = Object.entries<Route>(allRoutes)
  const shapes = shapesOf(routes, {})
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
    paths: pathsOf(routes, shapes, byCookie),
    components: {
      schemas: shapes.components,
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-s', description: '不用 https 时名为 s' },
      },
    },
  }
}

/** Serves the documents at `/openapi.json` and `/openapi-client.json`, the first and at `/docs` readable, with everything from this server. */
export async function serveDocuments(fastify: FastifyInstance, version: string): Promise<void> {
  let written: Json | undefined
  const document = (): Json => (written ??= openapiDocument(version)) // when first asked for: a start does not wait for it
  let text: string | undefined
  fastify.get('/openapi.json', async (_request, reply) =>
    reply.type('application/json').send((text ??= JSON.stringify(document()))),
  )
  let ofClients: string | undefined
  fastify.get('/openapi-client.json', async (_request, reply) =>
    reply.type('application/json').send((ofClients ??= JSON.stringify(clientDocument(version)))),
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
