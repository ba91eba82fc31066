import { expect, test } from 'vitest'

import { decideCounter } from '../../../test/counter.ts'
import { meet, takeIn } from '../../../test/dealings.ts'
import { acceptKind, plantKinds } from '../../../test/kinds.ts'
import { answer } from '../../../test/scene.ts'
import { createWorld, photograph, type Signed } from '../../../test/world.ts'
import { withClient } from '../../platform/client.ts'
import { rebuildAnew, rebuildSearch } from './rebuild.ts'

const today = '2026-03-02'
/** Half a year of cases that commands have left, and cases of employers that name people. */
const world = await createWorld({ today, people: 199, cases: 80, naming: true })
const owning = '410205-01'
const [clerk, reviewer, approver] = [
  await world.signIn(world.username('counter-clerk', '410202-01')),
  await world.signIn(world.username('reviewer', owning)),
  await world.signIn(world.username('approver', owning)),
]

interface Found {
  readonly people: { readonly rows: readonly { subject: string; name: string }[]; readonly near: boolean }
  readonly employers: { readonly rows: readonly { subject: string; name: string }[] }
  readonly cases: { readonly rows: readonly { id: string }[] }
  readonly complete: boolean
}

const find = async (terms: string, who: Signed = reviewer): Promise<Found> => {
  await world.deliverEvents()
  return await answer<Found>(who.post('/api/search', { terms }))
}

const rowsNow = async (): Promise<string[]> =>
  await withClient(world.connection, async (client) => {
    const { rows } = await client.query<{ row: string }>(
      `select s::text as row from search.subject s union all select c::text from search."case" c order by 1`,
    )
    return rows.map(({ row }) => row)
  })

/** By whom each case of a subject was last written or locked in the register. */
const casesTouched = async (subject: string): Promise<string[]> =>
  await withClient(world.connection, async (client) => {
    const { rows } = await client.query<{ row: string }>(
      `select concat_ws(' ', case_id, xmin, xmax) as row from search."case" where subject_id = $1`,
      [subject],
    )
    return rows.map(({ row }) => row)
  })

test('what events have kept for half a year is what is made anew from registers and cases', async () => {
  await world.deliverEvents()
  const kept = await rowsNow()

  const entered = await rebuildAnew(world)

  expect(kept.length).toBeGreaterThan(250)
  expect(entered).toBeGreaterThan(200)
  expect(await rowsNow()).toEqual(kept)
})

test('a new name finds, the former one no longer does', async () => {
  const subject = await meet(clerk, '林志豪')
  const form = { what: 'name', name: '林大器' }
  const { url, owner } = await decided(subject, form)

  expect((await find('林大器', owner)).people.rows.map((row) => row.subject)).toEqual([subject])
  expect((await find('lindaqi', owner)).people.rows.map((row) => row.subject)).toEqual([subject])
  expect((await find('林志豪', owner)).people.rows).toEqual([])
  expect(url).toContain(subject)
})

test('a new telephone finds, and when it is taken back the one before', async () => {
  await plantKinds(world, await world.signIn(world.username('system-administrator', '410200-01')))
  const subject = await meet(clerk, '王秀兰')
  const found = await acceptKind(clerk, subject, 'planted-recheck')
  const written = await find('13900007777')
  const followUp = await found.followUp(reviewer, 'recheck')
  await answer(found.act(reviewer, 'check', { followUp, inOrder: false, note: '电话不是本人的' }))
  await answer(decideCounter(approver, subject, found.id))

  expect(written.people.rows.map((row) => row.subject)).toEqual([subject])
  expect((await find('13900007777')).people.rows).toEqual([])
})

test('who changes his name moves none of his cases in the register: an employer may have tens of thousands', async () => {
  const subject = await meet(clerk, '陳嘉儀')
  const { url } = await takeIn(clerk, subject)
  await world.deliverEvents()
  const before = await casesTouched(subject)

  await decided(subject, { what: 'name', name: '陳嘉怡' })
  await world.deliverEvents()

  const after = await casesTouched(subject)
  expect(url).toContain(subject)
  expect(before.length).toBeGreaterThan(0)
  expect(after).toEqual(expect.arrayContaining(before))
  expect(after).toHaveLength(before.length + 1)
})

