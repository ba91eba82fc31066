import { plantDead } from './dead-letter.ts'
import { get, now, post, type ValidRequest } from './request.ts'
import { answer, type Scene } from './scene.ts'
import type { World } from './world.ts'

/** The outlet at whose counter the clerk of the scene sits. */
const outlet = '410202-hall-1'

/** What reached nobody at Longting, as an office there opens it. */
async function unreached(world: World, { subject }: Pick<Scene, 'subject'>): Promise<string> {
  return `/api/unreached/${subject}/${(await plantDead(world, subject, 'refused')).id}`
}

/** What the clerk's outlet was asked last to tell. @returns its id */
export async function askedRelay(
  world: World,
  { neighbour, clerk, subject }: Pick<Scene, 'neighbour' | 'clerk' | 'subject'>,
): Promise<string> {
  await answer(neighbour.post(`${await unreached(world, { subject })}/relay`, { outlet }))
  let [after, last] = ['', '']
  do {
    const { rows, next } = await answer<{ rows: { id: string }[]; next: string | null }>(
      clerk.get(`/api/relays${after}`),
    )
    last = rows.at(-1)?.id ?? last
    after = next === null ? '' : `?after=${next}`
  } while (after !== '')
  return last
}

/** 人工送达: an office tells by hand whom nothing reached, or asks an outlet to; its clerk says how he fared. */
export function byHandRequests(world: World, scene: Pick<Scene, 'neighbour' | 'clerk' | 'subject'>) {
  const { neighbour, clerk } = scene
  const on = world.clock.today()
  return {
    'GET /api/unreached': now(get(neighbour, '/api/unreached')),
    'GET /api/unreached/:subject/:id': async (): Promise<ValidRequest> =>
      get(neighbour, await unreached(world, scene)),
    'GET /api/unreached/:subject/:id/letter': async (): Promise<ValidRequest> =>
      get(neighbour, `${await unreached(world, scene)}/letter`),
    'POST /api/unreached/:subject/:id/told': async (): Promise<ValidRequest> =>
      post(neighbour, `${await unreached(world, scene)}/told`, {
        how: 'letter',
        on,
        letterNumber: 'XA12345678941',
      }),
    'POST /api/unreached/:subject/:id/relay': async (): Promise<ValidRequest> =>
      post(neighbour, `${await unreached(world, scene)}/relay`, { outlet }),
    'POST /api/unreached/:subject/:id/relay/withdrawal': async (): Promise<ValidRequest> => {
      const url = `${await unreached(world, scene)}/relay`
      await answer(neighbour.post(url, { outlet }))
      return post(neighbour, `${url}/withdrawal`, { why: 'other-way' })
    },
    'GET /api/relays': now(get(clerk, '/api/relays')),
    'GET /api/relays/:id': async (): Promise<ValidRequest> =>
      get(clerk, `/api/relays/${await askedRelay(world, scene)}`),
    'POST /api/relays/:id/outcome': async (): Promise<ValidRequest> =>
      post(clerk, `/api/relays/${await askedRelay(world, scene)}/outcome`, {
        outcome: 'not-met',
        on,
        why: 'moved',
      }),
  }
}
