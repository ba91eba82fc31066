import { afterAll, expect, test } from 'vitest'

import { answer, openScene } from '../../../../test/scene.ts'
import { startGateway } from '../../../../test/sms-gateway.ts'
import { startMailServer } from '../../../../test/smtp-server.ts'
import { createWorld, ordinaryDay } from '../../../../test/world.ts'
import { withClient } from '../../../platform/client.ts'
import { newId } from '../../../platform/context.ts'
import { query } from '../../../platform/database.ts'
import { instantOf } from '../../../platform/instants.ts'
import { createMail } from '../../../platform/mail.ts'
import { signatureOf } from '../../../platform/signature.ts'
import { createSms } from '../../../platform/sms.ts'
import { deliverMessages, type MessageDeps, tell } from '../index.ts'

const gateway = await startGateway()
const server = await startMailServer()
afterAll(async () => {
  gateway.close()
  await server.close()
})
const settings = { url: gateway.url, secret: 'shared' }
const world = await createWorld({ sms: settings })
const scene = await openScene(world)
const { subject, person } = scene
const addresses = `/api/messages/${subject}/addresses`
const morning = instantOf(`${ordinaryDay}T10:00:00+08:00`)

const byPhone: MessageDeps = { ...world.messages, sms: createSms(settings), mail: undefined }
const both: MessageDeps = { ...byPhone, mail: createMail({ url: server.url, from: 'tongban@example.org' }) }
const sendings = query<{ id: string; channel: string; state: string; fault: string | null }>(
  'select id, channel, state, fault from messages.sending where subject_id = $1 and message_id = $2 order by channel',
)
const lastMessage = query<{ id: string }>(
  'select id from messages.message where subject_id = $1 order by id desc limit 1',
)

/** Tells her that a case was refused, which she must know, and sends it. @returns how it went out */
async function told(deps: MessageDeps, kind: 'refused' | 'completed' = 'refused') {
  await world.database.transaction({ path: 'worker' }, async (tx) =>
    tx.record(
      ...tell({ now: morning }, { subjectId: subject, caseId: newId(), seq: 1, agencyId: '410205-01' }, [
        {
          kind,
          facts: {
            on: ordinaryDay,
            item: 'person-change-key',
            itemVersion: 1,
            caseNumber: '410205260000011',
          },
        },
      ]),
    ),
  )
  while ((await deliverMessages(deps, () => morning)) > 0);
  return await newest()
}

async function newest() {
  const [[message]] = await world.database.read({ path: 'worker' }, lastMessage(subject))
  const [rows] = await world.database.read({ path: 'worker' }, sendings(subject, message?.id ?? ''))
  return rows
}

async function report(key: string, state: string, secret = 'shared', secondsOld = 0) {
  const seconds = Math.floor(world.clock.now().getTime() / 1000) - secondsOld
  return await world.http.inject({
    method: 'POST',
    url: '/api/messages/reports',
    headers: {
      'sec-fetch-site': 'same-origin',
      'tongban-signature': signatureOf([secret], `${key}.${state}`, seconds),
    },
    payload: { key, state },
  })
}

const ways = async () => (await answer<{ rows: { channel: string }[] }>(person.get(addresses))).rows

test('a text message that came back marks her number, is a task for a human, and the next one is not sent into the void', async () => {
  const [sent] = await told(byPhone)
  const before = await ways()

  const reported = await report(sent?.id ?? '', 'unknown-number')
  const [returned] = await newest()
  const arrived = gateway.arrived.size
  const [next] = await told(byPhone)

  expect([sent?.state, before]).toEqual(['sent', []])
  expect(reported.statusCode).toBe(200)
  expect(returned).toMatchObject({ state: 'dead', fault: 'unknown-number' })
  expect(next).toMatchObject({ state: 'dead', fault: 'no-address' })
  expect(gateway.arrived.size).toBe(arrived)
  expect(await ways()).toMatchObject([{ channel: 'sms' }])
  const dead = await scene.system.get('/api/messages/dead')
  expect(dead.body).toContain(sent?.id)
})

test('she says that the number works again, and the next message goes there; nobody says it for her', async () => {
  const foreign = await scene.otherPerson.post(`${addresses}/sms/works`)
  const kept = await ways()

  await answer(person.post(`${addresses}/sms/works`))
  const [next] = await told(byPhone)

  expect(foreign.json()).toMatchObject({ code: 'messages.none' })
  expect(kept).toHaveLength(1)
  expect(await ways()).toEqual([])
  expect(next?.state).toBe('sent')
})

test('what came back goes by e-mail where she has one, and then needs nobody; a mailbox that there is not is marked as well', async () => {
  await withEmail()
  const [email, sms] = await told(both)
  await report(sms?.id ?? '', 'undeliverable')
  const after = await newest()
  const onlyMail = await told(both)
  server.answer(550)
  const bounced = await told(both)
  server.answer(250)

  expect([email?.channel, sms?.channel]).toEqual(['email', 'sms'])
  expect(after).toMatchObject([{ state: 'sent' }, { state: 'returned', fault: 'undeliverable' }])
  expect(onlyMail).toMatchObject([{ channel: 'email', state: 'sent' }])
  expect(bounced).toMatchObject([{ channel: 'email', state: 'dead', fault: 'smtp-550' }])
  expect((await ways()).map(({ channel }) => channel).toSorted()).toEqual(['email', 'sms'])
  expect(await told(both)).toMatchObject([{ state: 'dead', fault: 'no-address' }])
})

test('another refusal of a mail server says nothing of the address', async () => {
  await answer(person.post(`${addresses}/email/works`))

  server.answer(554)
  await told(both)
  server.answer(250)

  expect((await ways()).map(({ channel }) => channel)).toEqual(['sms'])
})

test('a new number is not the broken one; the number itself stands nowhere', async () => {
  const number = await withClient(world.connection, async (owner) => {
    const { rows } = await owner.query<{ row: string }>(
      'select to_jsonb(b)::text as row from messages.broken_address b',
    )
    await owner.query(
      'update people.contact set telephone = $2 where subject_id = $1 and superseded_by is null',
      [subject, world.secrets.seal('13900007777')],
    )
    return rows.map(({ row }) => row).join('\n')
  })

  expect(await ways()).toEqual([])
  expect(number.replaceAll(/\\x[\da-f]+/gu, '')).not.toMatch(/1\d{10}/) // its keyed hash has digits by chance
  expect((await told(byPhone)).map(({ state }) => state)).toEqual(['sent'])
})

test('only the gateway reports: another secret, an old signature and none are refused; what is unknown is answered as what is known', async () => {
  const [sent] = await told(byPhone)
  const key = sent?.id ?? ''

  const forged = await report(key, 'unknown-number', 'guessed')
  const old = await report(key, 'unknown-number', 'shared', 301)
  const unknown = await report(newId(), 'unknown-number')
  const delivered = await report(key, 'delivered')
  const twice = [await report(key, 'undeliverable'), await report(key, 'undeliverable')]

  expect([forged.statusCode, old.statusCode]).toEqual([403, 403])
  expect([unknown.body, delivered.body, ...twice.map(({ body }) => body)]).toEqual(
    Array<string>(4).fill('{"done":true}'),
  )
  expect(await ways()).toHaveLength(1)
})

async function withEmail(): Promise<void> {
  await withClient(world.connection, async (owner) => {
    await owner.query(
      'update people.contact set email = $2 where subject_id = $1 and superseded_by is null',
      [subject, world.secrets.seal('wang@example.org')],
    )
  })
}
