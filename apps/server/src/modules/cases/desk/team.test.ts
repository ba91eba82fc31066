import { addDays } from '@tongban/policy'
import { expect, test } from 'vitest'

import { changeOf } from '../../../../test/employer-requests.ts'
import { answer, openScene, soon } from '../../../../test/scene.ts'
import { closeTeam, joins, setUpTeam, teamOf, yuwangtai } from '../../../../test/teams.ts'
import { createWorld, ordinaryDay, type Signed } from '../../../../test/world.ts'
import { kaifengCity } from '../../../worlds/kaifeng/city.ts'

const world = await createWorld()
const scene = await openScene(world)
const { reviewer, approver, system, principal, employer } = scene
const online = { items: ['employer-change'], channels: ['employer'] }

interface Inbox {
  readonly rows: readonly { case: string; teamName: string | null; mayGive: boolean }[]
}
interface Detail {
  readonly version: number
  readonly team: { name: string; telephone: string; agencyName: string } | null
  readonly task: { claimedByName: string | null } | null
}

interface Findings {
  readonly checks: readonly object[]
  readonly differences: readonly object[]
  readonly can: readonly string[]
  readonly hold: { readonly missing: readonly object[] } | null
}

test('what an employer uploads lies with the named team, which he is told by name and telephone and without anybody’s name; its badge is its list', async () => {
  const id = await setUpTeam(scene, { ...online, name: '网上审核组' }, [reviewer])
  const { id: caseId } = await uploaded()

  const own = await answer<Inbox>(reviewer.get('/api/tasks?view=team'))
  const counts = await answer<{ team: number }>(reviewer.get('/api/tasks/counts'))
  const told = await principal.get(`/api/cases/${employer}/${caseId}`)

  expect(own.rows).toHaveLength(counts.team)
  expect(own.rows.find((row) => row.case === caseId)).toMatchObject({ teamName: '网上审核组', mayGive: true })
  expect(told.json<Detail>().team?.name).toBe('网上审核组')
  expect(told.json<Detail>().team?.telephone).toMatch(/\d{5}/)
  expect(told.json<Detail>().task).toBeNull()
  expect((await answer<{ team: number | null }>(scene.neighbour.get('/api/tasks/counts'))).team).toBeNull()
  await closeTeam(scene, id)
})

test('the head gives a task to a member by name, and to nobody else; who heads nothing gives nothing', async () => {
  const member = await world.signIn(await world.hire('reviewer', yuwangtai))
  const outsider = await world.signIn(await world.hire('reviewer', yuwangtai))
  const id = await setUpTeam(scene, online, [reviewer, member])
  const { url } = await uploaded()

  const byMember = await member.post(`${url}/giving`, { to: reviewer.staffId })
  const toOutsider = await reviewer.post(`${url}/giving`, { to: outsider.staffId })
  await answer(reviewer.post(`${url}/giving`, { to: member.staffId }))

  expect(byMember.json()).toMatchObject({ code: 'cases.not-head' })
  expect(toOutsider.json()).toMatchObject({ code: 'cases.no-colleague' })
  const mine = await answer<Inbox>(member.get('/api/tasks?view=mine'))
  expect(mine.rows.map((row) => row.case)).toContain(url.split('/').at(-1))
  await closeTeam(scene, id)
})

test('a team without anybody who may do it is no team: the task lies with all of the desk, and comes to the team with its first member', async () => {
  const id = await setUpTeam(scene, online, [])
  const { url } = await uploaded()
  const before = await answer<Detail>(reviewer.get(url))

  await answer(system.post(`/api/teams/${id}/members`, joins(approver.staffId)))
  await world.deliverEvents()
  const withApprover = await answer<Detail>(reviewer.get(url))
  const { id: member } = await answer<{ id: string }>(
    system.post(`/api/teams/${id}/members`, joins(reviewer.staffId)),
  )
  await world.deliverEvents()
  const withReviewer = await answer<Detail>(reviewer.get(url))
  await answer(system.post(`/api/teams/${id}/members/${member}/end`, { on: addDays(ordinaryDay, -1) }))
  await world.deliverEvents()

  expect([before.team, withApprover.team]).toEqual([null, null])
  expect(withReviewer.team).not.toBeNull()
  expect((await answer<Detail>(reviewer.get(url))).team).toBeNull()
  const desk = await answer<Inbox>(reviewer.get('/api/tasks?view=agency'))
  expect(desk.rows.map((row) => row.case)).toContain(url.split('/').at(-1))
  await closeTeam(scene, id)
})

