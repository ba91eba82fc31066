import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'

import type { ClientNotice } from '@tongban/contracts/client-api'
import type { ClientNoticeRow } from '@tongban/contracts/clients'
import { afterAll, expect, test } from 'vitest'

import { bankCase, letAct, plantClient } from '../../../test/clients.ts'
import { answer, openScene } from '../../../test/scene.ts'
import { officersOf, shielded } from '../../../test/shields.ts'
import { createWorld, ordinaryDay, type Signed } from '../../../test/world.ts'
import { query } from '../../platform/database.ts'
import { minutesFrom } from '../../platform/instants.ts'
import { kaifengCity } from '../../worlds/kaifeng/city.ts'

const world = await createWorld()
const { system, person, subject, reviewer } = await openScene(world)

/** Where a system listens; what it answers, one request after the other, then 200. */
const heard: { readonly signature: string; readonly body: string }[] = []
let answers: number[] = []
const listener = createServer((request, response) => {
  let body = ''
  request.on('data', (chunk: Buffer) => (body += chunk.toString()))
  request.on('end', () => {
    heard.push({ signature: String(request.headers['tongban-signature']), body })
    response.writeHead(answers.shift() ?? 200).end()
  })
})
await once(listener.listen(0, '127.0.0.1'), 'listening')
afterAll(() => {
  listener.closeAllConnections()
  listener.close()
})
const address = listener.address()
const port = typeof address === 'object' && address !== null ? address.port : 0
let later = 0

interface Told {
  readonly who: Signed
  readonly id: string
  readonly secret: string
}

/** A system that is told, and for which 王秀兰 lets it act. */
async function toldClient(): Promise<Told> {
  const { id, who } = await plantClient(world, system)
  await letAct(person, subject, id)
  await answer(system.post(`/api/clients/${id}/webhook`, { url: `http://127.0.0.1:${port}/told` }))
  const { secret } = await answer<{ secret: string }>(system.post(`/api/clients/${id}/secret`))
  return { who, id, secret }
}

async function handIn(who: Signed): Promise<{ id: string; number: string; url: string }> {
  const made = await answer<{ id: string; number: string }>(
    who.post(`/api/client/cases/${subject}`, bankCase(world)),
  )
  return { ...made, url: `/api/cases/${subject}/${made.id}` }
}

/** Lets minutes pass and does what the jobs do. @returns what was heard meanwhile */
async function after(minutes: number): Promise<ClientNotice[]> {
  const before = heard.length
  later += minutes
  await world.deliverEvents()
  await world.tellClients(() => minutesFrom(world.clock.now(), later))
  return heard.slice(before).map(({ body }) => JSON.parse(body))
}

const logOf = async (id: string, state = 'all'): Promise<ClientNoticeRow[]> =>
  (await answer<{ rows: ClientNoticeRow[] }>(system.get(`/api/clients/${id}/notices?state=${state}`))).rows

