import type { Me } from '@tongban/contracts/login'
import { addDays } from '@tongban/policy'
import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'

import { nextColleague, takenOn } from '../../../test/invited.ts'
import { agreed, answer, type Body, longting } from '../../../test/scene.ts'
import { createWorld, ordinaryDay, type Signed } from '../../../test/world.ts'
import { query } from '../../platform/database.ts'
import { tellLogin } from './store.ts'

const world = await createWorld()
const city = '410200-01'
const by = async (role: string): Promise<Signed> => await world.signIn(world.username(role, city))
let system = await by('system-administrator')
const hall = '410202-hall-1'
const password = 'ein langer Satz 7'

test('a colleague who was taken on signs in by his link and nothing else, once, and may do nothing before four hands have granted it', async () => {
  const colleague = nextColleague()
  const { id } = await answer<{ id: string }>(system.post('/api/staff', colleague))
  const { token } = await answer<{ token: string }>(system.post(`/api/staff/${id}/invitation`))
  const opening = await answer<{ name: string; username: string; totpSecret: string }>(
    open('/api/login/invitation/opening', { token }),
  )
  const code = codeOf(opening.totpSecret)
  const weak = await open('/api/login/invitation', { token, password: 'aaaaaaaaaaaaaaa', code })
  await answer(open('/api/login/invitation', { token, password, code }))
  const again = await open('/api/login/invitation', { token, password, code })
  const invitedAgain = await system.post(`/api/staff/${id}/invitation`)
  const signedIn = await open('/api/login/staff', {
    username: opening.username,
    password,
    code: codeOf(opening.totpSecret, 1),
  })
  const [cookie] = signedIn.cookies
  const me = await world.http.inject({
    url: '/api/login/me',
    headers: { cookie: `${cookie?.name}=${cookie?.value}` },
  })

  expect(opening).toMatchObject({ name: '新同事', username: colleague['username'] })
  expect(weak.json()).toMatchObject({ code: 'first-login.weak-password' })
  expect(again.json()).toMatchObject({ code: 'first-login.no-invitation' })
  expect(invitedAgain.json()).toMatchObject({ code: 'staff.signs-in' })
  expect(signedIn.json()).toMatchObject({ acts: [], grants: [] })
  expect(me.json()).toMatchObject({ acts: [], askFor: { agencyName: '开封市社会保险中心' } })
})

test('whose grants are over is told whom to ask, sees to his own login and opens nothing else; who has left is not even told that', async () => {
  const over = { role: 'reviewer', post: 'business', agencyId: longting, outletId: null } as const
  const username = await world.employ({
    grants: [{ ...over, from: '2020-01-01', to: addDays(ordinaryDay, -1) }],
  })
  const who = await world.signIn(username)
  const me = await who.get('/api/login/me')
  const refused = await Promise.all(
    ['/api/agencies', '/api/kin', '/api/tasks', '/api/staff'].map(async (url) => await who.get(url)),
  )
  const sessions = await who.get('/api/login/sessions')
  const manager = await answer<Me>((await by('manager')).get('/api/login/me'))
  await answer(system.post(`/api/staff/${who.staffId}/leaving`, { lastDay: today() }))
  const lastDay = await who.get('/api/login/me')
  await midnightPassed(who.staffId)

  expect(me.json()).toMatchObject({
    acts: [],
    askFor: { agencyName: '开封市社会保险中心', names: [manager.name] },
  })
  expect(refused.map(({ statusCode }) => statusCode)).toEqual([403, 403, 403, 403])
  expect(sessions.json<{ rows: object[] }>().rows).toHaveLength(1)
  expect(manager.askFor).toBeNull()
  expect(lastDay.statusCode).toBe(200)
  await expect
    .poll(async () => (await who.get('/api/login/me')).json<object>())
    .toMatchObject({ code: 'general.not-allowed' })
})

test('who holds nothing signs out like everybody', async () => {
  const who = await world.signIn(await world.employ({ grants: [] }))

  expect((await who.post('/api/login/end')).statusCode).toBe(200)
  expect((await who.get('/api/login/me')).statusCode).toBe(401)
})

test('a link that was made anew makes the one before worthless; of a token the database knows only the hash', async () => {
  const id = await takenOn(system)
  const first = await answer<{ token: string }>(system.post(`/api/staff/${id}/invitation`))
  const second = await answer<{ token: string }>(system.post(`/api/staff/${id}/invitation`))
  const [rows] = await world.database.read(
    { path: 'worker' },
    query<{ all: string }>('select row_to_json(i)::text as all from login.invitation i')(),
  )

  expect((await open('/api/login/invitation/opening', { token: first.token })).json()).toMatchObject({
    code: 'first-login.no-invitation',
  })
  expect((await open('/api/login/invitation/opening', { token: second.token })).statusCode).toBe(200)
  expect(rows.some(({ all }) => all.includes(second.token))).toBe(false)
})

test('of two who are taken on under one user name, one is, and the other is told at the field', async () => {
  const colleague = nextColleague()
  const replies = await Promise.all([
    system.post('/api/staff', colleague),
    system.post('/api/staff', colleague),
  ])

  const refused = replies.find((reply) => reply.statusCode !== 200)
  expect(replies.map((reply) => reply.statusCode).toSorted((one, other) => one - other)).toEqual([200, 409])
  expect(refused?.json()).toMatchObject({ code: 'staff.username-taken', fields: [{ field: 'username' }] })
})

