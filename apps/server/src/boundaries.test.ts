import { createServer } from 'node:net'

import type { Boundary } from '@tongban/contracts/boundaries'
import { afterAll, expect, test } from 'vitest'

import { startClamd } from '../test/clamd.ts'
import { plantDead } from '../test/dead-letter.ts'
import { answer, openScene } from '../test/scene.ts'
import { startGateway } from '../test/sms-gateway.ts'
import { startMailServer } from '../test/smtp-server.ts'
import { createWorld, photograph, type Signed } from '../test/world.ts'
import { deliverMessages } from './modules/messages/index.ts'
import { query } from './platform/database.ts'

const clamd = await startClamd()
const gateway = await startGateway()
const smtp = await startMailServer()
afterAll(async () => {
  clamd.close()
  gateway.close()
  await smtp.close()
})
const silentPort = await closedPort()
const world = await createWorld({
  clamd: clamd.place,
  sms: { url: gateway.url, secret: 'marked-secret-of-the-gateway' },
  mail: { url: smtp.url.replace('//', '//marked-user:marked-password@'), from: 'news@example.org' },
  departments: {
    housing: { url: `http://127.0.0.1:${silentPort}`, secret: 'marked secret of the port, long enough' },
  },
  core: { url: `http://127.0.0.1:${silentPort}`, secret: 'marked secret of the core, long enough' },
})
const scene = await openScene(world)
const { system } = scene
const url = '/api/running/boundaries'

test('every boundary says whether it is set and where it leads, and no secret, user or path is in the answer', async () => {
  const reply = await system.get(url)
  const rows = await boundaries(system)

  expect(rows.map(({ name, place }) => [name, place])).toEqual([
    ['sms', new URL(gateway.url).host],
    ['mail', new URL(smtp.url).host],
    ['staff-openid', null],
    ['people-openid', null],
    ['core', `127.0.0.1:${silentPort}`],
    ['department-employment', null],
    ['department-housing', `127.0.0.1:${silentPort}`],
    ['scanner', clamd.place],
    ['bridge', null],
    ['webhooks', 'https'],
    ['files', 'DATA_DIR'],
  ])
  expect(reply.body).not.toContain('marked')
  expect(reply.body).not.toContain('/sms')
})

test('what ordinary work hears of the other side stands there: an answer, and then the code of a fault', async () => {
  clamd.behave('scans')
  await answer(scene.clerk.upload(`/api/materials/${scene.subject}/files`, photograph))
  const well = await named('scanner')
  clamd.behave('hangs-up')
  await answer(scene.clerk.upload(`/api/materials/${scene.subject}/files`, photograph))
  const faulty = await named('scanner')
  clamd.behave('scans')

  expect(well).toMatchObject({ fault: null, waiting: 0 })
  expect(well?.wellAt).not.toBeNull()
  expect(faulty).toMatchObject({ wellAt: well?.wellAt, fault: 'closed', waiting: 1 })
  expect(Date.parse(faulty?.failedAt ?? '')).toBeGreaterThan(Date.parse(well?.wellAt ?? ''))
})

test('text messages that a gateway took or refused are seen, with how many gave up', async () => {
  await plantDead(world, scene.subject)
  await scene.caseAt('submitted')
  while ((await deliverMessages(world.messages, () => world.clock.now())) > 0);
  const taken = await named('sms')
  gateway.play('busy')
  await scene.caseAt('submitted')
  await deliverMessages(world.messages, () => world.clock.now())
  await deliverMessages(world.messages, () => world.clock.now())

  expect(taken?.wellAt).not.toBeNull()
  expect(taken?.gaveUp).toBe(1)
  expect(await named('sms')).toMatchObject({ fault: 'http-503' })
})

test('a trial asks the other side and says what came of it; what is not set or has none cannot be tried', async () => {
  const tried = async (name: string) => await answer(system.post(`${url}/${name}/trial`))

  expect(await tried('files')).toMatchObject({ well: true, fault: null })
  expect(await tried('scanner')).toMatchObject({ well: true })
  expect(await tried('mail')).toMatchObject({ well: false, fault: 'smtp-login' })
  expect(await tried('core')).toMatchObject({ well: false, fault: 'unreachable' })
  expect((await system.post(`${url}/sms/trial`)).json()).toMatchObject({ code: 'running.no-trial' })
  expect((await system.post(`${url}/staff-openid/trial`)).json()).toMatchObject({ code: 'running.no-trial' })
  expect(await named('core')).toMatchObject({ fault: 'unreachable', triable: true })
})

test('each department has its port as a boundary of its own, with what is decided there and what waits for it; what the core keeps waiting is not counted there', async () => {
  const insert = query(
    `insert into cases.core_command (subject_id, id, case_id, body, state, due_at, opened_at, port)
     select subject_id, id, id, 'x', 'waiting', '2099-01-01', '2026-01-01', $1 from cases."case" limit 1`,
  )
  await scene.caseAt('submitted')
  await world.database.transaction({ path: 'worker' }, async (tx) => tx.record(insert('housing')))
  const tried = await answer(system.post(`${url}/department-housing/trial`))

  expect(tried).toMatchObject({ well: false, fault: 'unreachable' })
  expect(await named('department-housing')).toMatchObject({ waiting: 1, gaveUp: 0, fault: 'unreachable' })
  expect(await named('core')).toMatchObject({ waiting: 0 })
  expect(await named('department-employment')).toMatchObject({
    department: '公共就业服务机构',
    items: expect.arrayContaining(['就业登记', '终止就业登记备案']),
    triable: false,
  })
  expect((await system.post(`${url}/department-nobody/trial`)).json()).toMatchObject({
    code: 'running.no-trial',
  })
})

test('who tries all day is stopped', async () => {
  const who = await world.signIn(await world.hire('system-administrator', '410200-01'))
  const statuses: number[] = []
  for (let turn = 0; turn < 31; turn += 1) statuses.push((await who.post(`${url}/files/trial`)).statusCode)

  expect(statuses.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 200))
  expect(statuses.at(-1)).toBe(429)
})

async function boundaries(who: Signed): Promise<Boundary[]> {
  return (await answer<{ rows: Boundary[] }>(who.get(url))).rows
}

async function named(name: Boundary['name']): Promise<Boundary | undefined> {
  return (await boundaries(system)).find((row) => row.name === name)
}

/** A port where nobody listens any more. */
async function closedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  await new Promise((closed) => server.close(closed))
  return typeof address === 'object' && address !== null ? address.port : 0
}
