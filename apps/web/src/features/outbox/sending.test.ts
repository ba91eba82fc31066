// oxlint-disable-next-line import/no-unassigned-import -- it stands in for the store of the browser
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { noteReached } from '../../platform/line.ts'
import type { ToKeep } from './entry.ts'
import { discard, sendWaiting } from './sending.ts'
import { nobody, type Serving } from './serving.ts'
import { keepEntry, readEntries, readFile, removeEntry, writeFile } from './store.ts'

const owner = 'clerk-1'
const free = (): Serving => nobody
const asked: string[] = []
/** What the server does with each address; whatever is not named here it takes. */
let answers: Readonly<Record<string, () => Promise<Response>>> = {}

const endsAt = new Date(Date.now() + 60_000).toISOString()
const visit = { id: 'v-1', subject: 's-1' }
const taken = { id: 'c-1', subject: 's-1', number: '4102122600000001', version: 0 }

beforeEach(async () => {
  for (const entry of await readEntries(owner)) await removeEntry(entry)
  asked.length = 0
  answers = {}
  noteReached()
  vi.stubGlobal('fetch', async (url: string, { method = 'GET' }: RequestInit = {}) => {
    asked.push(`${method} ${url.split('?')[0] ?? ''}`)
    const said = answers[asked.at(-1) ?? '']
    if (said !== undefined) return await said()
    return Response.json(
      url.endsWith('/visits') ? visit : { ...taken, id: url.endsWith('/files') ? 'f-1' : 'c-1' },
    )
  })
})

afterEach(() => {
  vi.unstubAllGlobals()
})

/** Somebody who was written down while the line was down, with a photograph. */
async function kept(name = '李桂英', subject?: string): Promise<ToKeep> {
  const file = await writeFile(new File(['photograph'], 'card.png', { type: 'image/png' }))
  const number = '410221195202299808'
  const entry: ToKeep = {
    owner,
    whom: name,
    what: '参保登记',
    of: {
      subject,
      identification: {
        subjectKind: 'person',
        kind: 'resident',
        number,
        name,
        identifiedBy: 'document',
        purpose: '办理业务',
      },
    },
    handIn: {
      item: 'resident-registration',
      itemVersion: 1,
      form: { telephone: '13900000123' },
      materials: [{ material: 'identity-document', by: 'file', files: [file] }],
    },
    after: null,
  }
  await keepEntry(entry)
  return entry
}

test('what has arrived leaves its number and whose it is on the device, and nothing that was typed or photographed', async () => {
  const { handIn } = await kept()

  expect(await sendWaiting(owner, free)).toBe(1)

  const [entry] = await readEntries(owner)
  expect(entry).toMatchObject({ whom: '李桂英', state: { is: 'arrived', number: taken.number } })
  expect(JSON.stringify(entry)).not.toMatch(/13900000123|410221195202299808/)
  expect(await readFile(handIn.materials[0]?.files?.[0] ?? '')).toBeUndefined()
})

test('what is discarded while it is being sent is not sent again: it has arrived, with its number, or is gone', async () => {
  await kept()
  const upload = Promise.withResolvers<Response>()
  answers = { 'POST /api/materials/s-1/files': async () => await upload.promise }
  const sending = sendWaiting(owner, free)
  await vi.waitFor(() => expect(asked).toContain('POST /api/materials/s-1/files'))
  const [entry] = await readEntries(owner)
  if (entry === undefined) throw new Error('nothing waits')

  const discarding = discard(entry)
  await vi.waitFor(async () => expect((await navigator.locks.query()).pending).toHaveLength(1))
  expect(await readEntries(owner)).toHaveLength(1)
  upload.resolve(Response.json({ id: 'f-1', type: 'image/png' }))
  await Promise.all([sending, discarding])

  expect((await readEntries(owner)).map(({ state }) => state.is)).toEqual(['arrived'])
  expect(asked.filter((one) => one === 'POST /api/cases')).toHaveLength(1)
})

test('what was refused and is discarded is gone, with its photographs', async () => {
  const { handIn } = await kept()
  const refusal = { code: 'visits.unknown', message: '没有这个人' }
  answers = { 'POST /api/visits': async () => await Promise.resolve(Response.json(refusal, { status: 404 })) }
  await sendWaiting(owner, free)
  const [entry] = await readEntries(owner)
  if (entry === undefined) throw new Error('nothing stopped')

  expect(entry.state).toMatchObject({ is: 'stopped', code: 'visits.unknown' })
  await discard(entry)

  expect(await readEntries(owner)).toEqual([])
  expect(await readFile(handIn.materials[0]?.files?.[0] ?? '')).toBeUndefined()
})

test('as soon as somebody is being served, what is left waits', async () => {
  await kept('甲')
  await kept('乙')
  let serving = nobody
  answers = {
    'POST /api/cases': async () => {
      serving = [{ subject: 's-2', endsAt }]
      return await Promise.resolve(Response.json(taken))
    },
  }

  expect(await sendWaiting(owner, () => serving)).toBe(1)

  expect((await readEntries(owner)).map(({ state }) => state.is)).toEqual(['arrived', 'waiting'])
})

test('what is for whoever is being served goes within his visit, and he is not identified a second time', async () => {
  await kept('甲', 's-2')
  await kept('乙', 's-1')

  expect(await sendWaiting(owner, () => [{ subject: 's-1', endsAt }])).toBe(1)

  const states = (await readEntries(owner)).map(({ whom, state }) => [whom, state.is] as const)
  expect(Object.fromEntries(states)).toEqual({ 甲: 'waiting', 乙: 'arrived' })
  expect(asked.filter((one) => one.includes('/visits'))).toEqual([])
})

test('a visit whose time is over sends nothing: it opens nobody any more', async () => {
  await kept('乙', 's-1')

  expect(await sendWaiting(owner, () => [{ subject: 's-1', endsAt: new Date().toISOString() }])).toBe(0)
  expect(await sendWaiting(owner, () => null)).toBe(0)

  expect(asked).toEqual([])
})

test('whose visit ends while it is on its way is identified anew: nothing of it is refused', async () => {
  await kept('乙', 's-1')
  const refusal = { code: 'visits.none', message: '没有接待' }
  let tries = 0
  answers = {
    'POST /api/cases': async () => {
      tries += 1
      return await Promise.resolve(
        tries === 1 ? Response.json(refusal, { status: 403 }) : Response.json(taken),
      )
    },
  }

  expect(await sendWaiting(owner, () => [{ subject: 's-1', endsAt }])).toBe(1)

  expect(asked.filter((one) => one.endsWith('/visits'))).toHaveLength(1)
})
