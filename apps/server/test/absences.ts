import { addDays, type Day } from '@tongban/policy'

import type { ValidRequest } from './request.ts'
import { answer, type Body, type KnownCase, type Scene } from './scene.ts'
import { ordinaryDay, type Signed, type World } from './world.ts'

const yuwangtai = '410205-01'
let begins: Day = addDays(ordinaryDay, 40)

/** Days of which nobody is away yet. */
function freeDays(): { readonly from: Day; readonly to: Day } {
  begins = addDays(begins, 3)
  return { from: begins, to: addDays(begins, 1) }
}

/** A reviewer of Yuwangtai whom no other test knows. */
export async function newReviewer(world: World): Promise<Signed> {
  return await world.signIn(await world.hire('reviewer', yuwangtai))
}

/** What the manager records. */
export function absenceOf(staff: Signed, about: Body = {}): Body {
  return { staff: staff.staffId, kind: 'leave', ...freeDays(), standIn: null, ...about }
}

/** An absence of a new reviewer for whom nobody stands in yet; his head is asked. @returns its id */
export async function askedAbsence(world: World, { manager }: Scene): Promise<string> {
  const { id } = await answer<{ id: string }>(
    manager.post('/api/absences', absenceOf(await newReviewer(world))),
  )
  await world.sweep()
  return id
}

/** A case whose task a reviewer had who is away from today on, open again to his colleagues. */
export async function movedCase(world: World, { manager, caseAt }: Scene): Promise<KnownCase> {
  const gone = await newReviewer(world)
  const found = await caseAt('accepted')
  await answer(gone.post(`${found.url}/claim`))
  const today = { from: ordinaryDay, to: ordinaryDay }
  await answer(manager.post('/api/absences', absenceOf(gone, today)))
  await world.sweep()
  return found
}

const ownTerm = (): Body => ({ kind: 'leave', ...freeDays(), standIn: null })

const asks = async (who: Signed, url: string | Promise<string>): Promise<ValidRequest> => ({
  who,
  method: 'GET',
  url: await url,
})
const sends = async (who: Signed, url: string | Promise<string>, body?: Body): Promise<ValidRequest> => ({
  who,
  method: 'POST',
  url: await url,
  ...(body === undefined ? {} : { body }),
})

/** One request that succeeds for each route about absences. */
export function absenceRequests(world: World, scene: Scene) {
  const { reviewer, manager } = scene
  let hired: Promise<Signed> | undefined
  const colleague = async (): Promise<Signed> => await (hired ??= newReviewer(world))
  const ofNew = async (act: string): Promise<string> =>
    `/api/absences/${await askedAbsence(world, scene)}/${act}`
  return {
    'GET /api/absences/own': async () => await asks(reviewer, '/api/absences/own'),
    'POST /api/absences/own': async () => await sends(reviewer, '/api/absences/own', ownTerm()),
    'GET /api/absences/own/stand-ins': async () => {
      const { from, to } = freeDays()
      return await asks(reviewer, `/api/absences/own/stand-ins?from=${from}&to=${to}`)
    },
    'POST /api/absences/own/:id/end': async () => {
      const { id } = await answer<{ id: string }>(reviewer.post('/api/absences/own', ownTerm()))
      return await sends(reviewer, `/api/absences/own/${id}/end`)
    },
    'GET /api/absences': async () => await asks(manager, '/api/absences'),
    'POST /api/absences': async () => await sends(manager, '/api/absences', absenceOf(await colleague())),
    'GET /api/absences/stand-ins': async () => {
      const { from, to } = freeDays()
      const { staffId } = await colleague()
      return await asks(manager, `/api/absences/stand-ins?staff=${staffId}&from=${from}&to=${to}`)
    },
    'POST /api/absences/:id/end': async () => await sends(manager, ofNew('end')),
    'POST /api/absences/:id/stand-in': async () => await sends(manager, ofNew('stand-in'), { standIn: null }),
    'GET /api/absences/asked': async () => await asks(manager, '/api/absences/asked'),
    'GET /api/absences/moved': async () => {
      await movedCase(world, scene)
      return await asks(manager, '/api/absences/moved')
    },
  }
}
