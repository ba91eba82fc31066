import { type Role, rights } from '@tongban/contracts/access'
import { expect, test } from 'vitest'

import { badly } from '../../../test/ratings.ts'
import { routeKeys } from '../../../test/requests.ts'
import { expectedRights } from '../../../test/rights.ts'
import { answer, caseOf, papers } from '../../../test/scene.ts'
import { officersOf, shielded, yuwangtai } from '../../../test/shields.ts'
import { createWorld, photograph, type Signed } from '../../../test/world.ts'

/** Nobody before and hidden afterwards: the same world, with and without her. */
const world = await createWorld()
const outlet = '410205-hall-1'
const nobody = '0199f000-0000-7000-8000-000000000000'
const named = { kind: 'passport', number: '?隐', name: '隐山居士' }
const period = 'from=2020-01-01&to=2030-12-31'
/** What these routes must be asked with. */
const asked: Readonly<Record<string, string>> = {
  'GET /api/analytics/cases': `figure=running&${period}`,
  'GET /api/analytics/cases/table': `figure=running&format=csv&${period}`,
  'GET /api/audit/looks': '',
  'GET /api/ratings/list': period,
  'GET /api/ratings/figures': `by=agency&${period}`,
  'GET /api/catalogue/items/:code': '',
}
/** What says something else each time, or counts her as it counts everybody: figures name nobody, as for a family's record. */
const leftOut: readonly RegExp[] = [
  /analytics\/(overview|away-from-home|figures|items|workload|reports)/,
  /ratings\/figures/,
  /running\//, // jobs and deliveries of the house
  /audit\//, // ids of whom somebody looked at, for who watches over looks; it names nobody
  /login\//,
  /client|openid|demo/,
]
const staffRoles = Object.keys(rights).filter(
  (role): role is Role => role in rights && role !== 'shield-officer',
)
const hired: { role: Role; who: Signed }[] = []
for (const role of staffRoles)
  for (const agencyId of [yuwangtai, '410200-01']) {
    const place = agencyId === yuwangtai ? outlet : '410200-hall-1'
    const at = rights[role].path === 'counter' ? place : undefined
    hired.push({ role, who: await world.signIn(await world.hire(role, agencyId, at)) })
  }
const officers = await officersOf(world)
const grant = { agencyId: yuwangtai, post: 'business', from: '2020-01-01', to: null } as const
const holder = await world.signIn(
  await world.employ({
    grants: [
      { ...grant, role: 'counter-clerk', outletId: outlet },
      { ...grant, role: 'shield-officer', outletId: null },
    ],
  }),
)
// Those with the right at the agency of her cases: with them nothing is asked of the head.
await world.employ({
  grants: (['reviewer', 'shield-officer'] as const).map((role) => ({
    ...grant,
    role,
    agencyId: '410200-01',
    outletId: null,
  })),
})

interface Ids {
  readonly subject: string
  readonly id: string
  readonly number: string
}

/** Every read route of the table for each who may use it, and what asks by words. */
async function everything({ subject, id, number }: Ids, declares = true): Promise<Map<string, string>> {
  const said = new Map<string, string>()
  for (const [at, { role, who }] of hired.entries()) {
    for (const route of routeKeys.filter(
      (key) => key.startsWith('GET') && expectedRights[key]?.includes(role) === true,
    )) {
      if (leftOut.some((pattern) => pattern.test(route))) continue
      const filled = (route.split(' ')[1] ?? '').replace(':subject', subject).replaceAll(/:\w+/g, id)
      const reply = await who.get(`${filled}?${asked[route] ?? ''}`)
      said.set(`${at} ${role} ${route}`, plain(reply, { subject, id, number }))
      if (!route.includes(':subject')) continue
      const ofCase = await who.get(`${filled}?case=${id}`)
      said.set(`${at} ${role} ${route} case`, plain(ofCase, { subject, id, number }))
    }
    for (const terms of [named.name, '隐山', 'yinshan', 'ysjs', named.number, number]) {
      const found = await who.post('/api/search', { terms })
      said.set(
        `${at} ${role} search ${terms === number ? 'number' : terms}`,
        plain(found, { subject, id, number }),
      )
    }
    const visit = { ...named, subjectKind: 'person', identifiedBy: 'document', purpose: '查' }
    said.set(`${at} ${role} visit`, plain(await who.post('/api/visits', visit), { subject, id, number }))
    if (!declares) continue // a declared parent would be closed in the next round whether she is hidden or not
    const kin = await who.post('/api/kin', { ...named, relation: 'parent' })
    said.set(`${at} ${role} kin`, plain(kin, { subject, id, number }))
  }
  return said
}

/** Without the number of the request, and with the ids that were asked for under one name. */
function plain(reply: { statusCode: number; body: string }, { subject, id, number }: Ids): string {
  const body = reply.body
    .replace(/"request":"\w+"/, '')
    .replaceAll(subject, 'SUBJECT')
    .replaceAll(id, 'ID')
    .replaceAll(number, 'NUMBER')
  return `${reply.statusCode} ${body}`
}

/** She is registered, asks for two things, is looked at and says that it was bad: what leaves traces everywhere. */
async function lived(): Promise<Ids> {
  const came = {
    ...named,
    subjectKind: 'person',
    identifiedBy: 'document',
    purpose: '改姓名',
    register: true,
  }
  const { subject, id: visit } = await answer<{ subject: string; id: string }>(
    holder.post('/api/visits', came),
  )
  const stage = async () =>
    (await answer<{ id: string }>(holder.upload(`/api/materials/${subject}/files`, photograph))).id
  const body = async () => ({
    ...caseOf(subject, await papers(stage)),
    form: { what: 'name', name: named.name },
  })
  await answer(holder.post('/api/cases', await body()))
  const { id } = await answer<{ id: string }>(holder.post('/api/cases', await body()))
  await answer(holder.post(`/api/cases/${subject}/${id}/acceptance`, { version: 0 }))
  const { number } = await answer<{ number: string }>(holder.get(`/api/cases/${subject}/${id}`))
  await answer(holder.post(`/api/visits/${subject}/${visit}/end`))
  await answer(holder.post(`/api/visits/${subject}/${visit}/rating`, badly))
  return { subject, id, number }
}

test('whoever has not the right is answered byte for byte as if she were not there, by every read route, search, counter and declaration', async () => {
  await world.deliverEvents()
  const before = await everything({
    subject: nobody,
    id: '0199f000-0000-7000-8000-00000000000f',
    number: '99999999999999',
  })
  const ids = await lived()
  await world.deliverEvents()
  const seen = await everything(ids, false)
  await shielded(officers, named)
  await world.deliverEvents()
  await world.sweep()

  const after = await everything(ids)

  const differing = (one: Map<string, string>) =>
    [...after].filter(([key, said]) => one.has(key) && one.get(key) !== said)
  expect(differing(before)).toEqual([])
  expect(differing(seen).length).toBeGreaterThan(20) // before she was hidden she stood in all of these
}, 120_000)
