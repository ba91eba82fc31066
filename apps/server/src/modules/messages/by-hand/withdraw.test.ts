import type { Relays, UnreachedToTell } from '@tongban/contracts/by-hand'
import { afterAll, expect, test } from 'vitest'

import { plantDead } from '../../../../test/dead-letter.ts'
import { answer, openScene } from '../../../../test/scene.ts'
import { startGateway } from '../../../../test/sms-gateway.ts'
import { createWorld } from '../../../../test/world.ts'
import { query } from '../../../platform/database.ts'
import { createSms } from '../../../platform/sms.ts'
import { deliverMessages, type MessageDeps } from '../index.ts'

const gateway = await startGateway()
afterAll(() => gateway.close())
const settings = { url: gateway.url, secret: 'shared' }
const world = await createWorld({ sms: settings })
const byPhone: MessageDeps = {
  ...world.messages,
  sms: createSms(settings),
  mail: undefined,
  quiet: undefined,
}
const { neighbour, clerk, system, subject } = await openScene(world)
const on = world.clock.today()
const outlet = '410202-hall-1'
const reviewerAt = (agencyId: string) =>
  ({ role: 'reviewer', post: 'business', agencyId, outletId: null, from: '2020-01-01', to: null }) as const
/** Who works at the city and here, and may ask outlets of both. */
const both = await world.signIn(
  await world.employ({ grants: [reviewerAt('410200-01'), reviewerAt('410202-01')] }),
)

const stood = query<{
  outcome: string | null
  withdrawn_for: string | null
  content: Buffer | null
  ended_by: string | null
}>(
  'select outcome, withdrawn_for, content, ended_by from messages.relay where subject_id = $1 and sending_id = $2',
)
const stateOf = query<{ state: string; told_by: string | null }>(
  'select state, told_by from messages.sending where subject_id = $1 and id = $2',
)
const looks = query<{ purpose: string | null }>(
  `select purpose from audit.entry where subject_id = $1 and act in ('messages.by-hand', 'messages.relay') and purpose is not null order by at`,
)
const relayOf = async (id: string) =>
  (await world.database.read({ path: 'worker' }, stood(subject, id)))[0][0]
const sendingOf = async (id: string) =>
  (await world.database.read({ path: 'worker' }, stateOf(subject, id)))[0][0]
const purposes = async () =>
  (await world.database.read({ path: 'worker' }, looks(subject)))[0].map(({ purpose }) => purpose)
const atOutlet = async () => await answer<Relays>(clerk.get('/api/relays'))

/** What reached her not, which the outlet is asked to tell her. */
async function asked(who = neighbour, at = outlet) {
  const { id } = await plantDead(world, subject, 'refused')
  const url = `/api/unreached/${subject}/${id}`
  await answer(who.post(`${url}/relay`, { outlet: at }))
  const { rows } = await atOutlet()
  return { id, url, relay: `/api/relays/${rows.at(-1)?.id ?? ''}` }
}

test('an office takes back what it asked an outlet to tell: it is gone there, with the reason, and another outlet may be asked', async () => {
  const { id, url, relay } = await asked()

  await answer(neighbour.post(`${url}/relay/withdrawal`, { why: 'other-outlet' }))
  const again = await neighbour.post(`${url}/relay/withdrawal`, { why: 'other-outlet' })
  const { rows, withdrawn } = await atOutlet()
  const opened = await clerk.get(relay)
  const outcome = await clerk.post(`${relay}/outcome`, { outcome: 'told-himself', on })
  const back = await answer<UnreachedToTell>(neighbour.get(url))
  const anew = await neighbour.post(`${url}/relay`, { outlet })

  expect(again.json()).toMatchObject({ code: 'messages.not-relayed' })
  expect(rows.map((row) => row.id)).not.toContain(relay.split('/').at(-1))
  expect(withdrawn[0]).toMatchObject({ id: relay.split('/').at(-1), kind: 'refused', why: 'other-outlet' })
  expect(JSON.stringify(withdrawn)).not.toContain('王秀兰')
  expect([opened, outcome].map((reply) => reply.json<{ code: string }>().code)).toEqual([
    'messages.relay-withdrawn',
    'messages.relay-withdrawn',
  ])
  expect(back.relayed).toMatchObject({ withdrawn: 'other-outlet', notMet: null })
  expect(anew.statusCode).toBe(200)
  expect(await purposes()).toContain(`relay withdrawn: ${outlet} other-outlet`)
  await answer(neighbour.post(`${url}/told`, { how: 'telephone', on }))
  expect((await relayOf(id))?.outcome).toBe('withdrawn')
})

