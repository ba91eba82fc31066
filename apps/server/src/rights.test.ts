import { roles } from '@tongban/contracts/access'
import { allRoutes } from '@tongban/contracts/all'
import { expect, test } from 'vitest'

import { plantClient } from '../test/clients.ts'
import { faultOf } from '../test/judge.ts'
import { routeKeys } from '../test/requests.ts'
import { expectedRights } from '../test/rights.ts'
import { createWorld, type Signed } from '../test/world.ts'
import { newId } from './platform/context.ts'
import { query } from './platform/database.ts'
import { kaifengCity } from './worlds/kaifeng/city.ts'
import { demoLogins } from './worlds/load.ts'

const world = await createWorld()
const [wang, , , , lin] = kaifengCity({ seed: 7, people: 30, today: '2026-03-02' }).persons
const system = async (): Promise<Signed> =>
  await world.signIn(world.username('system-administrator', '410200-01'))
const nobody = '0199f000-0000-7000-8000-000000000000'
const countCases = query<{ cases: number; tasks: number }>(
  'select (select count(*) from cases."case") as cases, (select count(*) from cases.task) as tasks',
)

test('every route has its line in the table of rights, and every line its route', () => {
  expect(Object.keys(expectedRights).toSorted()).toEqual(Object.keys(allRoutes).toSorted())
})

test.each([...roles, 'person', 'employer', 'client'] as const)(
  '%s gets through to the routes of the table, and to no other',
  async (role) => {
    const username = demoLogins(false).find((login) => login.role === role)?.username ?? ''
    const signIn = async (): Promise<Signed> => {
      if (role === 'person') return await world.enter(wang?.telephone ?? '')
      if (role === 'client') return (await plantClient(world, await system())).who
      if (role !== 'employer') return await world.signIn(username)
      return await world.actFor(await world.enter(lin?.telephone ?? ''), nobody)
    }
    const refused: string[] = []
    const opened: string[] = []
    const broken: string[] = []
    let who = await signIn()

    for (const [route, allowed] of Object.entries(expectedRights)) {
      if (allowed === null) continue
      const reply = await call(who, route)
      if (route.endsWith('/login/end')) who = await signIn()
      const { code } = reply.statusCode < 300 ? { code: '' } : reply.json<{ code: string }>()
      const fault = faultOf(routeKeys.find((key) => key === route) ?? 'GET /api/agencies', reply)
      if (fault === undefined) (code === 'general.not-allowed' ? refused : opened).push(route)
      else broken.push(`${route}: ${fault}`)
    }

    const lines = Object.entries(expectedRights).filter(([, allowed]) => allowed !== null)
    expect(broken).toEqual([])
    expect(opened).toEqual(lines.filter(([, allowed]) => allowed?.includes(role)).map(([route]) => route))
    expect(refused).toEqual(
      lines.filter(([, allowed]) => allowed?.includes(role) === false).map(([route]) => route),
    )
  },
)

test('without a login every other route asks for one', async () => {
  const without: string[] = []
  for (const [route, allowed] of Object.entries(expectedRights)) {
    const [method = 'GET', url = ''] = route.split(' ')
    const common = { url: filled(url), headers: { 'sec-fetch-site': 'same-origin' } }
    const reply = await world.http.inject(
      method === 'GET' ? { ...common, method: 'GET' } : { ...common, method: 'POST', payload: {} },
    )
    if ((reply.statusCode === 401) !== (allowed !== null)) without.push(`${route}: ${reply.statusCode}`)
  }

  expect(without).toEqual([])
})

test('a case of another agency and one that does not exist answer alike', async () => {
  const clerk = await world.signIn(world.username('counter-clerk', '410202-01'))
  const stranger = await world.signIn(world.username('reviewer', '410223-01'))
  const { subject, id } = await handedIn(clerk)

  const foreign = await stranger.get(`/api/cases/${subject}/${id}`)
  const unknown = await stranger.get(`/api/cases/${nobody}/${nobody}`)

  expect(foreign.statusCode).toBe(404)
  expect({ ...foreign.json<object>(), request: '' }).toEqual({ ...unknown.json<object>(), request: '' })
})

test('after the visit the clerk sees the counterfoil and nothing of the case', async () => {
  const clerk = await world.signIn(world.username('counter-clerk', '410202-01'))
  const { subject, id, visit } = await handedIn(clerk)

  await clerk.post(`/api/visits/${subject}/${visit}/end`)

  expect((await clerk.get(`/api/cases/${subject}/${id}`)).statusCode).toBe(404)
  expect((await clerk.get(`/api/people/${subject}`)).json()).toMatchObject({ code: 'visits.none' })
  const { rows } = (await clerk.get('/api/counterfoils')).json<{ rows: object[] }>()
  expect(Object.keys(rows[0] ?? {}).toSorted()).toEqual([
    'agencyName',
    'dueOn',
    'itemName',
    'number',
    'outcome',
    'stage',
    'submittedOn',
    'waiting',
  ])
})

test('the second wall: the database shows an office nothing of another agency, and nothing to whom nothing is set', async () => {
  const clerk = await world.signIn(world.username('counter-clerk', '410202-01'))
  await handedIn(clerk)

  const [[own]] = await world.database.read({ path: 'office', agencies: ['410205-01'] }, countCases())
  const [[foreign]] = await world.database.read({ path: 'office', agencies: ['410223-01'] }, countCases())
  const [[unset]] = await world.database.read({ path: 'office' }, countCases())

  expect(own?.cases).toBeGreaterThan(0)
  expect(foreign).toEqual({ cases: 0, tasks: 0 })
  expect(unset).toEqual({ cases: 0, tasks: 0 })
})

/** A visit of 王秀兰, who is insured at Yuwangtai, and a case that nobody has accepted yet. */
async function handedIn(clerk: Signed): Promise<{ subject: string; id: string; visit: string }> {
  const came = await clerk.post('/api/visits', {
    subjectKind: 'person',
    kind: wang?.documents[0]?.kind,
    number: wang?.documents[0]?.number,
    name: wang?.name,
    identifiedBy: 'card',
    purpose: '改电话',
  })
  const visit = came.json<{ subject: string; id: string }>()
  const form = { telephone: '13900001111' }
  const reply = await clerk.post('/api/cases', {
    subject: visit.subject,
    item: 'person-change-other',
    itemVersion: 1,
    form,
    materials: [],
  })
  expect(reply.statusCode).toBe(200)
  return { subject: visit.subject, id: reply.json<{ id: string }>().id, visit: visit.id }
}

async function call(who: Signed, route: string) {
  const [method = 'GET', url = ''] = route.split(' ')
  return method === 'GET' ? await who.get(filled(url)) : await who.post(filled(url), {}, newId())
}

function filled(url: string): string {
  return url.replaceAll(/:subject|:id|:key|:notice/g, nobody).replace(/:code|:item/, 'person-change-other')
}