function isSigned(secret: string, at = -1): boolean {
  const { signature, body } = heard.at(at) ?? { signature: '', body: '' }
  const seconds = /^t=(\d+)/.exec(signature)?.[1] ?? ''
  return signature.includes(createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex'))
}

test('each change of where a case stands is told once, in its order, signed, and names nobody', async () => {
  const bank = await toldClient()
  const handed = await handIn(bank.who)
  const first = await after(0)
  await answer(reviewer.post(`${handed.url}/acceptance`, { version: 0 }))
  const [second] = await after(0)
  const none = await after(60)

  expect(first).toEqual([
    expect.objectContaining({
      type: 'case.changed',
      subject,
      case: handed.id,
      number: handed.number,
      seq: 1,
      stage: 'submitted',
      outcome: null,
    }),
  ])
  expect(second).toMatchObject({ case: handed.id, seq: 2 })
  expect(second?.stage).not.toBe('submitted')
  expect(none).toEqual([])
  expect(isSigned(bank.secret)).toBe(true)
  expect(heard.at(-1)?.body).not.toContain('王')
  expect(await logOf(bank.id)).toMatchObject([
    { state: 'sent', status: 200, attempts: 1 },
    { state: 'sent', status: 200, attempts: 1, stage: 'submitted' },
  ])
})

test('what is not taken is told again after growing pauses, and the next of the same case waits behind it', async () => {
  const bank = await toldClient()
  const handed = await handIn(bank.who)
  answers = [500, 404]
  const [first] = await after(0)
  await answer(reviewer.post(`${handed.url}/acceptance`, { version: 0 }))
  const early = await after(0.2)
  const second = await after(0.1)
  const tooEarly = await after(0.3)
  const third = await after(0.3)
  const next = await after(0)

  expect(early).toEqual([])
  expect(second).toEqual([first])
  expect(tooEarly).toEqual([])
  expect(third).toEqual([first])
  expect(next.map(({ seq }) => seq)).toEqual([2])
})

test('after twelve attempts a notice rests with whoever keeps the system, holds up none after it, and goes out again when he says so', async () => {
  const bank = await toldClient()
  const handed = await handIn(bank.who)
  answers = Array.from({ length: 12 }, () => 503)
  for (let at = 0; at < 12; at += 1) await after(121)
  const [dead] = await logOf(bank.id, 'dead')
  const counted = await answer<{ rows: { id: string; dead: number }[] }>(system.get('/api/clients'))
  await answer(reviewer.post(`${handed.url}/acceptance`, { version: 0 }))
  const next = await after(0)
  const url = `/api/clients/${bank.id}/notices/${dead?.id ?? ''}/redelivery`
  await answer(system.post(url))
  const again = await after(0)
  const audited = query<{ purpose: string }>(
    `select purpose from audit.entry where act = 'clients.redeliver' and case_id = $1`,
  )
  const [entries] = await world.database.read({ path: 'worker' }, audited(handed.id))

  expect(dead).toMatchObject({ attempts: 12, status: 503, fault: 'http-503' })
  expect(counted.rows.find(({ id }) => id === bank.id)?.dead).toBe(1)
  expect(next.map(({ seq }) => seq)).toEqual([2])
  expect(again).toMatchObject([{ id: dead?.id, seq: 1, case: handed.id }])
  expect(await logOf(bank.id, 'dead')).toEqual([])
  expect(entries).toEqual([{ purpose: dead?.id }])
})

test('while a secret is exchanged both sign; after three days only the new one', async () => {
  const bank = await toldClient()
  const { secret: newer, formerUntil } = await answer<{ secret: string; formerUntil: string }>(
    system.post(`/api/clients/${bank.id}/secret`),
  )
  await handIn(bank.who)
  await after(0)
  const both = [isSigned(bank.secret), isSigned(newer)]
  await handIn(bank.who)
  await after(3 * 24 * 60 + 1)
  const one = [isSigned(bank.secret), isSigned(newer)]

  expect(formerUntil).not.toBeNull()
  expect(both).toEqual([true, true])
  expect(one).toEqual([false, true])
})

test('who has no address is told nothing, and nothing piles up for him', async () => {
  const { id, who } = await plantClient(world, system)
  await letAct(person, subject, id)
  await handIn(who)

  expect(await after(0)).toEqual([])
  expect(await logOf(id)).toEqual([])
})

test('two servers that tell at the same moment tell each once', async () => {
  const bank = await toldClient()
  await Promise.all([handIn(bank.who), handIn(bank.who), handIn(bank.who)])
  await world.deliverEvents()
  const before = heard.length
  const now = (): Date => minutesFrom(world.clock.now(), later)

  await Promise.all([world.tellClients(now), world.tellClients(now), world.tellClients(now)])

  const told = heard.slice(before).map(({ body }) => JSON.parse(body).id)
  expect(told).toHaveLength(3)
  expect(new Set(told).size).toBe(3)
})

test('what no human handed in through a system makes no notice', async () => {
  const counted = query<{ count: number }>('select count(*)::int as count from clients.notice')
  const [[before]] = await world.database.read({ path: 'worker' }, counted())
  const own = { ...bankCase(world), reference: undefined, subject }
  await answer(person.post('/api/cases', own))
  await world.deliverEvents()

  expect((await world.database.read({ path: 'worker' }, counted()))[0]).toEqual([before])
})

test('of who is hidden nothing is told to a system; after the end it hears what it was not told, in its order', async () => {
  const bank = await toldClient()
  const handed = await handIn(bank.who)
  const [known] = kaifengCity({ seed: 7, people: 30, today: ordinaryDay }).persons
  const document = known?.documents[0]
  const officers = await officersOf(world)
  const asked = { reason: 'violence', wants: 'end' }

  await shielded(officers, { kind: document?.kind, number: document?.number, name: known?.name })
  const hidden = await after(60)
  const { id } = await answer<{ id: string }>(officers.asks.post(`/api/shields/${subject}/requests`, asked))
  await answer(officers.confirms.post(`/api/shield-requests/${id}/decision`, { agree: true }))
  const ended = await after(60)

  expect(hidden).toEqual([])
  expect(ended).toMatchObject([{ case: handed.id, seq: 1 }])
})
