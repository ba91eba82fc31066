import { expect, test } from 'vitest'

import { auditFaults } from '../../../../test/audit-faults.ts'
import { answer, openScene } from '../../../../test/scene.ts'
import { createWorld } from '../../../../test/world.ts'

const world = await createWorld()
const scene = await openScene(world)
const { reviewer, approver } = scene
const reason = '看漏了一页'

test('a reviewer takes his opinion back as long as nobody has acted on it, and judges anew', async () => {
  const { url, version } = await scene.caseAt('reviewed')

  const recalled = await reviewer.post(`${url}/recall`, { version, reason })
  const tooEarly = await approver.post(`${url}/decision`, { version: version + 1, grant: true, note: '' })
  const anew = await reviewer.post(`${url}/opinion`, {
    version: version + 1,
    favourable: false,
    note: reason,
  })

  expect(recalled.json()).toMatchObject({ stage: 'accepted', step: 'review', version: version + 1 })
  expect(tooEarly.json()).toMatchObject({ code: 'cases.wrong-stage' })
  expect(anew.json()).toMatchObject({ stage: 'review', step: 'decide' })
  const { events } = await answer<{ events: { kind: string; note: string | null }[] }>(reviewer.get(url))
  expect(events.filter(({ kind }) => kind === 'recalled')).toMatchObject([{ note: reason }])
  const own = await answer<{ events: { kind: string; note: string | null }[] }>(scene.person.get(url))
  expect(own.events.find(({ kind }) => kind === 'recalled')).toMatchObject({ note: null })
  expect(await auditFaults(world)).toEqual([])
})

test('of a recall and a decision at the same moment one counts', async () => {
  const { url, version } = await scene.caseAt('reviewed')

  const replies = await Promise.all([
    reviewer.post(`${url}/recall`, { version, reason }),
    approver.post(`${url}/decision`, { version, grant: true, note: '' }),
  ])

  expect(replies.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
})

test('nobody takes back what is another’s, what was decided, or what was sent back already', async () => {
  const colleague = await world.signIn(await world.hire('reviewer', '410205-01'))
  const reviewed = await scene.caseAt('reviewed')
  const closed = await scene.caseAt('closed')
  const accepted = await scene.caseAt('accepted')

  const foreign = await colleague.post(`${reviewed.url}/recall`, { version: reviewed.version, reason })
  const decided = await reviewer.post(`${closed.url}/recall`, { version: closed.version, reason })
  const never = await reviewer.post(`${accepted.url}/recall`, { version: accepted.version, reason })

  expect(foreign.json()).toMatchObject({ code: 'cases.not-yours-to-recall' })
  expect([decided, never].map((reply) => reply.json<{ code: string }>().code)).toEqual([
    'cases.wrong-stage',
    'cases.wrong-stage',
  ])
})