test('who changes his post holds the old one up to the evening before and the new one from the morning', async () => {
  const username = await world.hire('counter-clerk', longting, hall)
  const grant = await grantOf(username)
  const [lastDay, from] = [addDays(ordinaryDay, 2), addDays(ordinaryDay, 3)]
  const wanted = { ...newPost(await idOf(username)), from }
  const manager = await by('manager')
  const twoPosts = await manager.post('/api/staff/grant-requests', wanted)
  await answer(system.post(`/api/staff/grants/${grant}/last-day`, { lastDay }))
  const { id } = await answer<{ id: string }>(manager.post('/api/staff/grant-requests', wanted))
  for (const [role, turn] of [
    ['internal-checker', 'check'],
    ['agency-head', 'head'],
    ['system-administrator', 'system'],
  ] as const)
    await answer((await by(role)).post(`/api/staff/grant-requests/${id}/${turn}`, agreed))

  expect(twoPosts.json()).toMatchObject({ code: 'staff.two-posts' })
  expect(await rolesOn(username, lastDay)).toEqual(['counter-clerk'])
  expect(await rolesOn(username, from)).toEqual(['internal-checker'])
})

test('who leaves works to the end of his last day; afterwards he cannot sign in, and is granted nothing', async () => {
  const username = await world.hire('counter-clerk', longting, hall)
  const id = await idOf(username)
  const lastDay = addDays(today(), 1)
  const past = await system.post(`/api/staff/${id}/leaving`, { lastDay: addDays(lastDay, -2) })
  await answer(system.post(`/api/staff/${id}/leaving`, { lastDay }))
  const asked = await (
    await by('manager')
  ).post('/api/staff/grant-requests', { ...newPost(id), from: addDays(lastDay, 1) })
  world.setDay(lastDay)
  const atLast = await (await world.signIn(username)).get('/api/counterfoils')
  world.setDay(addDays(lastDay, 1))
  system = await by('system-administrator')

  expect(past.json()).toMatchObject({ code: 'staff.dates' })
  expect(asked.json()).toMatchObject({ code: 'staff.left' })
  expect(atLast.statusCode).toBe(200)
  await expect(world.signIn(username)).rejects.toThrow('login.refused')
})

test('the last system administrator does not leave, nor is his grant cut short, before another is in office afterwards', async () => {
  const { staffId } = system
  const lastDay = addDays(today(), 5)
  const alone = await system.post(`/api/staff/${staffId}/leaving`, { lastDay })
  const second = await world.hire('system-administrator', city)
  await answer(system.post(`/api/staff/grants/${await grantOf(second)}/last-day`, { lastDay }))
  const both = await system.post(`/api/staff/${staffId}/leaving`, { lastDay })
  const own = await system.post(
    `/api/staff/grants/${await grantOf(world.username('system-administrator', city))}/last-day`,
    {
      lastDay,
    },
  )

  for (const refused of [alone, both, own])
    expect(refused.json()).toMatchObject({ code: 'staff.last-administrator' })
})

test('who holds something outside of the administrator’s agencies is ended there first', async () => {
  const district = await world.signIn(await world.hire('system-administrator', longting))
  const grants = [longting, '410205-01'].map((agencyId) => ({
    role: 'reviewer' as const,
    post: 'business' as const,
    agencyId,
    outletId: null,
    from: ordinaryDay,
    to: null,
  }))
  const id = await idOf(await world.employ({ grants }))

  const refused = await district.post(`/api/staff/${id}/leaving`, { lastDay: today() })

  expect(refused.json()).toMatchObject({ code: 'staff.held-elsewhere' })
})

/** As if his last day had been yesterday: the clock of tests would end his session with the day. */
async function midnightPassed(staffId: string): Promise<void> {
  const leftYesterday = query('update staff.staff set left_on = $2 where id = $1')
  await world.database.transaction({ path: 'worker' }, async (tx) =>
    tx.record(leftYesterday(staffId, addDays(today(), -1)), tellLogin()),
  )
}

async function open(url: string, payload: object) {
  return await world.http.inject({
    method: 'POST',
    url,
    payload,
    headers: { 'sec-fetch-site': 'same-origin' },
  })
}

function codeOf(totpSecret: string, steps = 0): string {
  const timestamp = world.clock.now().getTime() + steps * 30_000
  return new TOTP({ secret: Secret.fromBase32(totpSecret) }).generate({ timestamp })
}

interface Member {
  readonly id: string
  readonly username: string
  readonly grants: readonly {
    id: string
    role: string
    from: string
    to: string | null
    endedOn: string | null
  }[]
}

async function memberOf(username: string): Promise<Member> {
  const { rows } = await answer<{ rows: Member[] }>(system.get('/api/staff'))
  const found = rows.find((row) => row.username === username)
  if (found === undefined) throw new Error(`${username} is not in the register`)
  return found
}

async function idOf(username: string): Promise<string> {
  return (await memberOf(username)).id
}

async function grantOf(username: string): Promise<string> {
  return (await memberOf(username)).grants[0]?.id ?? ''
}

async function rolesOn(username: string, day: string): Promise<string[]> {
  const { grants } = await memberOf(username)
  return grants
    .filter(({ from, to, endedOn }) => endedOn === null && from <= day && (to === null || to >= day))
    .map(({ role }) => role)
}

function today() {
  return world.clock.today()
}

function newPost(staffId: string): Body {
  return {
    staffId,
    role: 'internal-checker',
    agencyId: longting,
    outletId: null,
    from: ordinaryDay,
    to: addDays(ordinaryDay, 300),
    reason: '换岗',
  }
}
