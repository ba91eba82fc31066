import { forHeader } from '@tongban/contracts/access'
import type { PersonalMandateView } from '@tongban/contracts/personal-mandates'
import { expect, test } from 'vitest'

import { answer } from '../../../../test/scene.ts'
import { officersOf, reviewOn, shielded } from '../../../../test/shields.ts'
import { createWorld, ordinaryDay } from '../../../../test/world.ts'
import { query } from '../../../platform/database.ts'
import { kaifengCity } from '../../../worlds/kaifeng/city.ts'

const world = await createWorld()
const officers = await officersOf(world)
const [wang, , , , lin] = kaifengCity({ seed: 7, people: 30, today: ordinaryDay }).persons

test('what she gave to somebody of her family is over for him once she is hidden, as if she had taken it back; afterwards she may ask him anew', async () => {
  const her = await world.enter(wang?.telephone ?? '')
  const { subject } = await answer<{ subject: string }>(her.get('/api/accounts/own'))
  const his = await world.enter(lin?.telephone ?? '')
  const { subject: himself } = await answer<{ subject: string }>(his.get('/api/accounts/own'))
  const url = `/api/personal-mandates/${subject}`
  const given = { telephone: lin?.telephone, name: lin?.name, kind: 'family', items: null, to: reviewOn }
  const mandated = async () => {
    const { id } = await answer<{ id: string }>(her.post(url, given))
    await answer(his.post(`${url}/${id}/answer`, { accept: true }))
    return id
  }
  const read = async () => await his.get(`/api/people/${subject}`, { [forHeader]: subject })
  const heldOf = async (id: string) => {
    const { rows } = await answer<{ rows: PersonalMandateView[] }>(
      his.get(`/api/personal-mandates/${himself}`),
    )
    return rows.find((row) => row.id === id)
  }
  const ended = query<{ count: number }>(
    `select count(*)::int as count from messages.message where kind = 'acting-ended' and subject_id = $1`,
  )
  const first = await mandated()
  await answer(her.post(`${url}/${first}/revocation`))
  const second = await mandated()

  const { kind, number } = wang?.documents[0] ?? {}
  await shielded(officers, { kind, number, name: wang?.name })
  const atOnce = await read()
  await world.deliverEvents()
  const [taken, over] = [await heldOf(first), await heldOf(second)]
  const [told] = await world.database.read({ path: 'worker' }, ended(himself))
  const end = await answer<{ id: string }>(
    officers.asks.post(`/api/shields/${subject}/requests`, { wants: 'end', reason: 'violence' }),
  )
  await answer(officers.confirms.post(`/api/shield-requests/${end.id}/decision`, { agree: true }))
  await world.deliverEvents()
  const after = await read()
  await mandated()
  await world.deliverEvents()

  const alike = { id: '', grantedAt: '', revokedAt: '' }
  expect(atOnce.json()).toMatchObject({ code: 'general.mandate-over' })
  expect(over?.revokedAt).not.toBeNull()
  expect({ ...over, ...alike }).toEqual({ ...taken, ...alike })
  expect(told).toEqual([{ count: 2 }])
  expect(after.json()).toMatchObject({ code: 'general.mandate-over' })
  expect((await read()).statusCode).toBe(200)
})
