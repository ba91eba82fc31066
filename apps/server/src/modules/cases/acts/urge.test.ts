import { randomUUID } from 'node:crypto'

import { addDays } from '@tongban/policy'
import type { LightMyRequestResponse } from 'fastify'
import { expect, test } from 'vitest'

import { auditFaults } from '../../../../test/audit-faults.ts'
import { answer, openScene } from '../../../../test/scene.ts'
import { createWorld, ordinaryDay } from '../../../../test/world.ts'

const world = await createWorld()
const scene = await openScene(world)
const { clerk, manager, person, reviewer, neighbour } = scene
const codeOf = (reply: LightMyRequestResponse): string => reply.json<{ code: string }>().code

test('the applicant urges once a day, the manager once besides; both are counted where the task waits', async () => {
  const { id, url, version } = await scene.caseAt('accepted')
  const key = randomUUID()

  const first = [await person.post(`${url}/urging`, {}, key), await person.post(`${url}/urging`, {}, key)]
  const again = await person.post(`${url}/urging`)
  const atCounter = await clerk.post(`${url}/urging`)
  await answer(manager.post(`${url}/urging`))
  const { rows } = await answer<{ rows: { case: string; urged: number; urgedOn: string }[] }>(
    reviewer.get('/api/tasks?view=agency'),
  )

  expect(first.map(({ statusCode }) => statusCode)).toEqual([200, 200])
  expect(codeOf(again)).toBe('cases.urged-today')
  expect(atCounter.statusCode).toBe(200)
  expect(rows.find((row) => row.case === id)).toMatchObject({ urged: 3, urgedOn: ordinaryDay })
  const own = await answer<{ events: object[] }>(person.get(url))
  expect(own).toMatchObject({ version, urged: { times: 3, lastOn: ordinaryDay } })
  expect(own.events.at(-3)).toMatchObject({ kind: 'urged', actorName: '王秀兰', agencyName: null })
  expect(await auditFaults(world)).toEqual([])
})

test('an urge makes nobody’s screen old: the reviewer goes on with what he has before him, and the next step begins without one', async () => {
  const { url, version } = await scene.caseAt('accepted')
  await answer(person.post(`${url}/urging`))

  const opinion = await reviewer.post(`${url}/opinion`, { version, favourable: true, note: '' })

  expect(opinion.statusCode).toBe(200)
  expect(await answer(person.get(url))).toMatchObject({ urged: { times: 0, lastOn: null } })
})

test('what waits for the applicant or has ended is not urged, nor by anybody whom it does not concern', async () => {
  const held = await scene.caseAt('held')
  const closed = await scene.caseAt('closed')
  const { url } = await scene.caseAt('accepted')

  expect(codeOf(await person.post(`${held.url}/urging`))).toBe('cases.nothing-to-urge')
  expect(codeOf(await person.post(`${closed.url}/urging`))).toBe('cases.nothing-to-urge')
  expect(codeOf(await scene.otherPerson.post(`${url}/urging`))).toBe('cases.not-found')
  expect(codeOf(await reviewer.post(`${url}/urging`))).toBe('general.not-allowed')
  expect(codeOf(await neighbour.post(`${url}/urging`))).toBe('general.not-allowed')
})

test('the next day it may be urged again', async () => {
  const { url } = await scene.caseAt('accepted')
  await answer(person.post(`${url}/urging`))

  world.setDay(addDays(ordinaryDay, 1))
  const back = await world.enter('19900010000')

  expect((await back.post(`${url}/urging`)).statusCode).toBe(200)
  expect(await answer(back.get(url))).toMatchObject({ urged: { times: 2, lastOn: addDays(ordinaryDay, 1) } })
})