test('the same declaration is found wanting for the same reasons, whether it came over a counter or was uploaded to a team', async () => {
  const id = await setUpTeam(scene, online, [reviewer])
  const { uscc = '', name } = kaifengCity({ seed: 7, people: 30, today: ordinaryDay }).employers[0] ?? {}
  const visit = { subjectKind: 'employer', uscc, name, identifiedBy: 'document', purpose: '变更' }
  await answer(scene.clerk.post('/api/visits', visit))
  const lacking = changeOf(world, employer, { shared: false })
  const wrong = { ...lacking, form: { shared: false, another: 'x' } }
  const [counter, uploader] = [await found(scene.clerk), await found(principal)]
  const [faultsAtCounter, faultsOnline] = [await faultsOf(scene.clerk), await faultsOf(principal)]

  expect(faultsAtCounter.length).toBeGreaterThan(0)
  expect(faultsOnline).toEqual(faultsAtCounter)
  expect(counter.missing.length).toBeGreaterThan(0)
  expect({ ...uploader, team: null }).toEqual(counter)
  expect(uploader.team).not.toBeNull()
  expect(counter.team).toBeNull()
  await closeTeam(scene, id)

  async function faultsOf(who: Signed) {
    const { fields } = (await who.post('/api/cases', wrong)).json<{
      fields: { field: string; code: string }[]
    }>()
    return fields.map(({ field, code }) => [field, code])
  }

  /** What the office finds in it when it was handed in this way. */
  async function found(who: Signed) {
    const { id: caseId } = await answer<{ id: string }>(who.post('/api/cases', lacking))
    const url = `/api/cases/${employer}/${caseId}`
    await answer(reviewer.post(`${url}/deficiencies`, { version: 0, until: soon }))
    const { team, checks, differences, can, hold } = await answer<Detail & Findings>(reviewer.get(url))
    return { team, checks, differences, can, missing: hold?.missing ?? [] }
  }
})

test('two teams of an agency never take the same from the same channel; one that names an item goes before the one that takes the rest', async () => {
  const rest = await setUpTeam(scene, { items: null, channels: ['employer', 'person'], name: '综合组' }, [
    reviewer,
  ])
  const named = await setUpTeam(scene, { ...online, name: '变更组' }, [reviewer])

  const again = await system.post('/api/teams', teamOf(online))
  const sameName = await system.post('/api/teams', teamOf({ name: '变更组' }))
  const { url } = await uploaded()

  expect(again.json()).toMatchObject({ code: 'teams.overlaps' })
  expect(sameName.json()).toMatchObject({ code: 'teams.taken' })
  expect((await answer<Detail>(reviewer.get(url))).team?.name).toBe('变更组')
  await closeTeam(scene, named)
  await world.deliverEvents()
  expect((await answer<Detail>(reviewer.get(url))).team?.name).toBe('综合组')
  await closeTeam(scene, rest)
})

test('whoever has no role in the office there becomes no member; nobody is twice of a team on one day', async () => {
  const id = await setUpTeam(scene, {}, [])

  const neighbour = await system.post(`/api/teams/${id}/members`, joins(scene.neighbour.staffId))
  await answer(system.post(`/api/teams/${id}/members`, joins(reviewer.staffId)))
  const twice = await system.post(`/api/teams/${id}/members`, joins(reviewer.staffId))
  const yesterday = await system.post(
    `/api/teams/${id}/members`,
    joins(approver.staffId, { from: addDays(ordinaryDay, -1) }),
  )

  expect(neighbour.json()).toMatchObject({ code: 'teams.no-staff' })
  expect(twice.json()).toMatchObject({ code: 'teams.member' })
  expect(yesterday.json()).toMatchObject({ code: 'teams.dates' })
})

test('load and lateness are counted by team, and what lies with none stands in a line of its own', async () => {
  const id = await setUpTeam(scene, { ...online, name: '统计组' }, [reviewer])
  await uploaded()
  const url = `/api/analytics/workload?by=team&from=${ordinaryDay}&to=${ordinaryDay}`

  const { rows, open } = await answer<{
    rows: { key: string; name: string; open: number; late: number }[]
    open: number
  }>(scene.manager.get(url))

  expect(rows.find(({ key }) => key === id)).toMatchObject({ name: '统计组', open: 1, late: 0 })
  expect(rows.map(({ name }) => name)).toContain('不分组')
  expect(rows.reduce((sum, row) => sum + row.open, 0)).toBe(open)
  await closeTeam(scene, id)
})

/** What an employer hands in online. */
async function uploaded(): Promise<{ id: string; url: string }> {
  const { id } = await answer<{ id: string }>(principal.post('/api/cases', changeOf(world, employer)))
  return { id, url: `/api/cases/${employer}/${id}` }
}
