import { randomUUID } from 'node:crypto'

import { fileBytesAtMost } from '@tongban/contracts/file-size'
import type { InjectOptions } from 'fastify'
import { expect, test } from 'vitest'

import { openDigest } from '../test/digest.ts'
import { faultOf } from '../test/judge.ts'
import { openScene } from '../test/scene.ts'
import { createWorld, multipart, photograph } from '../test/world.ts'

const world = await createWorld()
const scene = await openScene(world)
const digest = await openDigest(world.connection)
const route = 'POST /api/materials/:subject/files'

const heic = Buffer.concat([
  Buffer.from([0, 0, 0, 24]),
  Buffer.from('ftypheic\0\0\0\0heicmif1'),
  Buffer.alloc(64),
])

test.each([
  ['nothing at all', Buffer.alloc(0), 'materials.empty'],
  ['a text', Buffer.from('just words'), 'materials.kind'],
  ['a page', Buffer.from('<html><script>alert(1)</script>'), 'materials.kind'],
  [
    'a drawing that can hold a script',
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    'materials.kind',
  ],
  ['a photograph of an iPhone', heic, 'materials.heic'],
  ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), 'materials.kind'],
  ['an archive', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(200)]), 'materials.kind'],
  ['more than is taken', Buffer.alloc(fileBytesAtMost + 1, photograph), 'general.too-large'],
])('%s is refused in a sentence, and nothing is kept', async (_what, content, code) => {
  const before = await digest()

  const reply = await scene.clerk.upload(`/api/materials/${scene.subject}/files`, content, '照片.png')

  expect(faultOf(route, reply)).toBeUndefined()
  expect(reply.json()).toMatchObject({ code })
  expect(await digest()).toEqual(before)
})

test('the word of the sender about kind and name of a file counts for nothing', async () => {
  const named = await scene.clerk.upload(
    `/api/materials/${scene.subject}/files`,
    photograph,
    '../../etc/passwd',
  )
  const html = await scene.clerk.upload(`/api/materials/${scene.subject}/files`, photograph, 'x.html')

  expect([named, html].map((reply) => reply.json<{ type: string }>().type)).toEqual([
    'image/png',
    'image/png',
  ])
})

test.each(Object.entries(broken()))(
  'a form that is %s is refused, and nothing is kept',
  async (_what, sent) => {
    const before = await digest()

    const reply = await world.http.inject(uploaded(sent))

    expect(reply.statusCode).toBeGreaterThanOrEqual(400)
    expect(faultOf(route, reply)).toBeUndefined()
    expect(await digest()).toEqual(before)
  },
)

test('who has no visit stages nothing, however right the file', async () => {
  const before = await digest()

  const reply = await scene.clerk.upload(`/api/materials/${randomUUID()}/files`, photograph)

  expect(reply.json()).toMatchObject({ code: 'visits.none' })
  expect(await digest()).toEqual(before)
})

type Sent = Pick<InjectOptions, 'payload' | 'headers'>

function uploaded(sent: Sent): InjectOptions {
  const headers = { cookie: scene.clerk.cookie, 'sec-fetch-site': 'same-origin', ...sent.headers }
  return { method: 'POST', url: `/api/materials/${scene.subject}/files`, ...sent, headers }
}

/** Forms as broken browsers, cut connections and attackers send them. */
function broken(): Readonly<Record<string, Sent>> {
  const whole = multipart(photograph, 'photo.png')
  const bytes = Buffer.isBuffer(whole.payload) ? whole.payload : Buffer.alloc(0)
  const typed = (type: string, payload: Buffer | string = bytes): Sent => ({
    payload,
    headers: { 'content-type': type },
  })
  const field = '--b\r\ncontent-disposition: form-data; name="x"\r\n\r\n1\r\n'
  const file = `--b\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\n\r\n`
  return {
    'cut off in its head': { ...whole, payload: bytes.subarray(0, 40) },
    'cut off in its file': { ...whole, payload: bytes.subarray(0, bytes.length - 60) },
    'cut off before its end': { ...whole, payload: bytes.subarray(0, bytes.length - 6) },
    empty: { ...whole, payload: Buffer.alloc(0) },
    'without a boundary': typed('multipart/form-data'),
    'with another boundary': typed('multipart/form-data; boundary=other'),
    'a field and no file': typed('multipart/form-data; boundary=b', `${field}--b--\r\n`),
    'many fields': typed('multipart/form-data; boundary=b', `${field.repeat(50)}--b--\r\n`),
    'a part without a head': typed('multipart/form-data; boundary=b', '--b\r\n\r\nx\r\n--b--\r\n'),
    'a head without an end': typed('multipart/form-data; boundary=b', `--b\r\n${'x'.repeat(100_000)}`),
    'a file of text': typed('multipart/form-data; boundary=b', `${file}text\r\n--b--\r\n`),
    JSON: typed('application/json', '{"file":"x"}'),
    'a photograph without a form': typed('image/png', photograph),
    'a text': typed('text/plain', 'file'),
  }
}
