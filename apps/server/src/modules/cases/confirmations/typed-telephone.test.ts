import { afterAll, expect, test } from 'vitest'

import { askByEmployer, askedAbout } from '../../../../test/confirmations.ts'
import { answer } from '../../../../test/scene.ts'
import { startGateway } from '../../../../test/sms-gateway.ts'
import { createWorld } from '../../../../test/world.ts'
import { query } from '../../../platform/database.ts'
import { deliverMessages } from '../../messages/index.ts'
import { endConfirmations } from '../index.ts'

const gateway = await startGateway()
afterAll(() => gateway.close())
const world = await createWorld({ today: '2026-03-02', sms: { url: gateway.url, secret: 'shared' } })
const worker = { path: 'worker' } as const
const agencyOfCase = query<{ agency_id: string }>('select agency_id from cases."case" where id = $1')
const unreached = query<{ kind: string }>(
  `select kind from messages.sending where subject_id = $1 and state = 'dead' and fault = 'no-address'`,
)
const newcomer = {
  name: '赵新芳',
  'document-kind': 'resident',
  'document-number': '410205199503039822',
  from: '2026-03-01',
  telephone: '13300000081',
}

/** Named by an employer, reviewed, and put before the approver. */
async function named(employerAt: number) {
  const found = await askByEmployer(world, [newcomer], { employerAt })
  const [[row]] = await world.database.read(worker, agencyOfCase(found.id))
  const officer = async (role: string) => await world.signIn(world.username(role, row?.agency_id ?? ''))
  await answer(found.act(await officer('reviewer'), 'opinion', { favourable: true, note: '' }))
  const approver = async () => await officer('approver')
  return {
    found,
    grant: async () => await found.act(await approver(), 'decision', { grant: true, note: '' }),
  }
}

test('a question is not sent to the telephone that an employer typed: no silence is kept, and a human has to tell', async () => {
  const first = await named(1)
  await answer(first.grant())
  await world.deliverEvents()
  const { found } = await named(2)
  while ((await deliverMessages(world.messages, () => world.clock.now())) > 0);
  world.setDay('2026-03-09')
  await endConfirmations(world.cases, world.systemContext())
  const asked = await askedAbout(world, found.id)
  const [dead] = await world.database.read(worker, unreached(asked[0]?.subject_id))

  expect(asked).toMatchObject([{ state: 'open' }])
  expect(dead).toEqual([{ kind: 'confirmation-asked' }])
  expect(JSON.stringify([...gateway.arrived.values()])).not.toContain('是不是在那里上班')
})
