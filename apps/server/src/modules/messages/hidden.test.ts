import { afterAll, expect, test } from 'vitest'

import { answer } from '../../../test/scene.ts'
import { officersOf, shielded } from '../../../test/shields.ts'
import { startGateway } from '../../../test/sms-gateway.ts'
import { createWorld, ordinaryDay } from '../../../test/world.ts'
import { instantOf } from '../../platform/instants.ts'
import { createSms } from '../../platform/sms.ts'
import { kaifengCity } from '../../worlds/kaifeng/city.ts'
import { deliverMessages, type MessageDeps, tell } from './index.ts'

const gateway = await startGateway()
afterAll(() => gateway.close())
gateway.play()
const world = await createWorld()
const messages: MessageDeps = {
  ...world.messages,
  sms: createSms({ url: gateway.url, secret: 'shared' }, { timeoutMs: 1000 }),
}
const [, zhang, li, chen] = kaifengCity({ seed: 7, people: 30, today: ordinaryDay }).persons
const morning = instantOf(`${ordinaryDay}T10:00:00+08:00`)
let told = 0

/** Somebody is hidden by two officers. */
async function hide(person: typeof li): Promise<void> {
  const [document] = person?.documents ?? []
  const named = { kind: document?.kind, number: document?.number, name: person?.name }
  await shielded(await officersOf(world), named)
}

/** Who holds a telephone together with somebody gives up his own login with it. */
async function release(person: typeof li): Promise<void> {
  const his = await world.enter(person?.telephone ?? '')
  const { subject } = await answer<{ subject: string }>(his.get('/api/accounts/own'))
  const { rows } = await answer<{ rows: { id: string }[] }>(his.get(`/api/accounts/${subject}/bindings`))
  await answer(his.post(`/api/accounts/${subject}/bindings/${rows[0]?.id ?? ''}/end`))
}

async function subjectOf(person: typeof li): Promise<string> {
  const own = await world.enter(person?.telephone ?? '')
  const { people } = await answer<{ people: { subject: string; name: string }[] }>(
    own.get('/api/accounts/own'),
  )
  return people.find(({ name }) => name === person?.name)?.subject ?? ''
}

/** Tells somebody of a new login. @returns to which telephones it went, and whether it stands in the inbox */
async function toldTo(subject: string, to?: string): Promise<string[]> {
  gateway.arrived.clear()
  const about = { subjectId: subject, caseId: null, seq: (told += 1), agencyId: '410202-01' }
  const facts = { on: ordinaryDay, outlet: null, ...(to === undefined ? {} : { to }) }
  const kind = to === undefined ? 'login-added' : 'telephone-changed'
  await world.database.transaction({ path: 'worker' }, async (tx) => {
    await Promise.resolve()
    tx.record(...tell({ now: morning }, about, [{ kind, facts }]))
  })
  while ((await deliverMessages(messages, () => morning)) > 0);
  return [...gateway.arrived.values()].map((sent) => sent.to)
}

test('of somebody hidden nothing goes to a telephone that logs somebody else in, nor to one that she gave up; her own gets it as ever', async () => {
  const [hers, others] = [await subjectOf(li), await subjectOf(chen)]
  const former = world.secrets.seal('13300000055').toString('base64')
  const before = [await toldTo(hers), await toldTo(others), await toldTo(hers, former)]
  await hide(li)
  await hide(chen)

  const after = [await toldTo(hers), await toldTo(others), await toldTo(hers, former)]

  await release(zhang)
  const released = await toldTo(hers)

  expect(before).toEqual([[zhang?.telephone], [chen?.telephone], ['13300000055']])
  expect(after).toEqual([[], [chen?.telephone], []])
  expect(released).toEqual([]) // he gave up his own login with it, and holds it still
})
