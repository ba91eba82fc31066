import { expect, test } from 'vitest'

import { openScene } from '../../../test/scene.ts'
import { createWorld } from '../../../test/world.ts'
import { query } from '../../platform/database.ts'
import { listMessages, type Reader, readMessage, unreadMessages } from './inbox.ts'

const world = await createWorld()
const scene = await openScene(world)
const countAll = query<{ messages: number }>('select count(*) as messages from messages.message')
const tellFrom = query('update messages.message set kind = $1')
const nobody = '0199f000-0000-7000-8000-000000000000'

/** As the person himself, in a language of his. */
function own(subject: string, language: Reader['language'] = 'zh-CN'): Reader {
  return { scope: { path: 'person', subjects: [subject] }, language, now: world.clock.now() }
}

test('the inbox of a person has every stage, the newest first, in the language of the reader', async () => {
  const { id } = await scene.caseAt('closed')

  const { rows, next } = await listMessages(world.messages, own(scene.subject), scene.subject)
  const english = await listMessages(world.messages, own(scene.subject, 'en'), scene.subject)
  const hongKong = await listMessages(world.messages, own(scene.subject, 'zh-HK'), scene.subject)

  expect(rows.filter((row) => row.case === id).map(({ kind }) => kind)).toEqual([
    'completed',
    'accepted',
    'forwarded',
  ])
  expect(next).toBeNull()
  expect(rows[0]?.text).toMatch(/^您的“.+”办好了。/)
  expect(english.rows[0]?.text).toMatch(/^Your ".+" is done\./)
  expect(hongKong.rows[0]?.text).toMatch(/^您的「.+」辦好了。/)
})

test('a page goes on where the one before ended', async () => {
  for (let made = 0; made < 8; made += 1) await scene.caseAt('closed')
  await scene.identify()

  const first = await listMessages(world.messages, own(scene.subject), scene.subject)
  const second = await listMessages(world.messages, own(scene.subject), scene.subject, first.next ?? '')

  expect(first.rows).toHaveLength(20)
  expect(second.next).toBeNull()
  expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(20 + second.rows.length)
})

test('what was opened is unread no longer, and the first reading stands', async () => {
  await scene.caseAt('submitted')
  const reader = own(scene.subject)
  const before = await unreadMessages(world.messages, reader, scene.subject)
  const [newest] = (await listMessages(world.messages, reader, scene.subject)).rows

  await readMessage(world.messages, reader, scene.subject, newest?.id ?? '')
  const [once] = (await listMessages(world.messages, reader, scene.subject)).rows
  await readMessage(world.messages, own(scene.subject), scene.subject, newest?.id ?? '')
  const [twice] = (await listMessages(world.messages, reader, scene.subject)).rows

  expect(newest?.readAt).toBeNull()
  expect(once?.readAt).not.toBeNull()
  expect(twice?.readAt).toBe(once?.readAt)
  expect((await unreadMessages(world.messages, reader, scene.subject)).unread).toBe(before.unread - 1)
})

test('nobody reads the inbox of somebody else, nor one that does not exist, and both are told alike', async () => {
  const reader = own(scene.subject)
  const refusal = { code: 'messages.none' }

  await expect(listMessages(world.messages, reader, nobody)).rejects.toMatchObject(refusal)
  await expect(unreadMessages(world.messages, reader, nobody)).rejects.toMatchObject(refusal)
  await expect(readMessage(world.messages, reader, scene.subject, nobody)).rejects.toMatchObject(refusal)
})

test('the second wall: a person sees his rows only and changes nothing but that they are read; a counter reads none', async () => {
  const [[foreign]] = await world.database.read({ path: 'person', subjects: [nobody] }, countAll())
  const change = world.database.transaction({ path: 'person', subjects: [scene.subject] }, async (tx) =>
    tx.record(tellFrom('refused')),
  )

  expect(foreign).toEqual({ messages: 0 })
  await expect(change).rejects.toThrow(/permission denied/)
  await expect(
    world.database.read({ path: 'counter', subjects: [scene.subject] }, countAll()),
  ).rejects.toThrow(/permission denied/)
})
