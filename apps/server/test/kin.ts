import { kaifengCity } from '../src/worlds/kaifeng/city.ts'
import { get, post, type ValidRequest } from './request.ts'
import { answer, type Scene } from './scene.ts'
import { ordinaryDay, type Signed, type World } from './world.ts'

const [, zhang] = kaifengCity({ seed: 7, people: 30, today: ordinaryDay }).persons
const { kind, number } = zhang?.documents[0] ?? {}
const asFather = { relation: 'parent', kind, number, name: zhang?.name }
const city = '410200-01'

/** Somebody new at the city who has said that 张福生 is his father. */
async function declared(world: World): Promise<{ who: Signed; id: string }> {
  const who = await world.signIn(await world.hire('reviewer', city))
  return { who, id: (await answer<{ id: string }>(who.post('/api/kin', asFather))).id }
}

/** The same, who now says that it was wrong. */
export async function askedKinEnd(world: World): Promise<{ who: Signed; id: string }> {
  const { who, id } = await declared(world)
  await answer(who.post(`/api/kin/${id}/end`))
  return { who, id }
}

/** Somebody new says that 张福生 is his father; what he has declared is his own, and a checker ends it with him. */
export function kinRequests(world: World, { checker }: Pick<Scene, 'checker'>) {
  const colleague = async () => await world.signIn(await world.hire('reviewer', '410223-01'))
  return {
    'GET /api/kin': async (): Promise<ValidRequest> => get(await colleague(), '/api/kin'),
    'POST /api/kin': async (): Promise<ValidRequest> => post(await colleague(), '/api/kin', asFather),
    'POST /api/kin/:id/end': async (): Promise<ValidRequest> => {
      const { who, id } = await declared(world)
      return post(who, `/api/kin/${id}/end`)
    },
    'GET /api/kin-ends': async (): Promise<ValidRequest> =>
      await Promise.resolve(get(checker, '/api/kin-ends')),
    'POST /api/kin-ends/:staff/:id/decision': async (): Promise<ValidRequest> => {
      const { who, id } = await askedKinEnd(world)
      return post(checker, `/api/kin-ends/${who.staffId}/${id}/decision`, { agree: true })
    },
  }
}
