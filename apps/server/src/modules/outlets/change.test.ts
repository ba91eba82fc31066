import type { GrantChange, OutletGrants } from '@tongban/contracts/outlets'
import { addDays, dayOf } from '@tongban/policy'
import { expect, test } from 'vitest'

import { answer, type Body } from '../../../test/scene.ts'
import { createWorld, ordinaryDay, type Signed } from '../../../test/world.ts'
import { query } from '../../platform/database.ts'

const world = await createWorld()
const city = '410200-01'
let system = await world.signIn(world.username('system-administrator', city))
let head = await world.signIn(world.username('agency-head', city))
const [bank, village] = ['410202-bank-branch-1', '410212-village-point-1']
const tomorrow = addDays(ordinaryDay, 1)
let day = ordinaryDay

test('a bank counter may do what its outlet is granted and nothing else; a change holds from the morning of its first day', async () => {
  const clerk = await grantedTo(await world.signIn(world.username('counter-clerk', '410202-01')))
  const teller = await world.signIn('lin.fang')
  const before = await grantedTo(teller)
  await confirmed(bank, { from: tomorrow, entries: [{ item: 'person-proof', acts: [], to: null }] })
  const today = await grantedTo(teller)
  await pass(1)
  const after = await grantedTo(await world.signIn('lin.fang'))

  expect(before).toEqual(today)
  expect(before).toContain('person-proof')
  expect(before).not.toContain('employer-change')
  expect(clerk).toContain('employer-change')
  expect(after).toEqual(before.filter((code) => code !== 'person-proof'))
})

test('what holds to a day holds to its end, and the days before a change stay as they were', async () => {
  const [from, to] = [addDays(day, 1), addDays(day, 3)]
  const before = await codesOf(village, day)
  await confirmed(village, { from, entries: [{ item: 'flexible-registration', acts: ['hand-in'], to }] })

  const held = await Promise.all(
    [day, from, to, addDays(to, 1)].map(async (on) =>
      (await codesOf(village, on)).includes('flexible-registration'),
    ),
  )
  expect(held).toEqual([false, true, true, false])
  expect(await codesOf(village, day)).toEqual(before)
})

test('copied from another outlet, the preview says what changes, and once confirmed both may do the same', async () => {
  const from = addDays(day, 10)
  const preview = await answer<{ rows: GrantChange['rows'] }>(
    system.post(`/api/outlet-grants/${village}/preview`, { from, copyFrom: bank, entries: [] }),
  )
  const entries = preview.rows.map(({ item, after, to }) => ({ item, acts: after, to }))
  const change = await confirmed(village, { from, copiedFrom: bank, entries })

  expect(preview.rows).toContainEqual(
    expect.objectContaining({ item: 'card-loss', before: [], after: ['hand-in', 'accept', 'print'] }),
  )
  expect(change).toMatchObject({ state: 'confirmed', from, proposedBy: '吴刚', decidedBy: '钱丽华' })
  expect(await codesOf(village, from)).toEqual(await codesOf(bank, from))
})

test('one item out of a category that was granted as a whole: the others stay, and the preview says so', async () => {
  const outlet = '410202-community-centre-1'
  const from = addDays(day, 20)
  const entries = [{ item: 'person-proof', acts: [], to: null }]
  const { dissolved } = await answer<{ dissolved: string[] }>(
    system.post(`/api/outlet-grants/${outlet}/preview`, { from, copyFrom: null, entries }),
  )
  const before = await codesOf(outlet, from)
  await confirmed(outlet, { from, entries })

  expect(dissolved).toEqual(['record'])
  expect(await codesOf(outlet, from)).toEqual(before.filter((code) => code !== 'person-proof'))
})

