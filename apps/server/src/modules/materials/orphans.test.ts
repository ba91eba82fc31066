import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, expect, test } from 'vitest'

import { meet } from '../../../test/dealings.ts'
import { createWorld, ordinaryDay, photograph } from '../../../test/world.ts'
import { query } from '../../platform/database.ts'
import { minutesFrom } from '../../platform/instants.ts'
import { kaifengCity } from '../../worlds/kaifeng/city.ts'
import { openFileStore, sweepFiles } from './files.ts'
import { sweepOrphans } from './orphans.ts'

const world = await createWorld()
const folder = mkdtempSync(join(tmpdir(), 'tongban-orphans-'))
afterAll(() => rmSync(folder, { recursive: true }))
const files = openFileStore(folder)

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

test('what nobody claims goes after a day; what was sent from home waits as long as its draft', async () => {
  const clerk = await world.signIn(world.username('counter-clerk', '410202-01'))
  const subject = await meet(clerk, '王秀兰')
  const person = await world.enter(
    kaifengCity({ seed: 7, people: 30, today: ordinaryDay }).persons[0]?.telephone ?? '',
  )
  const url = `/api/materials/${subject}/files`
  const [atCounter, atHome] = [await clerk.upload(url, photograph), await person.upload(url, photograph)].map(
    (reply) => reply.json<{ id: string }>().id,
  )
  const rows = query<{ id: string }>('select id from materials.file where subject_id = $1')
  const left = async (days: number): Promise<string[]> => {
    await sweepFiles({ database: world.database, files }, minutesFrom(world.clock.now(), days * 24 * 60))
    const [found] = await world.database.read({ path: 'worker' }, rows(subject))
    return found.map(({ id }) => id)
  }

  const soon = await left(2)
  const late = await left(91)

  expect([soon.includes(atCounter ?? ''), soon.includes(atHome ?? '')]).toEqual([false, true])
  expect(late).toEqual([])
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
