import { addDays } from '@tongban/policy'

import { get, now, post, type ValidRequest } from './request.ts'
import { answer, longting, type Scene } from './scene.ts'
import { ordinaryDay, type Signed } from './world.ts'

/** An agency under Longting that nothing lies at yet. @returns its id */
async function newAgency(system: Signed): Promise<string> {
  const fields = {
    name: '龙亭区机关社保中心',
    nameEnglish: null,
    telephone: '0371-23000002',
    address: '开封市龙亭区示例路二号',
    routingDesk: false,
    remedies: null,
    parent: longting,
    area: '410202',
    kind: 'government-staff',
  }
  return (await answer<{ id: string }>(system.post('/api/agencies', fields))).id
}

/** A request that a new agency be merged into Longting, which waits for the one who confirms it. @returns its id */
export async function askedMerger(system: Signed): Promise<string> {
  return (await answer<{ id: string }>(system.post('/api/mergers', await wanted(system)))).id
}

async function wanted(system: Signed) {
  return {
    agencyId: await newAgency(system),
    successor: longting,
    from: addDays(ordinaryDay, 30),
    reason: '机构改革',
  }
}

/** A merger of a new agency into Longting that was confirmed; its day is far. @returns its id */
async function confirmed({ system, head }: Pick<Scene, 'system' | 'head'>): Promise<string> {
  const id = await askedMerger(system)
  await answer(head.post(`/api/mergers/${id}/decision`, { agree: true }))
  return id
}

const wrong = { reason: '文件有误' }

/** An agency that ceases: asked for, looked at, and not agreed to but where nothing lies, for the others need the city as it is. */
export function mergerRequests(hands: Pick<Scene, 'system' | 'head'>) {
  const { system, head } = hands
  return {
    'GET /api/mergers': now(get(system, '/api/mergers')),
    'GET /api/mergers/lying/:agency': now(get(system, `/api/mergers/lying/${longting}`)),
    'POST /api/mergers': async (): Promise<ValidRequest> =>
      post(system, '/api/mergers', await wanted(system)),
    'POST /api/mergers/:id/decision': async (): Promise<ValidRequest> =>
      post(head, `/api/mergers/${await askedMerger(system)}/decision`, { agree: false }),
    'GET /api/mergers/:id/posts': async (): Promise<ValidRequest> =>
      get(head, `/api/mergers/${await confirmed(hands)}/posts`),
    'POST /api/mergers/:id/taking-back': async (): Promise<ValidRequest> =>
      post(system, `/api/mergers/${await confirmed(hands)}/taking-back`, wrong),
    'POST /api/mergers/:id/taking-back/decision': async (): Promise<ValidRequest> => {
      const id = await confirmed(hands)
      await answer(system.post(`/api/mergers/${id}/taking-back`, wrong))
      return post(head, `/api/mergers/${id}/taking-back/decision`, { agree: true })
    },
  }
}
