import { addDays } from '@tongban/policy'

import { get, post, type RouteKey, type ValidRequest } from './request.ts'
import { answer, type Body, type KnownCase, type Scene } from './scene.ts'
import { ordinaryDay, type Signed, type World } from './world.ts'

export const yuwangtai = '410205-01'
let made = 0

/** A team of Yuwangtai that takes no case of any other test, or with what a test gives it. */
export function teamOf(about: Body = {}): Body {
  made += 1
  const apart = { items: ['employer-change'], channels: ['client'] }
  return { agencyId: yuwangtai, name: `第${made}组`, ...apart, ...about }
}

/** Sets up a team with these members, the first of whom is its head. @returns its id */
export async function setUpTeam(
  { system }: Pick<Scene, 'system'>,
  about: Body,
  members: readonly Signed[],
): Promise<string> {
  const { id } = await answer<{ id: string }>(system.post('/api/teams', teamOf(about)))
  for (const [at, { staffId }] of members.entries())
    await answer(system.post(`/api/teams/${id}/members`, joins(staffId, { isHead: at === 0 })))
  return id
}

/** Who becomes a member, from today on. */
export function joins(staff: string, about: Body = {}): Body {
  return { staff, isHead: false, from: ordinaryDay, to: null, ...about }
}

/** Closes a team from today on: its item and channels are free for another. */
export async function closeTeam({ system }: Pick<Scene, 'system'>, id: string): Promise<void> {
  const { rows } = await answer<{ rows: Body[] }>(system.get('/api/teams'))
  const found = rows.find((row) => row['id'] === id)
  const [name, items, channels, version] = ['name', 'items', 'channels', 'version'].map((key) => found?.[key])
  await answer(
    system.post(`/api/teams/${id}/change`, { name, items, channels, version, closedFrom: ordinaryDay }),
  )
}

/** A case whose task lies with a team that the reviewer of the scene heads and another is of. */
async function caseOfTeam(world: World, scene: Scene): Promise<KnownCase & { readonly other: Signed }> {
  const other = await world.signIn(await world.hire('reviewer', yuwangtai))
  const about = { items: ['person-change-key'], channels: ['counter'] }
  await setUpTeam(scene, about, [scene.reviewer, other])
  const found = await scene.caseAt('accepted')
  return { ...found, other }
}

/** One request that succeeds for each route about teams. */
export function teamRequests(world: World, scene: Scene) {
  const { system, reviewer } = scene
  const team = async (): Promise<string> => await setUpTeam(scene, {}, [])
  return {
    'GET /api/teams': async () => await Promise.resolve(get(system, '/api/teams')),
    'POST /api/teams': async () => {
      await freeTeams()
      return post(system, '/api/teams', teamOf())
    },
    'POST /api/teams/:team/change': async () => {
      await freeTeams()
      const about = teamOf()
      const { id } = await answer<{ id: string }>(system.post('/api/teams', about))
      const { agencyId: _agency, ...kept } = about
      return post(system, `/api/teams/${id}/change`, {
        ...kept,
        closedFrom: addDays(ordinaryDay, 9),
        version: 0,
      })
    },
    'POST /api/teams/:team/members': async () => {
      await freeTeams()
      return post(system, `/api/teams/${await team()}/members`, joins(reviewer.staffId))
    },
    'POST /api/teams/:team/members/:member/end': async () => {
      await freeTeams()
      const id = await team()
      const { id: member } = await answer<{ id: string }>(
        system.post(`/api/teams/${id}/members`, joins(reviewer.staffId)),
      )
      return post(system, `/api/teams/${id}/members/${member}/end`, { on: ordinaryDay })
    },
    'POST /api/cases/:subject/:id/giving': async () => {
      await freeTeams()
      const { url, other } = await caseOfTeam(world, scene)
      return post(reviewer, `${url}/giving`, { to: other.staffId })
    },
  } satisfies Partial<Record<RouteKey, () => Promise<ValidRequest>>>

  /** Closes what earlier requests have set up. */
  async function freeTeams(): Promise<void> {
    const { rows } = await answer<{ rows: { id: string; closedFrom: string | null }[] }>(
      system.get('/api/teams'),
    )
    for (const { id, closedFrom } of rows) if (closedFrom !== ordinaryDay) await closeTeam(scene, id)
  }
}
