import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { sendCommand } from './wire.ts'

let said: object = {}
const there = createServer((_request, reply) => {
  reply.setHeader('content-type', 'application/json')
  reply.end(JSON.stringify({ key: 'k', id: '1', ...said }))
})
beforeAll(async () => await new Promise<void>((ready) => there.listen(0, '127.0.0.1', ready)))
afterAll(() => void there.close())

const send = async (body: object) => {
  said = body
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a port
  const { port } = there.address() as AddressInfo
  return await sendCommand({ url: `http://127.0.0.1:${port}`, secret: 's' }, 'k', '{}')
}

test('what is said beside an answer never undoes it: no note, an empty one, one that is too long, a day that is none', async () => {
  expect(await send({ state: 'confirmed', note: null })).toEqual({ said: 'confirmed', note: '' })
  expect(await send({ state: 'confirmed', note: 7 })).toEqual({ said: 'confirmed', note: '' })
  expect(await send({ state: 'refused', note: `  ${'字'.repeat(700)}` })).toEqual({
    said: 'refused',
    note: '字'.repeat(500),
  })
  expect(await send({ state: 'needs-more', note: '请补照片', until: '下周' })).toEqual({
    said: 'needs-more',
    id: '1',
    note: '请补照片',
    until: null,
  })
})

test('an answer in no state, or about another command, is none', async () => {
  expect(await send({ state: 'perhaps' })).toEqual({ said: 'nothing' })
  expect(await send({ state: 'confirmed', key: 'other' })).toEqual({ said: 'nothing' })
})
