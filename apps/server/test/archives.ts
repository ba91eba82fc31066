import { join } from 'node:path'

import { addDays, type Day } from '@tongban/policy'

import { packClosed } from '../src/modules/archives/index.ts'
import { openFileStore } from '../src/modules/materials/index.ts'
import { withClient } from '../src/platform/client.ts'
import { get, now, post, type ValidRequest } from './request.ts'
import { answer, type Scene } from './scene.ts'
import type { World } from './world.ts'

/** What packing works with. */
export function keeping(world: World) {
  return { ...world.cases, files: openFileStore(join(world.folder, 'files')) }
}

/** Packs everything that is closed, as on the day after. */
export async function packAll(world: World): Promise<void> {
  while ((await packClosed(keeping(world), { today: addDays(world.clock.today(), 1) })) > 0);
}

/** What the head says who approves. */
export const approved = { approve: true, filedAs: '汴人社档备〔2026〕3号' }

/** Puts the term of a package behind its end. */
export async function letTermPass({ connection }: World, caseId: string, day: Day): Promise<void> {
  await withClient(connection, async (client) => {
    await client.query('update archives.package set term = 10, due_on = $2 where case_id = $1', [caseId, day])
  })
}

/** A case of the scene that was closed and packed. */
export async function packed(world: World, scene: Scene): Promise<{ id: string; url: string }> {
  const { subject, id } = await scene.caseAt('closed')
  await packAll(world)
  return { id, url: `/api/archives/${subject}/${id}` }
}

/** A list of what is to be destroyed, which waits for the head. @returns its id */
export async function askedDestruction(world: World, scene: Scene): Promise<string> {
  await endOpen(world)
  const { id: caseId } = await packed(world, scene)
  await letTermPass(world, caseId, world.clock.today())
  const body = { opinion: '保管期满，没有继续保存的价值' }
  return (await answer<{ id: string }>(scene.archivist.post('/api/destructions', body))).id
}

/** Files of closed cases: kept by one, destroyed by four. */
export function archiveRequests(world: World, scene: Scene) {
  const { archivist, checker, head } = scene
  const asked = async (): Promise<string> => await askedDestruction(world, scene)
  const url = async (): Promise<string> => (await packed(world, scene)).url
  const until = addDays(world.clock.today(), 30)
  const row = async (at: string, what: 'loans' | 'holds'): Promise<string> => {
    const body = what === 'loans' ? { to: '区人民法院', reason: '调阅', until } : { reason: '有诉讼' }
    await answer(archivist.post(`${at}/${what}`, body))
    const read = await answer<Record<'loans' | 'holds', readonly { id: string }[]>>(archivist.get(at))
    return `${at}/${what}/${read[what][0]?.id ?? ''}`
  }
  return {
    'GET /api/archives': now(get(archivist, '/api/archives')),
    'GET /api/archives/:subject/:case': async (): Promise<ValidRequest> => get(archivist, await url()),
    'GET /api/archives/:subject/:case/export': async (): Promise<ValidRequest> =>
      get(archivist, `${await url()}/export`),
    'POST /api/archives/:subject/:case/check': async (): Promise<ValidRequest> =>
      post(archivist, `${await url()}/check`, {}),
    'POST /api/archives/:subject/:case/loans': async (): Promise<ValidRequest> =>
      post(archivist, `${await url()}/loans`, { to: '区人民法院', reason: '调阅', until }),
    'POST /api/archives/:subject/:case/loans/:id/return': async (): Promise<ValidRequest> =>
      post(archivist, `${await row(await url(), 'loans')}/return`, {}),
    'POST /api/archives/:subject/:case/holds': async (): Promise<ValidRequest> =>
      post(archivist, `${await url()}/holds`, { reason: '有诉讼' }),
    'POST /api/archives/:subject/:case/holds/:id/lifting': async (): Promise<ValidRequest> =>
      post(archivist, `${await row(await url(), 'holds')}/lifting`, { reason: '诉讼已经结束' }),
    'POST /api/archives/:subject/:case/lengthening': async (): Promise<ValidRequest> => {
      const { id: caseId, url: at } = await packed(world, scene)
      await letTermPass(world, caseId, until)
      return post(archivist, `${at}/lengthening`, { term: 30, reason: '还有查考价值' })
    },
    'GET /api/destructions': now(get(archivist, '/api/destructions')),
    'GET /api/destructions/:id': async (): Promise<ValidRequest> =>
      get(archivist, `/api/destructions/${await asked()}`),
    'POST /api/destructions': async (): Promise<ValidRequest> => {
      await endOpen(world)
      const { id } = await packed(world, scene)
      await letTermPass(world, id, world.clock.today())
      return post(archivist, '/api/destructions', { opinion: '保管期满，没有继续保存的价值' })
    },
    'POST /api/destructions/:id/decision': async (): Promise<ValidRequest> =>
      post(head, `/api/destructions/${await asked()}/decision`, approved),
    'POST /api/destructions/:id/execution': async (): Promise<ValidRequest> => {
      const id = await asked()
      await answer(head.post(`/api/destructions/${id}/decision`, approved))
      return post(checker, `/api/destructions/${id}/execution`, {})
    },
  }
}

/** One list of an agency waits at a time: what another request has asked for is over. */
async function endOpen({ connection }: World): Promise<void> {
  await withClient(connection, async (client) => {
    await client.query(
      `update archives.destruction set state = 'refused', refused_for = '重来', filed_as = null, supervised_by = null, decided_by = coalesce(decided_by, gen_random_uuid()), decided_on = coalesce(decided_on, asked_on)
       where state in ('asked', 'approved', 'supervised')`,
    )
  })
}
