import { get, now, post, type ValidRequest } from './request.ts'
import { answer, longting, type Scene } from './scene.ts'
import type { Signed, World } from './world.ts'

const city = '410200-01'
/** What an administrator says who has identified a colleague. */
export const identified = { reason: 'lost', document: 'resident', documentEnd: '123X' } as const

/** A new colleague whose login an administrator of the city, who does nothing else, asks to make anew. */
export async function askedRenewal(world: World): Promise<{ id: string; username: string; staffId: string }> {
  const asker = await world.signIn(await world.hire('system-administrator', city))
  const { username, staffId } = await colleague(world)
  const { id } = await answer<{ id: string }>(asker.post(`/api/staff/${staffId}/renewal`, identified))
  return { id, username, staffId }
}

/** Somebody who works at a counter of Longting, signed in. */
export async function colleague(world: World): Promise<{ username: string; staffId: string; who: Signed }> {
  const username = await world.hire('counter-clerk', longting, '410202-hall-1')
  const who = await world.signIn(username)
  return { username, staffId: who.staffId, who }
}

/** A colleague who lost his authenticator: asked for, read, and decided by another one than who asked. */
export function renewalRequests(world: World, { security, system }: Pick<Scene, 'security' | 'system'>) {
  return {
    'GET /api/login-renewals': now(get(security, '/api/login-renewals')),
    'POST /api/staff/:id/renewal': async (): Promise<ValidRequest> =>
      post(system, `/api/staff/${(await colleague(world)).staffId}/renewal`, identified),
    'POST /api/login-renewals/:id/decision': async (): Promise<ValidRequest> =>
      post(security, `/api/login-renewals/${(await askedRenewal(world)).id}/decision`, { agree: true }),
  }
}
