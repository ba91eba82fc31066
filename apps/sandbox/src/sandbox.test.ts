import { createHmac } from 'node:crypto'

import { expect, onTestFinished, test } from 'vitest'

import { createSandbox } from './sandbox.ts'

const message = { to: '13800000001', text: '您的办件已受理' }
const command = { command: 'change-person', subject: 's-1', body: { name: '陈静' } }

test('a message that is sent twice under one key arrives once', async () => {
  const http = startSandbox()

  const replies = await Promise.all([1, 2].map(() => post(http, '/sms', message)))

  expect(replies.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 201])
  expect(replies[0]?.json()).toEqual(replies[1]?.json())
  expect((await http.inject('/sms')).json()).toMatchObject({ messages: [message] })
})

test('messages are listed by telephone', async () => {
  const http = startSandbox()
  await post(http, '/sms', message, 'key-to-one')
  await post(http, '/sms', { ...message, to: '13800000002' }, 'key-to-two')

  const { messages } = (await http.inject('/sms?to=13800000002')).json<{ messages: { to: string }[] }>()

  expect(messages.map(({ to }) => to)).toEqual(['13800000002'])
})

test('the core confirms a command once and can be asked about it', async () => {
  const http = startSandbox()

  const first = (await post(http, '/core/commands', command)).json<{ id: string }>()
  const again = (await post(http, '/core/commands', command)).json<{ id: string }>()

  expect(again).toEqual(first)
  expect((await http.inject(`/core/commands/${first.id}`)).json()).toMatchObject({
    ...command,
    state: 'confirmed',
  })
  expect((await http.inject('/core/commands/unknown')).statusCode).toBe(404)
})

test('the core plays what it is told: slow, down, an answer that is lost, and a refusal', async () => {
  const http = startSandbox()
  const told = async (play: string) =>
    await http.inject({ method: 'POST', url: '/core/faults', payload: { play } })
  const stateOf = (reply: Awaited<ReturnType<typeof post>>) => [
    reply.statusCode,
    reply.json<{ state?: string }>().state,
  ]

  await told('slow')
  const taken = await post(http, '/core/commands', command, 'key-slow')
  const url = `/core/commands/${taken.json<{ id: string }>().id}`
  const asked = [await http.inject(url), await http.inject(url)]
  await told('down')
  const down = await post(http, '/core/commands', command, 'key-down')
  await told('twice')
  const lost = await post(http, '/core/commands', command, 'key-twice')
  const again = await post(http, '/core/commands', command, 'key-twice')
  await told('refuse')
  const refused = await post(http, '/core/commands', command, 'key-refused')

  expect([taken, ...asked].map(stateOf)).toEqual([
    [201, 'taken'],
    [200, 'taken'],
    [200, 'confirmed'],
  ])
  expect([down, lost, again, refused].map(stateOf)).toEqual([
    [503, undefined],
    [504, undefined],
    [200, 'confirmed'],
    [201, 'refused'],
  ])
  expect((await told('sulk')).statusCode).toBe(400)
})

test('the core answers wrongly twice and then rightly, and confirms the youngest first where it is told so', async () => {
  const http = startSandbox()
  const told = async (play: string) =>
    await http.inject({ method: 'POST', url: '/core/faults', payload: { play } })
  const asked = async (id: string) =>
    (await http.inject(`/core/commands/${id}`)).json<{ state: string }>().state

  await told('wrong')
  const nonsense = await post(http, '/core/commands', command, 'key-wrong')
  const another = await post(http, '/core/commands', command, 'key-wrong')
  const right = await post(http, '/core/commands', command, 'key-wrong')
  await told('reordered')
  const older = (await post(http, '/core/commands', command, 'key-older')).json<{ id: string }>().id
  const younger = (await post(http, '/core/commands', command, 'key-younger')).json<{ id: string }>().id
  const states = [await asked(older), await asked(younger), await asked(older)]

  expect(nonsense.json()).toEqual({ id: 7, state: 'perhaps' })
  expect(another.json()).toMatchObject({ key: 'another-key-wrong', state: 'refused' })
  expect(right.json()).toMatchObject({ key: 'key-wrong', state: 'confirmed' })
  expect(states).toEqual(['taken', 'confirmed', 'confirmed'])
})

test('a core with a secret takes only what is signed', async () => {
  const http = createSandbox({ smsSecret: 'shared', coreSecret: 'a secret of this test' })
  onTestFinished(() => http.close())

  expect((await post(http, '/core/commands', command)).json()).toMatchObject({ code: 'unsigned' })
})

test.each(['/sms', '/core/commands'])('%s refuses what is not agreed, and names it', async (url) => {
  const http = startSandbox()
  const valid = url === '/sms' ? message : command

  const noKey = await http.inject({
    method: 'POST',
    url,
    payload: valid,
    headers: { 'tongban-signature': signed(valid) },
  })
  const noBody = await post(http, url, { nonsense: true })
  const first = await post(http, url, valid)
  const other = await post(http, url, { ...valid, to: '1', subject: 'other' }, 'another-key')
  const reused = await post(
    http,
    url,
    url === '/sms' ? { ...message, text: '别的' } : { ...command, subject: 's-2' },
  )

  expect([noKey, noBody, first, other, reused].map(({ statusCode }) => statusCode)).toEqual([
    400, 400, 201, 400, 422,
  ])
  expect(noKey.json()).toMatchObject({ code: 'key-missing' })
  expect(noBody.json<{ fields: { field: string }[] }>().fields.length).toBeGreaterThan(0)
  expect(reused.json()).toMatchObject({ code: 'key-reused' })
})

test('a message whose signature is missing, old, of other words or by another secret does not arrive', async () => {
  const http = startSandbox()
  const send = async (signature?: string) =>
    await http.inject({
      method: 'POST',
      url: '/sms',
      payload: message,
      headers: {
        'idempotency-key': 'key-of-one-act',
        ...(signature === undefined ? {} : { 'tongban-signature': signature }),
      },
    })

  const refused = [
    await send(),
    await send(signed(message, { seconds: now() - 301 })),
    await send(signed({ ...message, text: '别的' })),
    await send(signed(message, { secret: 'another' })),
  ]

  expect(refused.map(({ statusCode }) => statusCode)).toEqual([401, 401, 401, 401])
  expect((await http.inject('/sms')).json()).toEqual({ messages: [] })
  expect((await send(signed(message))).statusCode).toBe(201)
})

const now = () => Math.floor(Date.now() / 1000)

function signed(payload: object, { seconds = now(), secret = 'shared' } = {}) {
  const code = createHmac('sha256', secret)
    .update(`${seconds}.${JSON.stringify(payload)}`)
    .digest('hex')
  return `t=${seconds},v1=${code}`
}

function startSandbox() {
  const http = createSandbox({ smsSecret: 'shared' })
  onTestFinished(() => http.close())
  return http
}

function post(http: ReturnType<typeof createSandbox>, url: string, payload: object, key = 'key-of-one-act') {
  return http.inject({
    method: 'POST',
    url,
    payload,
    headers: { 'idempotency-key': key, 'tongban-signature': signed(payload) },
  })
}
