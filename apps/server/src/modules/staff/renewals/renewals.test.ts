import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'

import { auditFaults } from '../../../../test/audit-faults.ts'
import { askedRenewal, colleague, identified } from '../../../../test/login-renewals.ts'
import { answer, identification, longting } from '../../../../test/scene.ts'
import { createWorld, ordinaryDay, type Signed } from '../../../../test/world.ts'
import { query } from '../../../platform/database.ts'

const world = await createWorld()
const city = '410200-01'
const by = async (role: string): Promise<Signed> => await world.signIn(world.username(role, city))
const [system, security, auditor] = [
  await by('system-administrator'),
  await by('security-administrator'),
  await by('audit-administrator'),
]
const password = 'ein langer Satz 8'

test('who lost his authenticator is out at once when a second administrator confirms it, and comes in by a link that is good once', async () => {
  const { username, staffId, who } = await colleague(world)
  const before = world.credentials(username)
  const { id } = await answer<{ id: string }>(system.post(`/api/staff/${staffId}/renewal`, identified))
  const meanwhile = await who.get('/api/login/me')
  const { link } = await decide(security, id)
  const after = await who.get('/api/login/me')
  const old = await open('/api/login/staff', before)
  const opening = await answer<{ totpSecret: string; renews: boolean; username: string }>(
    open('/api/login/invitation/opening', { token: link?.token }),
  )
  const setUp = { token: link?.token, password, code: codeOf(opening.totpSecret) }
  await answer(open('/api/login/invitation', setUp))
  const again = await open('/api/login/invitation', setUp)
  const entered = await open('/api/login/staff', { username, password, code: codeOf(opening.totpSecret, 1) })

  expect([meanwhile.statusCode, after.statusCode]).toEqual([200, 401])
  expect(old.json()).toMatchObject({ code: 'login.refused' })
  expect(opening).toMatchObject({ renews: true, username })
  expect(again.json()).toMatchObject({ code: 'first-login.no-invitation' })
  expect(entered.json()).toMatchObject({ staffId })
})

test('neither he himself nor who asked is one of the two; refused, everything stays as it was', async () => {
  const { staffId, who } = await colleague(world)
  const own = await system.post(`/api/staff/${system.staffId}/renewal`, identified)
  const { id } = await answer<{ id: string }>(system.post(`/api/staff/${staffId}/renewal`, identified))
  const twice = await security.post(`/api/staff/${staffId}/renewal`, identified)
  const same = await system.post(`/api/login-renewals/${id}/decision`, { agree: true })
  const ofSecurity = await answer<{ id: string }>(
    system.post(`/api/staff/${security.staffId}/renewal`, identified),
  )
  const his = await security.post(`/api/login-renewals/${ofSecurity.id}/decision`, { agree: true })
  await decide(auditor, ofSecurity.id, false)
  const refused = await decide(auditor, id, false)
  const late = await security.post(`/api/login-renewals/${id}/decision`, { agree: true })

  expect(own.json()).toMatchObject({ code: 'staff.renewal-own' })
  expect(twice.json()).toMatchObject({ code: 'staff.renewal-asked' })
  expect(same.json()).toMatchObject({ code: 'staff.renewal-same' })
  expect(his.json()).toMatchObject({ code: 'staff.renewal-own' })
  expect(refused.link).toBeNull()
  expect(late.json()).toMatchObject({ code: 'staff.no-renewal' })
  expect((await who.get('/api/login/me')).statusCode).toBe(200)
})

test('who asked and who confirmed stand in the audit; of the document only the end is kept, and that sealed', async () => {
  const { id, staffId } = await askedRenewal(world)
  await decide(security, id)
  const [entries] = await world.database.read(
    { path: 'worker' },
    query<{ act: string; purpose: string }>(
      `select act, purpose from audit.entry where purpose like $1 order by at`,
    )(`${staffId}%`),
  )
  const [rows] = await world.database.read(
    { path: 'worker' },
    query<{ all: string }>('select row_to_json(r)::text as all from staff.renewal r')(),
  )

  expect(entries).toEqual([
    { act: 'staff.ask-renewal', purpose: `${staffId} lost resident` },
    { act: 'staff.renew-login', purpose: `${staffId} lost` },
  ])
  expect(rows.some(({ all }) => all.includes('123X'))).toBe(false)
  expect(await auditFaults(world)).toEqual([])
})

