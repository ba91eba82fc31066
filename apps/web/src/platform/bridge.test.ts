import { afterEach, expect, test, vi } from 'vitest'

import { bridgeAt } from './bridge.ts'

const url = 'http://127.0.0.1:17600'

afterEach(() => {
  vi.unstubAllGlobals()
})

function answering(answers: Readonly<Record<string, Response>>): void {
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    expect(init.credentials).toBe('omit')
    return await Promise.resolve(answers[address.replace(url, '')] ?? new Response('', { status: 404 }))
  })
}

test('what the bridge lists is what there is; a device nobody knows is left out', async () => {
  answering({ '/devices': Response.json({ devices: [{ device: 'camera' }, { device: 'telescope' }] }) })

  expect(await bridgeAt(url).devices()).toEqual(['camera'])
})

test('no bridge is no device, and nobody is told of a fault', async () => {
  vi.stubGlobal('fetch', async () => await Promise.reject(new TypeError('failed')))

  expect(await bridgeAt(url).devices()).toEqual([])
  await expect(bridgeAt(url).readCard()).rejects.toThrow('设备没有答复')
})

test('a card is read, and a reader without one says so in a sentence', async () => {
  const card = { kind: 'resident', number: '410202195801010028', name: '王秀兰' }
  answering({ '/card/read': Response.json({ ...card, photo: 'kept out' }) })
  expect(await bridgeAt(url).readCard()).toEqual(card)

  answering({ '/card/read': Response.json({ code: 'no-card' }, { status: 409 }) })
  await expect(bridgeAt(url).readCard()).rejects.toThrow('读卡器上没有卡')
})

test('a signature arrives as a file that can be handed in', async () => {
  const headers = { 'content-type': 'image/png' }
  answering({ '/pad/signature': new Response('png', { headers }) })

  const file = await bridgeAt(url).signature()

  expect([file.name, file.type, file.size]).toEqual(['签名.png', 'image/png', 3])
})
