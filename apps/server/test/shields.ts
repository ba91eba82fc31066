import type { Role } from '@tongban/contracts/access'
import { addDays } from '@tongban/policy'

import { askByEmployer } from './confirmations.ts'
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

/** Two officers of an agency, taken on for whoever asks. */
export async function takeOn(world: World, agencyId = yuwangtai): Promise<Officers> {
  const asks = await world.signIn(await world.hire('shield-officer', agencyId))
  const confirms = await world.signIn(await world.hire('shield-officer', agencyId))
  return { asks, confirms }
}

/** Who has a role at an agency and holds the right to people who are hidden at one, there if no other is named. */
export async function withRight(
  world: World,
  role: Role,
  agencyId: string,
  { outletId = null, rightAt = agencyId }: { outletId?: string | null; rightAt?: string } = {},
): Promise<Signed> {
  const grant = { post: 'business', from: '2020-01-01', to: null } as const
  return await world.signIn(
    await world.employ({
      grants: [
        { ...grant, role, agencyId, outletId },
        { ...grant, role: 'shield-officer', agencyId: rightAt, outletId: null },
      ],
    }),
  )
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
    'POST /api/shield-mentions/:id/seen': async () => {
      const { asks } = await officersOf(world)
      return post(asks, `/api/shield-mentions/${await mentioned(world)}/seen`)
    },
  }
}

/** Somebody hidden whom a case of an employer names. @returns what her officers are to look at */
export async function mentioned(world: World): Promise<string> {
  const officers = await officersOf(world)
  const { kind, number, name } = await plantNewcomer(world)
  await shielded(officers, { kind, number, name })
  const row = { name, 'document-kind': kind, 'document-number': number, from: ordinaryDay }
  await askByEmployer(world, [row])
  const { mentions } = await answer<{ mentions: { id: string; name: string; namedOn: string }[] }>(
    officers.asks.get('/api/shields'),
  )
  return mentions.at(-1)?.id ?? ''
}