test('an administrator of a district makes no login anew that opens something above him', async () => {
  const district = await world.signIn(await world.hire('system-administrator', longting))
  const grants = [longting, city].map((agencyId) => ({
    role: 'reviewer' as const,
    post: 'business' as const,
    agencyId,
    outletId: null,
    from: ordinaryDay,
    to: null,
  }))
  const { staffId } = await world.signIn(await world.employ({ grants }))
  const below = await district.post(`/api/staff/${staffId}/renewal`, identified)
  const above = await system.post(`/api/staff/${staffId}/renewal`, identified)

  expect(below.json()).toMatchObject({ code: 'staff.renewal-above' })
  expect(above.statusCode).toBe(200)
})

test('a link that nobody used is given anew by the system administrator, and by nobody under whom not all lies that he holds', async () => {
  const { id, staffId } = await askedRenewal(world)
  const { link } = await decide(security, id)
  const anew = await answer<{ token: string }>(system.post(`/api/staff/${staffId}/invitation`))
  const first = await open('/api/login/invitation/opening', { token: link?.token })
  const second = await answer<{ renews: boolean }>(
    open('/api/login/invitation/opening', { token: anew.token }),
  )
  const district = await world.signIn(await world.hire('system-administrator', longting))

  expect(first.json()).toMatchObject({ code: 'first-login.no-invitation' })
  expect(second.renews).toBe(true)
  expect((await district.post(`/api/staff/${staffId}/invitation`)).json()).toMatchObject({
    code: 'staff.no-staff',
  })
})

test('he is told in private life that his login was made anew, where the house knows who he is there', async () => {
  const clerk = await world.signIn(world.username('counter-clerk', longting))
  const { subject } = await answer<{ subject: string }>(clerk.post('/api/visits', identification))
  const grants = [
    {
      role: 'reviewer' as const,
      post: 'business' as const,
      agencyId: longting,
      outletId: null,
      from: ordinaryDay,
      to: null,
    },
  ]
  const { staffId } = await world.signIn(await world.employ({ grants, ownSubjectId: subject }))
  const { id } = await answer<{ id: string }>(system.post(`/api/staff/${staffId}/renewal`, identified))
  await decide(security, id)
  await world.deliverEvents()
  const [told] = await world.database.read(
    { path: 'worker' },
    query<{ kind: string; facts: object }>(
      `select kind, facts from messages.message where subject_id = $1 and kind = 'login-renewed'`,
    )(subject),
  )

  expect(told).toEqual([{ kind: 'login-renewed', facts: { on: ordinaryDay } }])
})

test('somebody who asks for more than twenty in a day is stopped', async () => {
  const asker = await world.signIn(await world.hire('security-administrator', city))
  for (let turn = 0; turn < 20; turn += 1) {
    const { staffId } = await colleague(world)
    await answer(asker.post(`/api/staff/${staffId}/renewal`, identified))
  }
  const { staffId } = await colleague(world)

  expect((await asker.post(`/api/staff/${staffId}/renewal`, identified)).json()).toMatchObject({
    code: 'staff.renewal-many',
  })
})

async function decide(
  who: Signed,
  id: string,
  agree = true,
): Promise<{ link: { token: string; endsAt: string } | null }> {
  return await answer(who.post(`/api/login-renewals/${id}/decision`, { agree }))
}

async function open(url: string, payload: object) {
  return await world.http.inject({
    method: 'POST',
    url,
    payload,
    headers: { 'sec-fetch-site': 'same-origin' },
  })
}

function codeOf(secret: string, steps = 0): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: world.clock.now().getTime() + steps * 30_000,
  })
}
