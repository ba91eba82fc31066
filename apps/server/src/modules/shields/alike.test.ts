import { type Role, rights } from '@tongban/contracts/access'
import { expect, test } from 'vitest'

import { herName, openSurrounding, writingBodies } from '../../../test/hidden-life.ts'
import { badly } from '../../../test/ratings.ts'
import { routeKeys } from '../../../test/requests.ts'
import { expectedRights } from '../../../test/rights.ts'
import { answer, caseOf, papers } from '../../../test/scene.ts'
import { officersOf, reviewOn, shielded, takeOn, withRight, yuwangtai } from '../../../test/shields.ts'
import { createWorld, photograph, type Signed } from '../../../test/world.ts'

/** Nobody before and hidden afterwards: the same world, with and without her. */
const world = await createWorld()
const outlet = '410205-hall-1'
const nobody = '0199f000-0000-7000-8000-000000000000'
const named = { kind: 'passport', number: '?隐', name: herName }
const period = 'from=2020-01-01&to=2030-12-31'
/** What these routes must be asked with. */
const asked: Readonly<Record<string, string>> = {
  'GET /api/analytics/cases': `figure=running&${period}`,
  'GET /api/analytics/cases/table': `figure=running&format=csv&${period}`,
  'GET /api/audit/looks': '',
  'GET /api/ratings/list': period,
  'GET /api/ratings/figures': `by=outlet&${period}`,
  'GET /api/analytics/overview': period,
  'GET /api/analytics/figures': `by=outlet&${period}`,
  'GET /api/analytics/figures/table': `by=item&format=csv&${period}`,
  'GET /api/analytics/items': period,
  'GET /api/analytics/away-from-home': `by=outlet&${period}`,
  'GET /api/analytics/workload': `by=post&${period}`,
  'GET /api/analytics/workload/people': period,
  'GET /api/catalogue/items/:code': '',
}
/** What says something else each time, or counts everybody and opens nothing. */
const leftOut: readonly RegExp[] = [
  /analytics\/reports/, // an agency states its month with everybody; nothing opens behind it
  /running\//, // jobs and deliveries of the house
  /audit\//, // ids of whom somebody looked at, for who watches over looks; it names nobody
  /login\//,
  /client|openid|demo/,
]
const bodies = await writingBodies(world)
const { surrounding, touch } = await openSurrounding(world)
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
const elsewhere = await takeOn(world, '410203-01')
const grant = { agencyId: yuwangtai, post: 'business', from: '2020-01-01', to: null } as const
const holder = await world.signIn(
  await world.employ({
    grants: [
      { ...grant, role: 'counter-clerk', outletId: outlet },
      { ...grant, role: 'shield-officer', outletId: null },
    ],
  }),
)
// Those with the right at the agencies of her cases: with them nothing is asked of the head.
for (const agencyId of [yuwangtai, '410200-01']) await withRight(world, 'reviewer', agencyId)

interface Ids {
  readonly subject: string
  readonly id: string
  readonly number: string
}

/** What somebody of the house was told, by what he asked. */
type Said = Map<string, string>
/** Who asks, and about whom. */
interface Asks {
  readonly role: Role
  readonly who: Signed
  readonly ids: Ids
  readonly say: (what: string, reply: { statusCode: number; body: string }) => void
}

/** Every route of the table that reads or names somebody, for each who may use it, and what asks by words. */
async function everything(ids: Ids, declares = true): Promise<Said> {
  const said: Said = new Map()
  const sayer = (by: string) => (what: string, reply: { statusCode: number; body: string }) =>
    void said.set(`${by} ${what}`, plain(reply, ids))
  for (const [at, { role, who }] of hired.entries()) {
    const asks: Asks = { role, who, ids, say: sayer(`${at} ${role}`) }
    await readRoutes(asks)
    await askByWords(asks)
    await writeRoutes(asks)
    if (rights[role].path === 'counter') await askAround(asks)
  }
  // a declared parent would be closed in the next round whether she is hidden or not
  for (const [at, { role, who }] of declares ? hired.entries() : [])
    sayer(`${at} ${role}`)('kin', await who.post('/api/kin', { ...named, relation: 'parent' }))
  const wanted = { ...named, reason: 'witness', reviewOn }
  sayer('officer')('shields', await elsewhere.asks.post('/api/shields', wanted))
  return said
}

const addressOf = (route: string, { subject, id }: Ids): string =>
  (route.split(' ')[1] ?? '').replace(':subject', subject).replaceAll(/:\w+/g, id)

async function readRoutes({ role, who, ids, say }: Asks): Promise<void> {
  const mine = routeKeys.filter(
    (key) => key.startsWith('GET') && expectedRights[key]?.includes(role) === true,
  )
  for (const route of mine.filter((key) => !leftOut.some((pattern) => pattern.test(key)))) {
    say(route, await who.get(`${addressOf(route, ids)}?${asked[route] ?? ''}`))
    if (route.includes(':subject'))
      say(`${route} case`, await who.get(`${addressOf(route, ids)}?case=${ids.id}`))
  }
}

async function askByWords({ who, ids: { number }, say }: Asks): Promise<void> {
  for (const terms of [named.name, '隐山', 'yinshan', 'ysjs', named.number, number])
    say(`search ${terms === number ? 'number' : terms}`, await who.post('/api/search', { terms }))
  const visit = { ...named, subjectKind: 'person', identifiedBy: 'document', purpose: '查' }
  say('visit', await who.post('/api/visits', visit))
}

async function writeRoutes({ role, who, ids, say }: Asks): Promise<void> {
  for (const [route, body] of bodies)
    if (expectedRights[route]?.includes(role) === true)
      say(route, await who.post(addressOf(route, ids), body))
}

/** At a counter, within a visit of those whom she is bound up with. */
async function askAround({ who, say }: Asks): Promise<void> {
  for (const { visit: opened, urls, naming } of surrounding) {
    const { subject, id } = await answer<{ subject: string; id: string }>(who.post('/api/visits', opened))
    for (const url of urls) say(url, await who.get(url))
    say(`names ${naming.url}`, await who.post(naming.url, naming.body))
    await answer(who.post(`/api/visits/${subject}/${id}/end`))
  }
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

/**
 * She is registered, employed, logs in, is let act and lets act, is declared as somebody's wife, asks for two things, is looked at and says that it was
 * bad: what leaves traces everywhere.
 */
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
  await touch({ subject, ...named }, holder)
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

test('whoever has not the right is answered byte for byte as if she were not there, by every route that reads or names somebody, search, counter and declaration', async () => {
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
}, 300_000)
