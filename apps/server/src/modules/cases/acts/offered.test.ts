import { randomUUID } from 'node:crypto'

import { expect, test } from 'vitest'

import {
  answer,
  type Body,
  form,
  grantFor,
  identification,
  openScene,
  places,
  soon,
} from '../../../../test/scene.ts'
import { createWorld, type Signed } from '../../../../test/world.ts'

const world = await createWorld()
const scene = await openScene(world)
const supervisor = await world.signIn(world.username('counter-supervisor', '410202-01'))
/** Somebody who may take over any step. */
const colleague = await world.signIn(
  await world.employ({
    grants: (['reviewer', 'approver'] as const).map((role) => ({
      role,
      post: 'business',
      agencyId: '410205-01',
      outletId: null,
      from: '2020-01-01',
      to: null,
    })),
  }),
)
const readers: Readonly<Record<string, Signed>> = {
  clerk: scene.clerk,
  supervisor,
  reviewer: scene.reviewer,
  approver: scene.approver,
  manager: scene.manager,
}
const bodies: Readonly<Record<string, Body>> = {
  acceptance: {},
  deficiencies: { until: soon },
  correction: { form, materials: [] },
  'non-acceptance': { reason: '不归这里管' },
  opinion: { favourable: true, note: '' },
  decision: { grant: true, note: '' },
  'sending-back': { reason: '再看一遍' },
  withdrawal: { reason: '本人不办了' },
  routing: { agencyId: '410202-01', reason: '应由龙亭办' },
  urging: {},
  recall: { reason: '看漏了一页' },
  'handing-over': { to: colleague.staffId, reason: '请假一周' },
  signers: { mode: 'all', signers: [{ staff: colleague.staffId, until: soon }], note: '' },
  signing: { agrees: true, note: '' },
  'signing-end': { reason: '他出差了' },
  delegation: { to: colleague.staffId, note: '请核对档案' },
  'delegation-return': { note: '核对过了' },
  questioning: { note: '档案里夹着别人的页' },
  'correction-request': { note: '名字还是写错了' },
  'decision-review': { note: '请再看一次' },
  copies: { to: [colleague.staffId], note: '供参考' },
}
/** What does not ask which version is on screen. */
const ofAnyVersion = new Set(['urging', 'signing'])

test.each(places.flatMap((place) => Object.keys(readers).map((reader) => [place, reader] as const)))(
  'on a case that is %s the %s is offered exactly what he is not refused',
  async (place, reader) => {
    const who = readers[reader] ?? scene.clerk
    await visit()
    const { can } = await answer<{ can: string[] }>(who.get((await scene.caseAt(place)).url))

    const done: string[] = []
    for (const [act, body] of Object.entries(bodies)) {
      const { url, version } = await scene.caseAt(place)
      if (
        (await who.post(`${url}/${act}`, ofAnyVersion.has(act) ? body : { version, ...body })).statusCode ===
        200
      )
        done.push(act)
    }

    expect(can.toSorted()).toEqual(done.toSorted())
  },
)

test('who handled the step before is not offered the decision that asks for another pair of eyes', async () => {
  const both = await reviewerAndApprover()
  await visit()
  const { url, version } = await scene.caseAt('accepted')
  await answer(both.post(`${url}/opinion`, { version, favourable: true, note: '' }))

  const { can } = await answer<{ can: string[] }>(both.get(url))
  const refused = await both.post(`${url}/decision`, { version: version + 1, grant: true, note: '' })

  expect(can).not.toContain('decision')
  expect(refused.json()).toMatchObject({ code: 'cases.four-eyes' })
})

test('an outlet that takes an item in without being given its acceptance is not offered it, and refused', async () => {
  const partner = await world.signIn('luo.qi')
  await answer(partner.post('/api/visits', identification))
  const handedIn = { subject: scene.subject, item: 'person-change-other', itemVersion: 1, materials: [] }
  const { id } = await answer<{ id: string }>(
    partner.post('/api/cases', { ...handedIn, form: { telephone: '13900001111' } }),
  )
  const url = `/api/cases/${scene.subject}/${id}`

  const { can } = await answer<{ can: string[] }>(partner.get(url))
  const refused = await partner.post(`${url}/acceptance`, { version: 0 })

  expect(can).toEqual(['urging', 'withdrawal'])
  expect(refused.json()).toMatchObject({ code: 'cases.not-granted' })
  expect((await scene.reviewer.post(`${url}/acceptance`, { version: 0 })).json()).toMatchObject({
    outcome: 'completed',
  })
})

/** A visit of the clerk and one of the supervisor: each opens the record for himself. */
async function visit(): Promise<void> {
  await scene.identify()
  await answer(supervisor.post('/api/visits', identification))
}

/** One person who is reviewer and approver at Yuwangtai. */
async function reviewerAndApprover(): Promise<Signed> {
  const username = await world.hire('reviewer', '410205-01')
  const { id } = await answer<{ id: string }>(scene.manager.post('/api/staff/identification', { username }))
  await grant(id)
  return await world.signIn(username)
}

/** 申请、核对、审批、落实. */
async function grant(staffId: string): Promise<void> {
  const wanted = {
    ...grantFor(staffId),
    role: 'approver',
    agencyId: '410205-01',
    outletId: null,
    reason: '兼任',
  }
  const { id } = await answer<{ id: string }>(
    scene.manager.post('/api/staff/grant-requests', wanted, randomUUID()),
  )
  const agreed = { agree: true, note: '' }
  await answer(scene.checker.post(`/api/staff/grant-requests/${id}/check`, agreed))
  await answer(scene.head.post(`/api/staff/grant-requests/${id}/head`, agreed))
  await answer(scene.system.post(`/api/staff/grant-requests/${id}/system`, agreed))
}
