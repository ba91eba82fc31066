import { forHeader, ofPeople } from '@tongban/contracts/access'
import { allRoutes } from '@tongban/contracts/all'
import { type CopyPart, copyParts, notCopied } from '@tongban/contracts/own-copy'
import type { Reading, Route } from '@tongban/contracts/routes'
import { expect, test } from 'vitest'

import { answer, openScene } from '../../test/scene.ts'
import { createWorld, ordinaryDay } from '../../test/world.ts'
import { kaifengCity } from '../worlds/kaifeng/city.ts'
import { query } from './database.ts'
import { minutesFrom } from './instants.ts'

type OwnCopy = Reading<(typeof allRoutes)['GET /api/people/:subject/copy']>

const world = await createWorld()
const scene = await openScene(world)
const { person, otherPerson, subject, clerk } = scene
const url = `/api/people/${subject}/copy`

test('whatever a person can read of himself is in his copy, or it is said why it is not', () => {
  const copied = Object.values<CopyPart>(copyParts).flatMap(({ route, each = route }) => [route, each])
  const readable = Object.entries<Route>(allRoutes)
    .filter(
      ([key, { act, paths }]) =>
        key.startsWith('GET') && paths.includes('person') && ofPeople.some((own) => own === act),
    )
    .map(([key]) => key)
    .filter((key) => key.includes(':subject'))

  expect([...copied, ...Object.keys(notCopied)].toSorted()).toEqual(
    expect.arrayContaining(readable.toSorted()),
  )
  expect(copied.filter((key) => key in notCopied)).toEqual([])
})

test('a copy says what the pages say: the record, each case with its form, each paper with its words, all pages of messages and looks', async () => {
  const { id } = await scene.caseAt('accepted')

  const copy = await answer<OwnCopy>(person.get(url))

  expect(copy.record).toEqual(await answer(person.get(`/api/people/${subject}`)))
  const own = await answer<{ rows: { id: string }[] }>(person.get(`/api/cases/${subject}`))
  expect(copy.cases.rows.map((row) => row.id)).toEqual(own.rows.map((row) => row.id))
  expect(copy.cases.rows.find((row) => row.id === id)).toEqual(
    await answer(person.get(`/api/cases/${subject}/${id}`)),
  )
  const [paper] = copy.papers.rows
  expect(paper).toEqual(await answer(person.get(`/api/papers/${subject}/${paper?.id ?? ''}`)))
  const page = await answer<{ rows: unknown[]; next: string | null }>(
    person.get(`/api/audit/looks/${subject}`),
  )
  expect(page.rows.length).toBeGreaterThan(0)
  expect(copy.looks.rows.slice(0, page.rows.length)).toEqual(page.rows)
  expect(copy.messages.rows.length).toBeGreaterThan(0)
})

test('all pages are copied, and not only the first', async () => {
  for (let at = 0; at < 110; at += 1) await answer(clerk.get(`/api/people/${subject}`))

  const copy = await answer<OwnCopy>(person.get(url))

  const first = await answer<{ rows: unknown[]; next: string | null }>(
    person.get(`/api/audit/looks/${subject}`),
  )
  expect(first.next).not.toBeNull()
  expect(copy.looks.rows.length).toBeGreaterThan(first.rows.length)
})

const copied = query<{ actor_id: string }>(
  `select actor_id from audit.entry where act = 'people.copy' and subject_id = $1`,
)

test('every copy stands in the audit; nobody else gets one, not with a mandate either, nor with a login of yesterday', async () => {
  const before = (await world.database.read({ path: 'worker' }, copied(subject)))[0].length
  await answer(person.get(url))
  expect((await world.database.read({ path: 'worker' }, copied(subject)))[0]).toHaveLength(before + 1)

  expect((await otherPerson.get(url)).json()).toMatchObject({ code: 'people.unknown' })
  const forHim = await world.http.inject({
    url,
    headers: { cookie: otherPerson.cookie, 'sec-fetch-site': 'same-origin', [forHeader]: subject },
  })
  expect(forHim.statusCode).toBe(403)
  expect((await clerk.get(url)).statusCode).toBe(403)

  const [wang] = kaifengCity({ seed: 7, people: 30, today: ordinaryDay }).persons
  const sinceYesterday = await world.enter(wang?.telephone ?? '')
  await world.database.transaction({ path: 'worker' }, async (tx) =>
    tx.record(query('update login.session set started_at = $1')(minutesFrom(world.clock.now(), -13 * 60))),
  )
  expect((await sinceYesterday.get(url)).json()).toMatchObject({ code: 'general.login-too-old' })
})