test('a case is found where it was handed over to, with its subject, and no longer where it was', async () => {
  const subject = await meet(clerk, '郑𠮷')
  const { id, url } = await takeIn(clerk, subject)
  const { number, agencyId } = await answer<{ number: string; agencyId: string }>(clerk.get(url))
  const before = await world.signIn(world.username('reviewer', agencyId))
  const to = agencyId === '410203-01' ? '410204-01' : '410203-01'
  const after = await world.signIn(world.username('reviewer', to))
  const taken = await find(number, before)
  const foreign = await find(number, after)

  const { version } = await answer<{ version: number }>(before.get(url))
  await answer(before.post(`${url}/routing`, { version, agencyId: to, reason: '归那边办' }))

  expect(taken.cases.rows.map((row) => row.id)).toEqual([id])
  expect(foreign.cases.rows).toEqual([])
  expect((await find(number, before)).cases.rows).toEqual([])
  expect((await find(number, after)).cases.rows.map((row) => row.id)).toEqual([id])
  expect((await find('郑𠮷', after)).people.rows.map((row) => row.subject)).toEqual([subject])
})

test('whoever was registered at a counter is found as soon as a case of his lies with an agency', async () => {
  const newcomer = { kind: 'passport', number: 'XNEW98012', issuer: 'FRA', name: 'ÉLODIE ŒUVRARD' }
  const { subject } = await answer<{ subject: string }>(
    clerk.post('/api/visits', {
      subjectKind: 'person',
      identifiedBy: 'document',
      purpose: '办事',
      register: true,
      ...newcomer,
    }),
  )
  const { url } = await takeIn(clerk, subject)
  const { agencyId } = await answer<{ agencyId: string }>(clerk.get(url))
  const owner = await world.signIn(world.username('reviewer', agencyId))

  expect((await find('elodie', owner)).people.rows.map((row) => row.subject)).toEqual([subject])
  expect((await find('xnew98012', owner)).people.rows.map((row) => row.subject)).toEqual([subject])
})

test('after all of that it is still what is made anew', async () => {
  await world.deliverEvents()
  const kept = await rowsNow()
  await rebuildAnew(world)

  expect(await rowsNow()).toEqual(kept)
})

test('what was cut off goes on where it stood, what is of an older shape is made anew, and it is said meanwhile', async () => {
  const whole = await rowsNow()
  const spoil = async (shape: string): Promise<void> =>
    await withClient(world.connection, async (client) => {
      await client.query(`delete from search.subject where subject_id > (select after_id from search.shape)`)
      await client.query(`update search.shape set ${shape}`)
    })
  await withClient(world.connection, async (client) => {
    await client.query(
      `update search.shape set done = false, after_id = (select subject_id from subjects.subject order by 1 limit 1 offset 100)`,
    )
  })
  await spoil('done = false')
  const [lacking, meanwhile] = [await rowsNow(), await find('王秀兰')]
  const rest = await rebuildSearch(world)
  const mended = await rowsNow()

  await spoil(`version = 0, after_id = '00000000-0000-0000-0000-000000000000'`)
  const anew = await rebuildSearch(world)

  expect(lacking.length).toBeLessThan(whole.length)
  expect(meanwhile.complete).toBe(false)
  expect(mended).toEqual(whole)
  expect(rest).toBeLessThan(anew)
  expect(await rowsNow()).toEqual(whole)
  expect((await find('王秀兰')).complete).toBe(true)
  expect(await rebuildSearch(world)).toBe(0)
})

/** A change of a key fact, taken in, agreed to and decided where it belongs. */
async function decided(subject: string, form: object): Promise<{ url: string; owner: Signed }> {
  const reply = await clerk.upload(`/api/materials/${subject}/files`, photograph)
  const { id: file } = reply.json<{ id: string }>()
  const materials = [
    { material: 'identity-document', by: 'seen' },
    { material: 'name-evidence', by: 'file', files: [file] },
  ]
  const { url } = await takeIn(clerk, subject, { item: 'person-change-key', form, materials })
  const { agencyId } = await answer<{ agencyId: string }>(clerk.get(url))
  const owner = await world.signIn(world.username('reviewer', agencyId))
  const decider = await world.signIn(world.username('approver', agencyId))
  await answer(clerk.post(`${url}/acceptance`, { version: 0 }))
  await answer(owner.post(`${url}/opinion`, { version: 1, favourable: true, note: '齐全' }))
  await answer(decider.post(`${url}/decision`, { version: 2, grant: true, note: '同意' }))
  return { url, owner }
}
