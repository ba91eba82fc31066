import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { fileBytesAtMost } from '@tongban/contracts/file-size'
import { addDays } from '@tongban/policy'
import { afterAll, expect, test } from 'vitest'

import { meet } from '../../../test/dealings.ts'
import { answer } from '../../../test/scene.ts'
import { createWorld, ordinaryDay, photograph } from '../../../test/world.ts'
import { query } from '../../platform/database.ts'
import { minutesFrom } from '../../platform/instants.ts'
import { kaifengCity } from '../../worlds/kaifeng/city.ts'
import { openFileStore } from './files.ts'
import { sweepOrphans } from './orphans.ts'

const world = await createWorld()
const folder = mkdtempSync(join(tmpdir(), 'tongban-orphans-'))
afterAll(() => rmSync(folder, { recursive: true }))
const files = openFileStore(folder)
const telephone = kaifengCity({ seed: 7, people: 30, today: ordinaryDay }).persons[0]?.telephone ?? ''
const filesOf = query<{ id: string }>('select id from materials.file where subject_id = $1')

test('a photograph that no row names is removed after a day, and what is young, named or of somebody unknown stays', async () => {
  const clerk = await world.signIn(world.username('counter-clerk', '410202-01'))
  const subject = await meet(clerk, '王秀兰')
  const { id: named } = (await clerk.upload(`/api/materials/${subject}/files`, photograph)).json<{
    id: string
  }>()
  const [lost, young, foreign] = [randomUUID(), randomUUID(), randomUUID()]
  const stranger = `${randomUUID().slice(0, -2)}${subject.slice(-2)}`
  await put(subject, named, 2)
  await put(subject, lost, 2)
  await put(subject, young, 0)
  await put(stranger, foreign, 2)
  writeFileSync(placeOf(subject, `${lost}.new`), photograph)
  age(placeOf(subject, `${lost}.new`), 2)

  const gone = await sweepOrphans({ database: world.database, files }, world.clock.now(), subject.slice(-2))

  expect(gone).toBe(2)
  expect(
    [placeOf(subject, lost), placeOf(subject, `${lost}.new`)].filter((place) => existsSync(place)),
  ).toEqual([])
  const stayed = [placeOf(subject, named), placeOf(subject, young), placeOf(stranger, foreign)]
  expect(stayed.filter((place) => existsSync(place))).toEqual(stayed)
})

test('what nobody claims goes after a day; what was sent from home waits as long as a draft names it', async () => {
  const { clerk, person, subject, url } = await servedAndAtHome()
  const [atCounter, named, loose] = [
    await clerk.upload(url, photograph),
    await person.upload(url, photograph),
    await person.upload(url, photograph),
  ].map((reply) => reply.json<{ id: string }>().id)
  const draft = `/api/drafts/${subject}/flexible-registration`
  const saved = async (revision: number, day: number): Promise<void> => {
    world.setDay(addDays(ordinaryDay, day))
    const again = await world.enter(telephone)
    const materials = [{ material: 'identity-document', by: 'file', files: [named] }]
    await answer(again.post(draft, { form: {}, materials, itemVersion: 1, revision }))
  }
  const left = async (): Promise<string[]> => {
    await world.sweep()
    const [found] = await world.database.read({ path: 'worker' }, filesOf(subject))
    return found.map(({ id }) => id)
  }

  await saved(0, 0)
  world.setDay(addDays(ordinaryDay, 2))
  const soon = await left()
  await saved(1, 80)
  world.setDay(addDays(ordinaryDay, 91))
  const late = await left()
  await answer((await world.enter(telephone)).post(`${draft}/discard`))
  const after = await left()

  expect(soon).toEqual([named])
  expect([atCounter, loose]).not.toContain(undefined)
  expect(late).toEqual([named])
  expect(after).toEqual([])
})

test('of what somebody sends from home so much is taken in a day', async () => {
  const { person, subject, url } = await servedAndAtHome()
  const grow = query('update materials.file set bytes = $2 where subject_id = $1')

  const first = await person.upload(url, photograph)
  await world.database.transaction({ path: 'worker' }, async (tx) =>
    tx.record(grow(subject, 20 * fileBytesAtMost)),
  )
  const second = await person.upload(url, photograph)
  world.setDay(addDays(world.clock.today(), 1))
  const next = await (await world.enter(telephone)).upload(url, photograph)

  expect(first.statusCode).toBe(200)
  expect(second.json()).toMatchObject({ code: 'materials.enough' })
  expect(next.statusCode).toBe(200)
})

test('the sweep of a minute looks at the part whose turn it is, and an empty one is nothing', async () => {
  const minutes = Array.from({ length: 256 }, (_, minute) => minutesFrom(world.clock.now(), minute))
  const looked = new Set<string>()
  const watched = {
    ...files,
    list: async (part: string) => {
      looked.add(part)
      return await files.list(part)
    },
  }

  for (const minute of minutes) await sweepOrphans({ database: world.database, files: watched }, minute)

  expect(looked.size).toBe(256)
})

/** 王秀兰 within a visit, and at home. */
async function servedAndAtHome() {
  const clerk = await world.signIn(world.username('counter-clerk', '410202-01'))
  const subject = await meet(clerk, '王秀兰')
  const person = await world.enter(telephone)
  return { clerk, person, subject, url: `/api/materials/${subject}/files` }
}

function placeOf(subject: string, name: string): string {
  return join(folder, subject.slice(-2), subject, name)
}

async function put(subject: string, id: string, days: number): Promise<void> {
  await files.put(subject, id, photograph)
  age(placeOf(subject, id), days)
}

function age(place: string, days: number): void {
  const changed = minutesFrom(world.clock.now(), -days * 24 * 60)
  utimesSync(place, changed, changed)
}
