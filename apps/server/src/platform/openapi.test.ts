import { allErrors, allRoutes } from '@tongban/contracts/all'
import Fastify from 'fastify'
import openapiTypes, { astToString } from 'openapi-typescript'
import { afterAll, expect, test } from 'vitest'

import { securityHeaders } from './http-walls.ts'
import { openapiDocument, serveDocuments } from './openapi.ts'

const fastify = Fastify()
fastify.addHook('onRequest', (_request, reply, next) => {
  reply.headers(securityHeaders(false))
  next()
})
await serveDocuments(fastify, '1.2.3')
afterAll(() => fastify.close())

test('the document of the client API is complete in itself: its routes, its errors, its notice, and no route of the halls', async () => {
  const reply = await fastify.inject('/openapi-client.json')
  const { paths, components, webhooks } = reply.json<{
    paths: Record<string, Record<string, { security: object[]; responses: Record<string, object> }>>
    components: { schemas: Record<string, object>; securitySchemes: object }
    webhooks: object
  }>()

  expect(Object.keys(paths).every((path) => path.startsWith('/api/client/'))).toBe(true)
  expect(paths['/api/client/cases/{subject}']?.['post']?.security).toEqual([{ key: [] }])
  expect(Object.keys(webhooks)).toEqual(['case.changed'])
  expect(components.schemas['ClientNotice']).toHaveProperty('examples')
  for (const [, name = ''] of reply.body.matchAll(/"#\/components\/schemas\/([^"]+)"/g))
    expect(components.schemas).toHaveProperty([name])
  for (const code of ['clients.key', 'clients.no-mandate', 'clients.enough', 'general.key-missing'])
    expect(reply.body).toContain(`"code":"${code}"`)
  expect(reply.body).not.toContain('Tongban-Path')
  expect(astToString(await openapiTypes(reply.body))).toContain('"/api/client/cases/{subject}/{id}"')
})

const text = JSON.stringify(openapiDocument('1.2.3'))

test('the document lists every route, every named schema once, and the codes of every refusal', async () => {
  const reply = await fastify.inject('/openapi.json')
  expect(reply.statusCode).toBe(200)
  expect(reply.body).toBe(text)
  const { paths, components } = reply.json<{
    paths: Record<string, Record<string, { operationId: string; responses: object }>>
    components: { schemas: Record<string, object> }
  }>()
  const listed = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
  )
  expect(listed.toSorted()).toEqual(Object.keys(allRoutes).toSorted())
  const ids = Object.values(paths).flatMap((methods) => Object.values(methods).map((one) => one.operationId))
  expect(new Set(ids).size).toBe(ids.length)
  for (const name of ['Error', 'Record', 'Declaration', 'Field', 'Day'])
    expect(components.schemas).toHaveProperty(name)
  const declared = Object.values(allRoutes).flatMap(({ errors }) => [...errors])
  for (const code of declared) expect(allErrors).toHaveProperty([code])
  for (const code of declared) expect(text).toContain(`"code":"${code}"`)
})

test('every reference leads somewhere, and a client can be generated', async () => {
  const names = [...text.matchAll(/"#\/([^"]+)"/g)].map(([, path]) => path ?? '')
  const { components } = JSON.parse(text)
  for (const path of new Set(names)) {
    expect(path).toMatch(/^components\/schemas\//)
    expect(components.schemas).toHaveProperty([path.split('/')[2] ?? ''])
  }
  const types = astToString(await openapiTypes(text))
  expect(types).toContain('"/api/cases/{subject}/{id}"')
  expect(types).toMatch(/"Idempotency-Key": string/)
})

test('/docs is served from here, under a policy of its own that lets its page work', async () => {
  const page = await fastify.inject('/docs')
  expect(page.statusCode).toBe(200)
  expect(page.headers['content-security-policy']).toContain("style-src 'self' 'unsafe-inline'")
  expect(page.body).not.toMatch(/(?:src|href)="(?:https?:)?\/\//)
  const scripts = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url]) => url ?? '')
  expect(scripts.length).toBeGreaterThan(4)
  for (const url of scripts)
    expect({ url, status: (await fastify.inject(url)).statusCode }).toEqual({ url, status: 200 })
  expect((await fastify.inject('/docs/json')).json()).toEqual(JSON.parse(text))
  expect((await fastify.inject('/openapi.json')).headers['content-security-policy']).not.toContain('unsafe')
})
