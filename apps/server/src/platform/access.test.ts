import { expect, test } from 'vitest'

import { createWorld, ordinaryDay, type Signed } from '../../test/world.ts'
import { kaifengCity } from '../worlds/kaifeng/city.ts'
import { query } from './database.ts'

const world = await createWorld()
const [wang] = kaifengCity({ seed: 7, people: 30, today: '2026-03-02' }).persons
const city = '410200-01'
const identifiedWang = {
  subjectKind: 'person',
  kind: 'resident',
  number: wang?.documents[0]?.number,
  name: wang?.name,
  identifiedBy: 'document',
  purpose: '关键信息变更',
}
const agencyOfVisits = query<{ agency_id: string }>('select agency_id from visits.visit where staff_id = $1')

test('who sits at a counter and also reviews says by which path he comes; the path opens nothing that no grant opens', async () => {
  const supervisor = await world.signIn(world.username('counter-supervisor', '410205-01'))
  const { subject, id } = await handedInCase()
  const url = `/api/cases/${subject}/${id}`
  expect((await supervisor.get(url, { 'tongban-path': 'office' })).statusCode).toBe(404)

  await grantReviewing(supervisor.staffId)

  expect((await supervisor.get(url)).statusCode).toBe(404) // at his counter nobody stands
  expect((await supervisor.get(url, { 'tongban-path': 'oversight' })).statusCode).toBe(404)
  expect((await supervisor.get(url, { 'tongban-path': 'office' })).json()).toMatchObject({
    stage: 'submitted',
  })
})

test('who sends an authorization is not known by his cookie, so that another site cannot borrow it', async () => {
  const clerk = await world.signIn(world.username('counter-clerk', city))
  const forged = { cookie: clerk.cookie, 'sec-fetch-site': 'cross-site', authorization: 'Bearer x' }

  const ended = await world.http.inject({ method: 'POST', url: '/api/login/end', headers: forged })
  const read = await world.http.inject({
    url: '/api/login/me',
    headers: { cookie: clerk.cookie, authorization: 'Basic x' },
  })

  expect([ended.statusCode, read.statusCode]).toEqual([401, 401])
  expect((await clerk.get('/api/login/me')).statusCode).toBe(200)
})

async function handedInCase(): Promise<{ subject: string; id: string }> {
  const clerk = await world.signIn(world.username('counter-clerk', '410205-01'))
  const visit = await clerk.post('/api/visits', identifiedWang)
  const { subject } = visit.json<{ subject: string }>()
  const handed = await clerk.post('/api/cases', {
    subject,
    item: 'person-change-key',
    itemVersion: 1,
    form: { what: 'birth-date', 'birth-date': '1978-05-17' },
    materials: [{ material: 'identity-document', by: 'seen' }],
  })
  const { id } = handed.json<{ id: string }>()
  return { subject, id }
}

/** A grant as D-39 has it: four people. */
async function grantReviewing(staffId: string): Promise<void> {
  const manager = await world.signIn(world.username('manager', city))
  const wanted = {
    staffId,
    role: 'reviewer',
    agencyId: '410205-01',
    outletId: null,
    from: ordinaryDay,
    to: ordinaryDay,
    reason: '审核人手不够',
  }
  const { id } = (await manager.post('/api/staff/grant-requests', wanted)).json<{ id: string }>()
  const hands: readonly [Signed, string][] = [
    [await world.signIn(world.username('internal-checker', city)), 'check'],
    [await world.signIn(world.username('agency-head', city)), 'head'],
    [await world.signIn(world.username('system-administrator', city)), 'system'],
  ]
  for (const [signed, turn] of hands)
    await signed.post(`/api/staff/grant-requests/${id}/${turn}`, { agree: true, note: '' })
}

test('who has grants at outlets of two agencies says where he is posted today, and acts for that one', async () => {
  const username = await world.employ({
    grants: (['410202', '410203'] as const).map((area) => ({
      role: 'counter-clerk',
      post: 'business',
      agencyId: `${area}-01`,
      outletId: `${area}-hall-1`,
      from: '2020-01-01',
      to: null,
    })),
  })
  const clerk = await world.signIn(username)
  const first = (await clerk.get('/api/login/me')).json<{ outletId: string }>()

  const elsewhere = first.outletId === '410202-hall-1' ? '410203-hall-1' : '410202-hall-1'
  const moved = await clerk.post('/api/login/outlet', { outletId: elsewhere })
  const foreign = await clerk.post('/api/login/outlet', { outletId: '410205-hall-1' })
  const visit = await clerk.post('/api/visits', identifiedWang)

  expect(moved.json()).toMatchObject({ outletId: elsewhere })
  expect(foreign.json()).toMatchObject({ code: 'login.no-outlet', fields: [{ field: 'outletId' }] })
  expect(visit.json()).toMatchObject({ outletId: elsewhere })
  const [visits] = await world.database.read({ path: 'worker' }, agencyOfVisits(clerk.staffId))
  expect(visits).toEqual([{ agency_id: `${elsewhere.slice(0, 6)}-01` }])
})
