import { readFileSync } from 'node:fs'

import openapiTypes, { astToString } from 'openapi-typescript'
import { afterAll, expect, test } from 'vitest'

import { everything, letAct } from '../test/clients.ts'
import { Bank, openMailbox, Refused, type Schemas } from '../test/outside-client/client.ts'
import { answer, openScene, ownTelephone } from '../test/scene.ts'
import { createWorld, photograph } from '../test/world.ts'
import { query } from './platform/database.ts'

const world = await createWorld()
const { system, person, subject, reviewer } = await openScene(world)
const server = await world.http.listen({ port: 0, host: '127.0.0.1' })
const { id } = await answer<{ id: string }>(
  system.post('/api/clients', { name: '开封某银行', agencyId: '410200-01' }),
)
const made = await answer<{ key: string }>(system.post(`/api/clients/${id}/keys`, everything))
const { secret } = await answer<{ secret: string }>(system.post(`/api/clients/${id}/secret`))
const mailbox = await openMailbox(() => secret)
await answer(system.post(`/api/clients/${id}/webhook`, { url: mailbox.url }))
afterAll(() => mailbox.close())
world.start() // deliveries and notices go out by themselves, as in a running server

const bank = new Bank(server, made.key)
const patience = { timeout: 20_000, interval: 50 }
const stages = (): string[] =>
  [...mailbox.taken.values()].toSorted((one, other) => one.seq - other.seq).map(({ stage }) => stage)

const worker = { path: 'worker' } as const
const failed = query<{ id: string }>(
  "select id from clients.notice where state = 'waiting' and status is not null",
)
const nobody = { subject: '' }

/** The bank finds the item, and fills in what that asks for. */
async function changeOfAddress() {
  const item = (await bank.items()).find(({ code }) => code === 'person-change-other')
  return {
    item: item?.code ?? '',
    itemVersion: item?.version ?? 0,
    form: { telephone: ownTelephone, address: '开封市示例路 8 号' },
    materials: [],
    reference: { number: 'HB-2026-000123', branch: '0371-08', teller: 'T5120' },
  }
}

async function completionOf(whose: string, { papers }: Schemas['ClientCaseDetail']): Promise<Buffer> {
  const done = papers.find(({ kind }) => kind === 'completion')
  return await bank.paper(whose, done?.id ?? '')
}

test('its types are those of the document that the server serves', async () => {
  const document = await (await fetch(`${server}/openapi-client.json`)).text()

  await expect(astToString(await openapiTypes(document))).toMatchFileSnapshot(
    '../test/outside-client/schema.d.ts',
  )
})

test('it imports nothing of the house', () => {
  const text = readFileSync(new URL('../test/outside-client/client.ts', import.meta.url), 'utf8')
  const imported = [...text.matchAll(/from '([^']+)'/g)].map(([, from = '']) => from)

  expect(imported.filter((from) => !from.startsWith('node:'))).toEqual(['./schema.d.ts'])
})

test('a bank that knows the document only hands in for its customer, is told each step, reads the result and takes the paper', async () => {
  const before = await bank.mandates()
  await letAct(person, subject, id)
  const [customer = nobody] = await bank.mandates()
  const what = await changeOfAddress()
  const file = await bank.upload(customer.subject, new Uint8Array(photograph))
  mailbox.fail(1) // its own server was away for a moment
  const handed = await bank.handIn(customer.subject, what, 'the-only-hand-in')
  const again = await bank.handIn(customer.subject, what, 'the-only-hand-in')
  await expect.poll(mailbox.failing, patience).toBe(0)
  await expect.poll(async () => (await world.database.read(worker, failed()))[0].length, patience).toBe(1) // and from when on it goes again
  world.credentials(world.username('manager', '410200-01')) // a minute passes
  await expect.poll(stages, patience).toEqual(['submitted'])
  await answer(reviewer.post(`/api/cases/${subject}/${handed.id}/acceptance`, { version: 0 }))
  await expect.poll(stages, patience).toEqual(['submitted', 'closed'])
  const result = await bank.read(customer.subject, handed.id)

  expect(before).toEqual([])
  expect(customer).toMatchObject({ kind: 'person', account: '6217000010001234567' })
  expect(file.type).toBe('image/png')
  expect(again.id).toBe(handed.id)
  expect([...mailbox.taken.values()].at(-1)).toMatchObject({
    case: handed.id,
    number: handed.number,
    outcome: 'completed',
    reference: { number: 'HB-2026-000123' },
  })
  expect(result).toMatchObject({ stage: 'closed', outcome: 'completed', reference: what.reference })
  expect((await completionOf(customer.subject, result)).subarray(0, 5).toString()).toBe('%PDF-')
  expect(mailbox.unsigned()).toBe(0)
}, 60_000)

test('what is refused says why by a code that the document lists', async () => {
  const wrong = bank.handIn(subject, {
    item: 'person-change-other',
    itemVersion: 99,
    form: {},
    materials: [],
    reference: { number: '1' },
  })
  await expect(wrong).rejects.toMatchObject({ status: 409, code: 'cases.new-version' })
  const stranger = new Bank(server, 'tbk_00000000_nobody').mandates()
  await expect(stranger).rejects.toMatchObject({ status: 401, code: 'clients.key' })
  await expect(stranger).rejects.toBeInstanceOf(Refused)
  expect(await (await fetch(`${server}/openapi-client.json`)).text()).toContain('"cases.new-version"')
})
