import { randomUUID } from 'node:crypto'

import type { FirstRole } from '@tongban/contracts/first-login'
import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'

import { createEmptyHouse, type EmptyHouse } from '../../../test/empty-house.ts'
import { query } from '../../platform/database.ts'

const agency = { area: '410200', name: '开封市社会保险中心', telephone: '0371-22000001', address: '' }
const storedLinks = query<{ role: string; all: string }>(
  'select role, row_to_json(l)::text as all from login.first_link l order by role',
)

test('three people become the first administrators, each through a link of his own, and sign in', async () => {
  const house = await createEmptyHouse()
  const links = await house.links()
  expect(Object.keys(links)).toEqual([
    'system-administrator',
    'security-administrator',
    'audit-administrator',
  ])

  expect(
    (await house.finish(links['system-administrator'], person('吴刚', 'wu.gang', agency))).statusCode,
  ).toBe(200)
  expect(
    (await house.finish(links['security-administrator'], person('郑安平', 'zheng.anping'))).statusCode,
  ).toBe(200)
  expect(
    (await house.finish(links['audit-administrator'], person('冯鉴明', 'feng.jianming'))).statusCode,
  ).toBe(200)

  expect((await house.signIn('wu.gang')).json()).toMatchObject({
    name: '吴刚',
    mode: 'production',
    grants: [{ role: 'system-administrator', post: 'data', agencyId: '410200-01', agencyName: agency.name }],
  })
  expect((await house.signIn('feng.jianming')).json()).toMatchObject({
    grants: [{ role: 'audit-administrator', post: 'audit' }],
  })
  expect(await house.links()).toEqual({})
})

