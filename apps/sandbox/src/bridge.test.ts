import { expect, onTestFinished, test } from 'vitest'

import { cardOf } from './bridge.ts'
import { createSandbox } from './sandbox.ts'

const origin = 'http://127.0.0.1:8080'
const card = { kind: 'resident', number: '410202195801010028', name: '王秀兰' }

function startBridge() {
  const http = createSandbox({ smsSecret: 'shared', bridge: { origin, card: cardOf(JSON.stringify(card)) } })
  onTestFinished(() => http.close())
  return http
}

const asking = (
  url: string,
  from: string | undefined = origin,
  method: 'GET' | 'POST' | 'OPTIONS' = 'POST',
) => ({
  method,
  url,
  ...(from === undefined ? {} : { headers: { origin: from } }),
})

test('a page of ours learns which devices there are, reads a card, takes a photograph and a signature', async () => {
  const http = startBridge()

  const devices = await http.inject(asking('/bridge/devices', origin, 'GET'))
  const read = await http.inject(asking('/bridge/card/read'))
  const pictures = [
    await http.inject(asking('/bridge/camera/photo')),
    await http.inject(asking('/bridge/pad/signature')),
  ]

  expect(devices.headers['access-control-allow-origin']).toBe(origin)
  expect(devices.json<{ devices: { device: string }[] }>().devices.map(({ device }) => device)).toEqual([
    'card-reader',
    'camera',
    'pad',
  ])
  expect(read.json()).toEqual(card)
  for (const picture of pictures) {
    expect(picture.headers['content-type']).toBe('image/png')
    expect(picture.rawPayload.subarray(1, 4).toString()).toBe('PNG')
  }
})

test('without a card on it the reader says so', async () => {
  const http = startBridge()
  await http.inject({ method: 'DELETE', url: '/bridge/card' })

  expect((await http.inject(asking('/bridge/card/read'))).json()).toMatchObject({ code: 'no-card' })
  await http.inject({ method: 'PUT', url: '/bridge/card', payload: card })
  expect((await http.inject(asking('/bridge/card/read'))).json()).toEqual(card)
})

test.each(['/bridge/devices', '/bridge/card/read', '/bridge/camera/photo', '/bridge/pad/signature'])(
  '%s tells a page of somebody else nothing, nor a page that does not say whose it is',
  async (url) => {
    const http = startBridge()
    const method = url === '/bridge/devices' ? 'GET' : 'POST'

    for (const from of ['https://elsewhere.example', undefined]) {
      const reply = await http.inject({
        method,
        url,
        ...(from === undefined ? {} : { headers: { origin: from } }),
      })
      expect(reply.statusCode).toBe(403)
      expect(reply.headers['access-control-allow-origin']).toBeUndefined()
    }
    expect((await http.inject(asking(url, 'https://elsewhere.example', 'OPTIONS'))).statusCode).toBe(403)
    expect((await http.inject(asking(url, origin, 'OPTIONS'))).statusCode).toBe(204)
  },
)