test.each([
  [
    'an office that has told him otherwise',
    async (id: string) => {
      await answer(neighbour.post(`/api/unreached/${subject}/${id}/told`, { how: 'telephone', on }))
    },
    'told',
  ],
  [
    'a gateway that takes it when it is sent again',
    async (id: string) => {
      await answer(system.post(`/api/messages/dead/${subject}/${id}/retry`, { reason: 'gateway-mended' }))
      while ((await deliverMessages(byPhone, () => world.clock.now())) > 0);
    },
    'sent',
  ],
] as const)('%s ends what an outlet was asked to tell, with the reason', async (_who, act, why) => {
  const { id, relay } = await asked()

  await act(id)
  const { withdrawn } = await atOutlet()

  expect(await relayOf(id)).toMatchObject({ outcome: 'withdrawn', withdrawn_for: why, content: null })
  expect(withdrawn[0]).toMatchObject({ id: relay.split('/').at(-1), why })
})

test('what an outlet was asked stays asked until it is sent again; who is told meanwhile is sent nothing any more', async () => {
  const { id, relay } = await asked()
  await answer(system.post(`/api/messages/dead/${subject}/${id}/retry`, { reason: 'gateway-mended' }))
  const waiting = await relayOf(id)

  await answer(clerk.post(`${relay}/outcome`, { outcome: 'told-himself', on }))
  await world.deliverEvents()
  const arrived = gateway.arrived.size
  while ((await deliverMessages(byPhone, () => world.clock.now())) > 0);

  expect(waiting?.outcome).toBeNull()
  expect(await sendingOf(id)).toEqual({ state: 'told-otherwise', told_by: 'told-himself' })
  expect(gateway.arrived.size).toBe(arrived)
})

test('once the clerk has answered, who and how stay, and whom and what he told is deleted', async () => {
  const { id, relay } = await asked()
  const open = await relayOf(id)

  await answer(clerk.post(`${relay}/outcome`, { outcome: 'not-met', on, why: 'moved' }))

  expect(open?.content).not.toBeNull()
  expect(await relayOf(id)).toMatchObject({ outcome: 'not-met', content: null, ended_by: clerk.staffId })
})

test('whoever has the notice in his list sees and takes back what another has asked, an outlet of the city, too; an office without it does not', async () => {
  const higher = await asked(both, '410200-hall-1')
  const lower = await asked(neighbour)
  const atCity = await world.signIn(await world.hire('reviewer', '410200-01'))

  const seenBelow = await answer<UnreachedToTell>(neighbour.get(higher.url))
  const twice = await neighbour.post(`${higher.url}/relay`, { outlet })
  const seenAbove = await answer<UnreachedToTell>(both.get(lower.url))
  const foreign = await atCity.post(`${higher.url}/relay/withdrawal`, { why: 'not-needed' })
  await answer(neighbour.post(`${higher.url}/relay/withdrawal`, { why: 'not-needed' }))
  await answer(both.post(`${lower.url}/relay/withdrawal`, { why: 'not-needed' }))

  expect(seenBelow.relayed).toMatchObject({ notMet: null, withdrawn: null })
  expect(twice.json()).toMatchObject({ code: 'messages.relayed' })
  expect(seenAbove.relayed).toMatchObject({ notMet: null, withdrawn: null })
  expect(foreign.json()).toMatchObject({ code: 'messages.no-sending' })
  expect((await relayOf(higher.id))?.withdrawn_for).toBe('not-needed')
  expect((await relayOf(lower.id))?.withdrawn_for).toBe('not-needed')
})

test('an act that is refused leaves no look behind, and one that is done leaves one', async () => {
  const { url, relay } = await asked()
  const before = await purposes()

  await clerk.post(`${relay}/outcome`, { outcome: 'told-family', on: '2020-01-01' })
  await neighbour.post(`${url}/told`, { how: 'telephone', on: '2020-01-01' })
  await neighbour.post(`${url}/relay`, { outlet })
  const refused = await purposes()
  const key = 'the-same-command-sent-again'
  const outcome = { outcome: 'not-met', on, why: 'away' }
  await answer(clerk.post(`${relay}/outcome`, outcome, key))
  await answer(clerk.post(`${relay}/outcome`, outcome, key))

  expect(refused).toEqual(before)
  expect(await purposes()).toEqual([...before, 'not-met'])
})
