import type { CaseDetail } from '@tongban/contracts/cases'
import { expect, test } from 'vitest'

import { askByEmployer } from '../../../test/confirmations.ts'
import { plantNewcomer } from '../../../test/newcomer.ts'
import { answer, nextIdentification, openScene } from '../../../test/scene.ts'
import { mentioned, officersOf, shielded, withRight, yuwangtai } from '../../../test/shields.ts'
import { createWorld, photograph, type Signed } from '../../../test/world.ts'
import { query } from '../../platform/database.ts'

const world = await createWorld({ today: '2026-03-02' })
const officers = await officersOf(world)
const agencyOfCase = query<{ agency_id: string }>('select agency_id from cases."case" where id = $1')
const rosterOf = query<{ person_id: string; person_name: string }>(
  'select person_id, person_name from employers.roster where subject_id = $1 and cause = $2',
)
const worker = { path: 'worker' } as const

/** One row: who is hidden, under his own name or another, or somebody nobody knows. */
const named = (about: { kind: string; number: string; name: string }) => ({
  name: about.name,
  'document-kind': about.kind,
  'document-number': about.number,
  from: '2026-03-01',
})

/** A case of one row, decided by whoever is given; what reviewer and approver read of it, without what tells it from another. */
async function decided(row: { name: string }, approves?: (agency: string) => Promise<Signed>) {
  const found = await askByEmployer(world, [row])
  const [[at]] = await world.database.read(worker, agencyOfCase(found.id))
  const agency = at?.agency_id ?? ''
  const reviewer = await world.signIn(world.username('reviewer', agency))
  const approver = await (approves?.(agency) ?? world.signIn(world.username('approver', agency)))
  const before = await found.read(reviewer)
  await answer(found.act(reviewer, 'opinion', { favourable: true, note: '' }))
  const granted = await found.act(approver, 'decision', { grant: true, note: '' })
  await world.deliverEvents()
  const [roster] = await world.database.read(worker, rosterOf(found.subject, found.id))
  return {
    status: granted.statusCode,
    before: toldOf(before),
    after: toldOf(await found.read(reviewer)),
    roster,
    questions: found.questions.length,
  }
}

const toldOf = ({ confirmations, events, can, outcome }: CaseDetail) => ({
  confirmations,
  kinds: events.map(({ kind }) => kind),
  can: can.map((one) => JSON.stringify(one)).toSorted(),
  outcome,
})

test('an employer’s case that names somebody hidden, rightly or under another name, goes the way of one that names nobody who is known', async () => {
  const [hers, misnamed] = [await plantNewcomer(world), await plantNewcomer(world)]
  const subjects = [await shielded(officers, hers), await shielded(officers, misnamed)]

  const unknown = await decided(named({ kind: 'passport', number: 'XK0000001', name: '陌生人' }))
  const right = await decided(named(hers))
  const wrong = await decided(named({ ...misnamed, name: '别的名字' }))

  expect(unknown).toMatchObject({ status: 200, after: { outcome: 'completed' }, questions: 0 })
  for (const one of [right, wrong]) {
    expect({ ...one, roster: one.roster.length }).toEqual({ ...unknown, roster: unknown.roster.length })
    expect(subjects).not.toContain(one.roster[0]?.person_id)
  }
})

test('the second employer that names her finds whom the first has taken on, as with anybody', async () => {
  const [hers, stranger] = [
    await plantNewcomer(world),
    { kind: 'passport', number: 'XK0000002', name: '陌生人' },
  ]
  await shielded(officers, hers)
  await decided(named(hers))
  await decided(named(stranger))

  const again = await askByEmployer(world, [named(hers)])
  const other = await askByEmployer(world, [named(stranger)])

  expect(again.questions).toHaveLength(1)
  expect(again.questions.map(({ state }) => state)).toEqual(other.questions.map(({ state }) => state))
})

test('who holds the right to her writes to her own record', async () => {
  const hers = await plantNewcomer(world)
  const subject = await shielded(officers, hers)

  const { status, roster } = await decided(named(hers), async (agency) =>
    withRight(world, 'approver', agency, { rightAt: yuwangtai }),
  )

  expect(status).toBe(200)
  expect(roster.map(({ person_id }) => person_id)).toEqual([subject])
})

test('her officers have it as a dated task with the number of the case until one has seen to it; nobody else has', async () => {
  const id = await mentioned(world)
  await world.sweep()
  const list = async (who = officers.asks) =>
    await answer<{ mentions: { id: string; number: string; dueOn: string }[]; waiting: number }>(
      who.get('/api/shields'),
    )
  const before = await list()
  const foreign = await world.signIn(await world.hire('shield-officer', '410203-01'))
  const elsewhere = await list(foreign)
  const refused = await foreign.post(`/api/shield-mentions/${id}/seen`)

  await answer(officers.confirms.post(`/api/shield-mentions/${id}/seen`))
  const after = await list()
  const again = await officers.asks.post(`/api/shield-mentions/${id}/seen`)

  expect(before.mentions.find((one) => one.id === id)).toMatchObject({ dueOn: '2026-03-03' })
  expect(elsewhere).toMatchObject({ mentions: [], waiting: 0 })
  expect([refused, again].map((reply) => reply.json<{ code: string }>().code)).toEqual([
    'shields.no-mention',
    'shields.no-mention',
  ])
  expect(after.mentions.map((one) => one.id)).not.toContain(id)
  expect(after.waiting).toBe(before.waiting - 1)
})

test('somebody who gives the number of a hidden person as his new one is registered with it as with one that nobody has, and the next one refused alike', async () => {
  const scene = await openScene(world)
  const hers = await plantNewcomer(world)
  await shielded(officers, hers)
  const next = await answer<{ subject: string }>(scene.clerk.post('/api/visits', nextIdentification))
  const change = async (subject: string, number: string) => {
    const form = { what: 'number', 'document-kind': 'passport', 'document-number': number }
    const staged = await answer<{ id: string }>(
      scene.clerk.upload(`/api/materials/${subject}/files`, photograph),
    )
    const materials = [
      { material: 'identity-document', by: 'seen' },
      { material: 'number-evidence', by: 'file', files: [staged.id] },
    ]
    const body = { subject, item: 'person-change-key', itemVersion: 1, form, materials }
    const { id, agencyId } = await answer<{ id: string; agencyId: string }>(
      scene.clerk.post('/api/cases', body),
    )
    const url = `/api/cases/${subject}/${id}`
    const by = async (role: string) => await world.signIn(world.username(role, agencyId))
    await answer(scene.clerk.post(`${url}/acceptance`, { version: 0 }))
    await answer((await by('reviewer')).post(`${url}/opinion`, { version: 1, favourable: true, note: '' }))
    return await (await by('approver')).post(`${url}/decision`, { version: 2, grant: true, note: '' })
  }

  const first = [await change(scene.subject, 'XK0000003'), await change(scene.subject, hers.number)]
  const second = [await change(next.subject, 'XK0000003'), await change(next.subject, hers.number)]

  expect(first.map((reply) => reply.statusCode)).toEqual([200, 200])
  expect(second[0]?.json()).toMatchObject({ code: 'cases.effect' })
  expect({ ...second[1]?.json<object>(), request: '' }).toEqual({ ...second[0]?.json<object>(), request: '' })
})
