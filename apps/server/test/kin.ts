import { kaifengCity } from '../src/worlds/kaifeng/city.ts'
import type { ValidRequest } from './request.ts'
import { ordinaryDay, type World } from './world.ts'

const [, zhang] = kaifengCity({ seed: 7, people: 30, today: ordinaryDay }).persons
const { kind, number } = zhang?.documents[0] ?? {}

/** Somebody new says that 张福生 is his father; what he has declared is his own. */
export function kinRequests(world: World) {
  const colleague = async () => await world.signIn(await world.hire('reviewer', '410223-01'))
  return {
    'GET /api/kin': async (): Promise<ValidRequest> => ({
      who: await colleague(),
      method: 'GET',
      url: '/api/kin',
    }),
    'POST /api/kin': async (): Promise<ValidRequest> => ({
      who: await colleague(),
      method: 'POST',
      url: '/api/kin',
      body: { relation: 'parent', kind, number, name: zhang?.name },
    }),
  }
}