test('the token of a link stands in the fragment, which no server and no log on the way is sent', async () => {
  const house = await createEmptyHouse()

  for (const { address } of await house.app.firstLinks())
    expect(new URL(address)).toMatchObject({
      pathname: '/first-login',
      search: '',
      hash: expect.stringMatching(/^#[\w-]{43}$/),
    })
})

test('a link is good once, and a new start makes the unused ones anew', async () => {
  const house = await createEmptyHouse()
  const before = await house.links()
  await house.finish(before['system-administrator'], person('吴刚', 'wu.gang', agency))

  const again = await house.finish(before['system-administrator'], person('李四', 'li.si'))
  const after = await house.links()

  expect(again.json()).toMatchObject({ code: 'first-login.no-link' })
  expect(Object.keys(after)).toEqual(['security-administrator', 'audit-administrator'])
  expect((await house.opening(before['audit-administrator'])).json()).toMatchObject({
    code: 'first-login.no-link',
  })
  expect((await house.opening(after['audit-administrator'])).json()).toMatchObject({
    role: 'audit-administrator',
    agencyName: agency.name,
  })
})

test('of two who use one link at the same moment, one becomes the administrator', async () => {
  const house = await createEmptyHouse()
  const { 'system-administrator': link } = await house.links()

  const replies = await Promise.all([
    house.finish(link, person('吴刚', 'wu.gang', agency)),
    house.finish(link, person('李四', 'li.si', agency)),
  ])

  expect(replies.map((reply) => reply.statusCode).toSorted((a, b) => a - b)).toEqual([200, 404])
})

test('after twenty-four hours a link is good no longer', async () => {
  const house = await createEmptyHouse()
  const { 'system-administrator': link } = await house.links()
  house.pass(24 * 60)

  expect((await house.opening(link)).json()).toMatchObject({ code: 'first-login.no-link' })
  expect((await house.finish(link, person('吴刚', 'wu.gang', agency))).json()).toMatchObject({
    code: 'first-login.no-link',
  })
})

test('the three are three people', async () => {
  const house = await createEmptyHouse()
  const links = await house.links()
  await house.finish(links['system-administrator'], person('吴刚', 'wu.gang', agency))

  const sameName = await house.finish(links['audit-administrator'], person(' 吴 刚', 'wu.gang2'))
  const sameUsername = await house.finish(links['audit-administrator'], person('冯鉴明', 'wu.gang'))

  expect(sameName.json()).toMatchObject({ code: 'first-login.same-person', fields: [{ field: 'name' }] })
  expect(sameUsername.json()).toMatchObject({ code: 'first-login.username-taken' })
})

test('two who take one user name at the same moment: one has it, the other is told', async () => {
  const house = await createEmptyHouse()
  const links = await house.links()
  await house.finish(links['system-administrator'], person('吴刚', 'wu.gang', agency))

  const replies = await atOnce(house, [
    async () => await house.finish(links['security-administrator'], person('郑安平', 'one.name')),
    async () => await house.finish(links['audit-administrator'], person('冯鉴明', 'one.name')),
  ])

  expect(replies.map((reply) => reply.statusCode).toSorted((a, b) => a - b)).toEqual([200, 409])
  expect(replies.find((reply) => reply.statusCode === 409)?.json()).toMatchObject({
    code: 'first-login.username-taken',
  })
})

test('an administrator whose grant was ended is missing: the next start prints a link that is good', async () => {
  const house = await createEmptyHouse()
  const links = await house.links()
  await house.finish(links['system-administrator'], person('吴刚', 'wu.gang', agency))
  await house.finish(links['audit-administrator'], person('冯鉴明', 'feng.jianming'))
  await endGrantOf(house, 'feng.jianming')

  const { 'audit-administrator': link } = await house.links()

  expect((await house.finish(link, person('李明', 'li.ming'))).statusCode).toBe(200)
})

test('before the agency is named only the system administrator comes in, and not without naming it', async () => {
  const house = await createEmptyHouse()
  const links = await house.links()

  const early = await house.finish(links['audit-administrator'], person('冯鉴明', 'feng.jianming', agency))
  const unnamed = await house.finish(links['system-administrator'], person('吴刚', 'wu.gang'))

  expect(early.json()).toMatchObject({ code: 'first-login.agency-first' })
  expect(unnamed.json()).toMatchObject({ code: 'first-login.no-agency', fields: [{ field: 'agency' }] })
})

test('a guessable password and the one of the demo are refused', async () => {
  const house = await createEmptyHouse()
  const { 'system-administrator': link } = await house.links()

  for (const password of ['tongban-demo', 'WU.GANG-123456', 'aaaaaaaaaaaa', '121212121212'])
    expect(
      (await house.finish(link, { ...person('吴刚', 'wu.gang', agency), password })).json(),
    ).toMatchObject({
      code: 'first-login.weak-password',
      fields: [{ field: 'password' }],
    })
  expect(
    (await house.finish(link, { ...person('吴刚', 'wu.gang', agency), password: 'short' })).json(),
  ).toMatchObject({ code: 'general.invalid', fields: [{ field: 'password' }] })
})

test('eight wrong codes lock a link, and eight strange links whoever tries them', async () => {
  const house = await createEmptyHouse()
  const links = await house.links()
  const wrong = { ...person('吴刚', 'wu.gang', agency), code: '000000' }
  for (let tries = 0; tries < 8; tries += 1)
    expect((await house.finish(links['system-administrator'], wrong)).json()).toMatchObject({
      code: 'first-login.wrong-code',
    })
  const right = person('吴刚', 'wu.gang', agency)
  expect((await house.finish(links['system-administrator'], right)).json()).toMatchObject({
    code: 'login.locked',
  })

  for (let tries = 0; tries < 8; tries += 1)
    expect((await house.opening(`${'x'.repeat(42)}${tries}`)).statusCode).toBe(404)
  expect((await house.opening(links['audit-administrator'])).json()).toMatchObject({ code: 'login.locked' })
  house.pass(16)
  expect((await house.opening(links['audit-administrator'])).statusCode).toBe(200)
})

test('the database holds neither the token of a link nor its secret in the clear', async () => {
  const house = await createEmptyHouse()
  const links = await house.links()
  const opened = (await house.opening(links['audit-administrator'])).json<{
    totpSecret: string
    otpauth: string
  }>()

  const [rows] = await house.app.database.read({ path: 'worker' }, storedLinks())
  expect(rows).toHaveLength(3)
  const stored = rows.map((row) => row.all).join()
  expect(stored).not.toContain(links['audit-administrator'])
  expect(stored).not.toContain(Buffer.from(opened.totpSecret).toString('hex'))
  expect(new TOTP({ secret: Secret.fromBase32(opened.totpSecret) }).period).toBe(30)
  expect(opened.otpauth).toContain(opened.totpSecret)
})

test('a demo has no such links', async () => {
  const house: EmptyHouse = await createEmptyHouse('demo')

  expect(await house.links()).toEqual({} satisfies Partial<Record<FirstRole, string>>)
})

const closeRegister = query('lock table staff.staff in exclusive mode')
const countWaiting = query<{ waiting: number }>(
  `select count(*) as waiting from pg_locks
   where not granted and database = (select oid from pg_database where datname = current_database())`,
)

/** Keeps the register closed to writers until all of the acts wait for something, and lets them go together. */
async function atOnce<Answer>(
  { app }: EmptyHouse,
  acts: readonly (() => Promise<Answer>)[],
): Promise<Answer[]> {
  const worker = { path: 'worker' } as const
  const answers = await app.database.transaction(worker, async (tx) => {
    await tx.load(closeRegister())
    const begun = acts.map(async (act) => await act())
    for (let waiting = 0; waiting < acts.length;) {
      const [[row]] = await app.database.read(worker, countWaiting())
      waiting = row?.waiting ?? 0
    }
    return begun
  })
  return await Promise.all(answers)
}

/** The system administrator ends the grant of somebody. */
async function endGrantOf(house: EmptyHouse, username: string): Promise<void> {
  const signedIn = await house.signIn('wu.gang')
  const headers = {
    cookie: String(signedIn.headers['set-cookie']).split(';')[0] ?? '',
    'sec-fetch-site': 'same-origin',
    'idempotency-key': randomUUID(),
  }
  const register = await house.app.http.inject({ method: 'GET', url: '/api/staff', headers })
  const { rows } = register.json<{ rows: { username: string; grants: { id: string }[] }[] }>()
  const id = rows.find((row) => row.username === username)?.grants[0]?.id ?? ''
  const ended = await house.app.http.inject({ method: 'POST', url: `/api/staff/grants/${id}/end`, headers })
  expect(ended.statusCode).toBe(200)
}

function person(name: string, username: string, named: typeof agency | null = null) {
  return { name, username, password: 'correct horse battery', agency: named }
}
