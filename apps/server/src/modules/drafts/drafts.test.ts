import { addDays } from '@tongban/policy'
import { expect, test } from 'vitest'

import { answer } from '../../../test/scene.ts'
import { createWorld, ordinaryDay, type Signed } from '../../../test/world.ts'
import { query } from '../../platform/database.ts'
import { kaifengCity } from '../../worlds/kaifeng/city.ts'

const world = await createWorld()
const [wang, , , chen] = kaifengCity({ seed: 7, people: 30, today: ordinaryDay }).persons
const item = 'flexible-registration'
const countCases = query<{ count: number }>('select count(*) as count from cases."case"')

test('what is typed on one device goes on on another', async () => {
  const { person, url } = await atHome(wang)
  await answer(person.post(url, typed('开出租', 0)))

  const other = await world.enter(wang?.telephone ?? '')
  const { rows } = await answer<{ rows: object[] }>(other.get(url.replace(`/${item}`, '')))

  expect(rows).toMatchObject([{ item, revision: 1, form: { 'work-other': '开出租' }, page: 2 }])
})

test('an older text does not overwrite a newer one, however close they come', async () => {
  const { person, url } = await atHome(chen)
  await answer(person.post(url, typed('一', 0)))

  const replies = await Promise.all(['二', '三', '四'].map((text) => person.post(url, typed(text, 1))))

  expect(replies.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 409, 409])
  expect(replies.find(({ statusCode }) => statusCode === 409)?.json()).toMatchObject({ code: 'drafts.newer' })
})

test('what is handed in is no draft any longer', async () => {
  const { person, url } = await atHome(chen)
  const subject = url.split('/')[3] ?? ''
  const own = url.replace(item, 'person-change-other')
  const form = { telephone: chen?.telephone ?? '' }
  await answer(person.post(own, { form, materials: [], itemVersion: 1, revision: 0 }))

  const body = { subject, item: 'person-change-other', itemVersion: 1, form, materials: [] }
  await answer(person.post('/api/cases', body))
  const { rows } = await answer<{ rows: { item: string }[] }>(person.get(`/api/drafts/${subject}`))

  expect(rows.map((row) => row.item)).not.toContain('person-change-other')
})

test('a draft makes no case, rests sealed, is nobody else’s, and expires', async () => {
  const { person, url } = await atHome(wang)
  const [[before]] = await world.database.read({ path: 'worker' }, countCases())
  await person.post(`${url}/discard`)
  await answer(person.post(url, typed('标记文字', 0)))
  const stored = query<{ row: string; cases: number }>(
    `select row_to_json(d)::text as row, (select count(*) from cases."case") as cases from drafts.draft d`,
  )

  const [rows] = await world.database.read({ path: 'worker' }, stored())
  const stranger = await world.enter(chen?.telephone ?? '')
  const foreign = await stranger.get(url.replace(`/${item}`, ''))
  world.setDay(addDays(ordinaryDay, 91))
  await world.sweep()
  const later = await world.enter(wang?.telephone ?? '')
  const { rows: left } = await answer<{ rows: object[] }>(later.get(url.replace(`/${item}`, '')))

  expect(rows[0]?.cases).toBe(before?.count)
  expect(rows.map(({ row }) => row).join('')).not.toContain('标记文字')
  expect(foreign.json()).toMatchObject({ code: 'drafts.none' })
  expect(left).toEqual([])
})

async function atHome(who: typeof wang): Promise<{ person: Signed; url: string }> {
  const person = await world.enter(who?.telephone ?? '')
  const { subject } = await answer<{ subject: string }>(person.get('/api/accounts/own'))
  return { person, url: `/api/drafts/${subject}/${item}` }
}

function typed(text: string, revision: number): object {
  return { form: { work: 'other', 'work-other': text }, materials: [], page: 2, itemVersion: 1, revision }
}
