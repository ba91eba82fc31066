import type { Role } from '@tongban/contracts/access'
import { expect, test } from 'vitest'

import { auditFaults } from '../test/audit-faults.ts'
import { askedItem, publishByTwo } from '../test/item-drafts.ts'
import { answer } from '../test/scene.ts'
import { createWorld } from '../test/world.ts'
import { shippedDeclarations } from './modules/catalogue/index.ts'
import { withClient } from './platform/client.ts'

const world = await createWorld()
const city = '410200-01'
const by = async (role: Role) => await world.signIn(world.username(role, city))
const manager = await by('manager')
const system = await by('system-administrator')
const security = await by('security-administrator')
const auditor = await by('audit-administrator')
const hands = { check: await by('internal-checker'), head: await by('agency-head'), system } as const
const agreed = { agree: true, note: '' }
const newItem = () => {
  const [declaration] = shippedDeclarations()
  return { ...declaration, code: 'an-item-for-the-audit' }
}
const notice = (publishedOn: string) => ({
  source: '关于2027年部分节假日安排的通知（样例）',
  publishedOn,
  knownUntil: '2027-12-31',
  days: [{ date: '2027-01-01', kind: 'off', name: '元旦' }],
})

test('every signature under a grant, its end, a publication and the end of a colleague’s logins stand in the audit', async () => {
  const { staffId } = await world.signIn(await world.employ({ grants: [] }))
  const id = await ask(staffId)
  const refused = await ask(staffId)

  for (const turn of ['check', 'head', 'system'] as const)
    await answer(hands[turn].post(`/api/staff/grant-requests/${id}/${turn}`, agreed))
  await answer(
    hands.check.post(`/api/staff/grant-requests/${refused}/check`, { agree: false, note: '不需要' }),
  )
  const grant = await grantOf(staffId)
  await answer(system.post(`/api/staff/grants/${grant}/end`))
  await answer(security.post(`/api/staff/${staffId}/sessions/end`))
  await publishByTwo(system, hands.head, newItem())
  await answer(system.post('/api/calendar/notices', notice('2026-12-01')))

  expect(await entries()).toEqual([
    ['calendar.publish', '2026-12-01 2027-12-31'],
    ['catalogue.publish', 'an-item-for-the-audit 1'],
    ['catalogue.ask', expect.any(String)],
    ['catalogue.draft', expect.any(String)],
    ['catalogue.draft', expect.any(String)],
    ['login.end-others', staffId],
    ['staff.end-grant', `reviewer ${grant}`],
    ['staff.check-grant', `refused reviewer ${refused}`],
    ['staff.apply-grant', `agreed reviewer ${id}`],
    ['staff.head-grant', `agreed reviewer ${id}`],
    ['staff.check-grant', `agreed reviewer ${id}`],
    ['staff.request-grant', `reviewer ${refused}`],
    ['staff.request-grant', `reviewer ${id}`],
  ])
  expect(await auditFaults(world)).toEqual([])
})

test('the same command again writes no second entry, and a refused act none', async () => {
  const before = await entries()
  const key = 'the-same-notice-again'

  await answer(system.post('/api/calendar/notices', notice('2026-12-02'), key))
  await answer(system.post('/api/calendar/notices', notice('2026-12-02'), key))
  const refused = await system.post('/api/calendar/notices', notice('2026-12-02'))

  expect(refused.json()).toMatchObject({ code: 'calendar.published' })
  expect(await entries()).toHaveLength(before.length + 1)
})

test('an act whose entry cannot be written does not stand either', async () => {
  const { staffId } = await world.signIn(await world.employ({ grants: [] }))
  const colleague = await world.signIn(await world.hire('reviewer', city))
  const id = await ask(staffId)
  const { id: draft, revision, inForce } = await askedItem(system, { ...newItem(), code: 'unheard' })
  const unheard = { revision, inForce }
  const before = await entries()

  await withoutAudit(async () => {
    const replies = [
      await hands.check.post(`/api/staff/grant-requests/${id}/check`, agreed),
      await hands.head.post(`/api/catalogue/drafts/${draft}/publication`, unheard),
      await system.post('/api/calendar/notices', notice('2026-12-03')),
      await security.post(`/api/staff/${colleague.staffId}/sessions/end`),
      await system.post(`/api/staff/grants/${await grantOf(colleague.staffId)}/end`),
    ]
    expect(replies.map(({ statusCode }) => statusCode)).toEqual([500, 500, 500, 500, 500])
  })

  expect(await entries()).toEqual(before)
  expect((await colleague.get('/api/tasks')).statusCode).toBe(200)
  expect((await system.get('/api/catalogue/items/unheard')).statusCode).toBe(404)
  await answer(hands.check.post(`/api/staff/grant-requests/${id}/check`, agreed))
  await answer(system.post('/api/calendar/notices', notice('2026-12-03')))
})

async function ask(staffId: string): Promise<string> {
  const today = world.clock.today()
  const wanted = { staffId, role: 'reviewer', agencyId: city, outletId: null, from: today, to: today }
  const asked = await answer<{ id: string }>(
    manager.post('/api/staff/grant-requests', { ...wanted, reason: '人手不够' }),
  )
  return asked.id
}

async function grantOf(staffId: string): Promise<string> {
  const { rows } = await answer<{ rows: { id: string; grants: { id: string }[] }[] }>(
    manager.get('/api/staff'),
  )
  return rows.find(({ id }) => id === staffId)?.grants[0]?.id ?? ''
}

/** What the audit administrator is shown of administrators, the newest first. */
async function entries(): Promise<(readonly [string, string | null])[]> {
  const { rows } = await answer<{ rows: { act: string; purpose: string | null }[] }>(
    auditor.get('/api/audit/looks'),
  )
  return rows.map(({ act, purpose }) => [act, purpose] as const)
}

async function say(what: string): Promise<void> {
  await withClient(world.connection, async (owner) => await owner.query(what))
}

/** As if the audit could not be written: nobody but the owner may. */
async function withoutAudit(act: () => Promise<void>): Promise<void> {
  const roles = 'tongban_oversight, tongban_worker'
  await say(`revoke insert on audit.entry from ${roles}`)
  try {
    await act()
  } finally {
    await say(`grant insert on audit.entry to ${roles}`)
  }
}
