import { forHeader, ofPeople } from '@tongban/contracts/access'
import { allRoutes } from '@tongban/contracts/all'
import type { CaseView } from '@tongban/contracts/cases'
import { type CopyPart, copyParts, notCopied } from '@tongban/contracts/own-copy'
import type { Reading, Route } from '@tongban/contracts/routes'
import { expect, test } from 'vitest'

import { askByEmployer, employeeOf } from '../../test/confirmations.ts'
import { badRating } from '../../test/ratings.ts'
import { answer, openScene } from '../../test/scene.ts'
import { createWorld, ordinaryDay } from '../../test/world.ts'
import { kaifengCity } from '../worlds/kaifeng/city.ts'
import { withClient } from './client.ts'
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

const columnsAnew: Readonly<Record<string, string>> = {
  'cases."case"': `jsonb_build_object('id', gen_random_uuid(), 'number', '999' || n)`,
  'papers.paper': `jsonb_build_object('id', gen_random_uuid(), 'seq', 1000 + n)`,
  'materials.file': `jsonb_build_object('id', gen_random_uuid(), 'case_id', null)`,
  'cases.confirmation': `jsonb_build_object('id', gen_random_uuid(), 'row_no', n)`,
  'ratings.rating': `jsonb_build_object('id', gen_random_uuid(), 'about_id', gen_random_uuid())`,
}
const pageAtMost = 100
/** What was copied counts for an hour. */
async function letAnHourPass(): Promise<void> {
  await withClient(world.connection, async (owner) => {
    await owner.query(
      `update audit.entry set at = at - interval '2 hours' where subject_id = $1 and act = 'people.copy'`,
      [subject],
    )
  })
}

async function allPages(from: string): Promise<{ rows: CaseView[]; pages: number }> {
  const rows: CaseView[] = []
  let [pages, next]: [number, string | null] = [0, '']
  while (next !== null) {
    const read: { rows: CaseView[]; next: string | null } = await answer(
      person.get(next === '' ? from : `${from}?after=${next}`),
    )
    rows.push(...read.rows)
    next = read.next
    pages += 1
  }
  return { rows, pages }
}

test('a list that is longer than a page is copied whole, and is read whole page after page, those that have not ended first', async () => {
  await askByEmployer(world, [employeeOf(0)], { employerAt: 10 })
  await badRating(scene)
  await scene.stage()
  await withClient(world.connection, async (owner) => {
    for (const [table, anew] of Object.entries(columnsAnew))
      await owner.query(
        `insert into ${table} select (jsonb_populate_record(r, ${anew})).* from ${table} r, generate_series(1, $2) n
         where r.id = (select id from ${table} where subject_id = $1 limit 1)`,
        [subject, pageAtMost + 5],
      )
  })

  const copy = await answer<OwnCopy>(person.get(url))
  const cases = await allPages(`/api/cases/${subject}`)

  expect(cases.pages).toBeGreaterThan(1)
  expect(copy.cases.rows.map(({ id }) => id)).toEqual(cases.rows.map(({ id }) => id))
  const firstEnded = cases.rows.findIndex(({ outcome }) => outcome !== null)
  expect(cases.rows.slice(firstEnded).filter(({ outcome }) => outcome === null)).toEqual([])
  for (const part of [
    copy.cases.rows,
    copy.papers.rows,
    copy.files.rows,
    copy.confirmations.rows,
    copy.ratings.given,
  ]) {
    expect(part.length).toBeGreaterThan(pageAtMost)
    expect(new Set(part.map(({ id }) => id)).size).toBe(part.length)
  }
})

test('at most five copies are made in an hour, and of two at once one', async () => {
  await letAnHourPass()

  const both = await Promise.all([person.get(url), person.get(url)])
  const more = []
  for (let at = 0; at < 5; at += 1) more.push((await person.get(url)).statusCode)

  expect(new Set(both.map(({ statusCode }) => statusCode))).toEqual(new Set([200, 429]))
  expect(more).toEqual([200, 200, 200, 200, 429])
  await letAnHourPass()
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
