import { randomUUID } from 'node:crypto'

import { expect, test } from 'vitest'

import { optionsOf, routeKeys, validRequests } from '../test/requests.ts'
import { openScene } from '../test/scene.ts'
import { createWorld } from '../test/world.ts'

const world = await createWorld()
const requests = validRequests(world, await openScene(world))
/** This world has no OpenID provider, no telephones and no gateway: here the routes say so; each has a test of its own. */
const withoutProvider = new Map<string, string>([
  ['GET /api/login/openid', 'login.no-openid'],
  ['POST /api/login/openid/binding', 'login.no-openid'],
  ['GET /api/login/openid/callback', 'login.no-openid'],
  ['GET /api/accounts/openid', 'login.no-openid'],
  ['GET /api/accounts/openid/callback', 'login.no-openid'],
  ['GET /api/demo/phone', 'general.not-found'],
  ['POST /api/messages/reports', 'messages.not-signed'],
])

test('the table of valid requests has every route of the contracts, and no other', () => {
  expect(Object.keys(requests).toSorted()).toEqual(routeKeys.toSorted())
})

test.each(routeKeys)('%s succeeds with a valid request', async (route) => {
  const reply = await world.http.inject(optionsOf(await requests[route](), randomUUID()))

  const said = reply.statusCode === 200 ? 'success' : reply.json<{ code: string }>().code
  expect(said).toBe(withoutProvider.get(route) ?? 'success')
})