test('nothing opens before another has confirmed; refused, decided twice, past or changed meanwhile it never does', async () => {
  const from = addDays(day, 30)
  const entries = [{ item: 'work-injury-claim-draft', acts: ['print'], to: null }]
  const unknown = await propose(bank, { from, entries })
  const [first, second] = await Promise.all([
    proposed(bank, { from, entries: one('employer-change', ['print']) }),
    proposed(bank, { from, entries: one('employer-change', ['accept']) }),
  ])
  const waiting = await codesOf(bank, from)
  await answer(decide(first.id, true))
  const [again, moved] = [await decide(first.id, true), await decide(second.id, true)]
  const refused = await proposed(bank, { from, entries: one('employer-change', []) })
  await answer(decide(refused.id, false))
  const late = await proposed(bank, { from: day, entries: one('employer-proof', ['print']) })
  await pass(1)
  const past = await decide(late.id, true)

  expect(unknown.json()).toMatchObject({ code: 'outlets.no-item', fields: [{ field: 'entries.0.item' }] })
  expect(waiting).not.toContain('employer-change')
  expect([again, moved, past].map((reply) => reply.json<{ code: string }>().code)).toEqual([
    'outlets.decided',
    'outlets.moved-on',
    'outlets.too-late',
  ])
  expect(await codesOf(bank, from)).toContain('employer-change')
})

test('who proposes does not confirm, though he holds both rights', async () => {
  const both = await world.signIn(
    await world.employ({
      grants: (['system-administrator', 'agency-head'] as const).map((role) => ({
        role,
        post: 'business',
        agencyId: city,
        outletId: null,
        from: dayOf('2020-01-01'),
        to: null,
      })),
    }),
  )
  const { id } = await answer<GrantChange>(
    both.post(
      `/api/outlet-grants/${bank}/changes`,
      changeOf({ from: addDays(day, 40), entries: one('staff-decrease', ['print']) }),
    ),
  )

  const own = await both.post(`/api/outlet-grant-changes/${id}/decision`, { agree: true, note: '' })

  expect(own.json()).toMatchObject({ code: 'outlets.same-person' })
})

test('proposal and decision stand in the audit, and nobody’s words with them', async () => {
  const { id } = await confirmed(bank, { from: addDays(day, 50), entries: one('flexible-resume', ['print']) })
  const entries = query<{ act: string; purpose: string }>(
    `select act, purpose from audit.entry where purpose like '%' || $1 order by at`,
  )

  const [rows] = await world.database.read({ path: 'oversight', agencies: ['410202-01'] }, entries(id))

  expect(rows.map(({ act, purpose }) => `${act}: ${purpose}`)).toEqual([
    `outlets.propose: ${bank} ${id}`,
    `outlets.confirm: agreed ${bank} ${id}`,
  ])
})

type Wanted = Readonly<{ from: string; entries: readonly Body[]; copiedFrom?: string }>

function changeOf({ from, entries, copiedFrom }: Wanted): Body {
  return { from, entries, copiedFrom: copiedFrom ?? null, reason: '按下沉方案调整' }
}

function one(item: string, acts: readonly string[]): Body[] {
  return [{ item, acts, to: null }]
}

async function propose(outlet: string, wanted: Wanted) {
  return await system.post(`/api/outlet-grants/${outlet}/changes`, changeOf(wanted))
}

async function proposed(outlet: string, wanted: Wanted): Promise<GrantChange> {
  return await answer<GrantChange>(propose(outlet, wanted))
}

async function decide(id: string, agree: boolean) {
  return await head.post(`/api/outlet-grant-changes/${id}/decision`, { agree, note: '' })
}

async function confirmed(outlet: string, wanted: Wanted): Promise<GrantChange> {
  const { id } = await proposed(outlet, wanted)
  return await answer<GrantChange>(decide(id, true))
}

/** The items that a counter is shown as its own. */
async function grantedTo(who: Signed): Promise<string[]> {
  const { rows } = await answer<{ rows: { code: string; granted: boolean }[] }>(
    who.get('/api/catalogue/items'),
  )
  return rows.filter(({ granted }) => granted).map(({ code }) => code)
}

/** The items that an outlet may do anything with on a day. */
async function codesOf(outlet: string, on: string): Promise<string[]> {
  const { items, outlets } = await answer<OutletGrants>(system.get(`/api/outlet-grants?on=${on}`))
  const places = outlets.find(({ id }) => id === outlet)?.grants.flatMap((grant) => grant.items) ?? []
  return places.map((place) => items[place]?.code ?? '').toSorted()
}

/** Lets days pass; a login does not last over night. */
async function pass(days: number): Promise<void> {
  day = addDays(day, days)
  world.setDay(day)
  system = await world.signIn(world.username('system-administrator', city))
  head = await world.signIn(world.username('agency-head', city))
}
