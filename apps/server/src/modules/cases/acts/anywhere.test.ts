import { expect, test } from 'vitest'

import { createWorld, photograph } from '../../../../test/world.ts'
import { kaifengCity } from '../../../worlds/kaifeng/city.ts'

const world = await createWorld({ today: '2026-03-02' })
const wang = kaifengCity({ seed: 7, people: 30, today: '2026-03-02' }).persons[0]

test('a counter in Longting takes the case of somebody insured at Yuwangtai, and it finds its way home', async () => {
  const clerk = await world.signIn(world.username('counter-clerk', '410202-01'))
  const reviewer = await world.signIn(world.username('reviewer', '410205-01'))
  const approver = await world.signIn(world.username('approver', '410205-01'))
  const manager = await world.signIn(world.username('manager', '410200-01'))
  const document = wang?.documents[0]

  const visit = await clerk.post('/api/visits', {
    subjectKind: 'person',
    kind: document?.kind,
    number: document?.number,
    name: wang?.name,
    identifiedBy: 'document',
    purpose: '关键信息变更',
  })
  expect(visit.json()).toMatchObject({ subjectName: '王秀兰' })
  const { subject } = visit.json<{ subject: string }>()
  const staged = await clerk.upload(`/api/materials/${subject}/files`, photograph)
  expect(staged.json()).toMatchObject({ type: 'image/png' })
  const handedIn = await clerk.post('/api/cases', {
    subject,
    item: 'person-change-key',
    itemVersion: 1,
    form: { what: 'name', name: '王秀岚' },
    materials: [
      { material: 'identity-document', by: 'seen' },
      { material: 'name-evidence', by: 'file', files: [staged.json<{ id: string }>().id] },
    ],
  })
  expect(handedIn.json()).toMatchObject({
    stage: 'submitted',
    agencyId: '410205-01',
    awayFromHome: true,
    dueOn: '2026-03-16',
  })
  const { id } = handedIn.json<{ id: string }>()
  const url = `/api/cases/${subject}/${id}`
  expect((await clerk.post(`${url}/acceptance`, { version: 0 })).json()).toMatchObject({
    stage: 'accepted',
    step: 'review',
    version: 1,
  })
  expect((await reviewer.get('/api/tasks')).json()).toMatchObject({
    rows: [{ case: id, subjectName: '王秀兰', kind: 'review' }],
  })
  expect(
    (await reviewer.post(`${url}/opinion`, { version: 1, favourable: true, note: '' })).json(),
  ).toMatchObject({ stage: 'review', step: 'decide' })
  const detail = await approver.get(url)
  expect(detail.json()).toMatchObject({
    differences: [{ before: '王秀兰', after: '王秀岚' }],
    can: ['decision', 'sending-back', 'routing', 'handing-over', 'delegation', 'signers', 'copies'],
  })
  expect(
    (await approver.post(`${url}/decision`, { version: 2, grant: true, note: '' })).json(),
  ).toMatchObject({ stage: 'closed', outcome: 'completed' })

  expect((await clerk.get(`/api/people/${subject}`)).json()).toMatchObject({ name: '王秀岚' })
  expect((await clerk.get('/api/counterfoils')).json()).toMatchObject({
    rows: [{ stage: 'closed', outcome: 'completed' }],
  })
  await world.deliverEvents()
  const share = await manager.get('/api/analytics/away-from-home?by=outlet&from=2026-03-01&to=2026-03-31')
  expect(share.json()).toMatchObject({ accepted: 1, away: 1 })
  expect((await manager.get('/api/analytics/cases?figure=away')).json()).toMatchObject({ rows: [{ id }] })
  expect((await manager.get(url)).json()).toMatchObject({ id, outcome: 'completed' })
})
