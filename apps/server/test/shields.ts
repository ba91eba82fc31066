import { addDays } from '@tongban/policy'

import { plantNewcomer } from './newcomer.ts'
import { get, post } from './request.ts'
import { answer } from './scene.ts'
import { ordinaryDay, type Signed, type World } from './world.ts'

export const yuwangtai = '410205-01'
export const reviewOn = addDays(ordinaryDay, 300)

/** Two officers of Yuwangtai: whoever asks does not confirm. */
export interface Officers {
  readonly asks: Signed
  readonly confirms: Signed
}

let known: { readonly world: World; readonly officers: Promise<Officers> } | undefined

/** The officers of a world, taken on once. */
export async function officersOf(world: World): Promise<Officers> {
  if (known?.world !== world) known = { world, officers: takeOn(world) }
  return await known.officers
}

async function takeOn(world: World): Promise<Officers> {
  const asks = await world.signIn(await world.hire('shield-officer', yuwangtai))
  const confirms = await world.signIn(await world.hire('shield-officer', yuwangtai))
  return { asks, confirms }
}

/** How somebody is named: by document and name. */
export interface Named {
  readonly kind: string | undefined
  readonly number: string | undefined
  readonly name: string | undefined
}

/** A request to hide somebody, which another officer has not confirmed. */
export async function askedShield(
  { asks }: Officers,
  { kind, number, name }: Named,
): Promise<{ id: string; subject: string }> {
  const body = { kind, number, name, reason: 'witness', reviewOn }
  return await answer(asks.post('/api/shields', body))
}

/** Hides somebody. @returns who it is */
export async function shielded(officers: Officers, named: Named): Promise<string> {
  const { id, subject } = await askedShield(officers, named)
  await answer(officers.confirms.post(`/api/shield-requests/${id}/decision`, { agree: true }))
  return subject
}

/** Somebody new is hidden, each time another. */
export function shieldRequests(world: World) {
  const asked = async () => {
    const officers = await officersOf(world)
    return { ...officers, ...(await askedShield(officers, await plantNewcomer(world))) }
  }
  return {
    'GET /api/shields': async () => get((await officersOf(world)).asks, '/api/shields'),
    'POST /api/shields': async () => {
      const { kind, number, name } = await plantNewcomer(world)
      const asks = await world.signIn(await world.hire('shield-officer', yuwangtai)) // tries are counted
      return post(asks, '/api/shields', { kind, number, name, reason: 'violence', reviewOn })
    },
    'POST /api/shields/:subject/requests': async () => {
      const officers = await officersOf(world)
      const subject = await shielded(officers, await plantNewcomer(world))
      return post(officers.asks, `/api/shields/${subject}/requests`, { wants: 'end', reason: 'violence' })
    },
    'GET /api/shield-requests/:id': async () => {
      const { confirms, id } = await asked()
      return get(confirms, `/api/shield-requests/${id}`)
    },
    'POST /api/shield-requests/:id/decision': async () => {
      const { confirms, id } = await asked()
      return post(confirms, `/api/shield-requests/${id}/decision`, { agree: true })
    },
  }
}
