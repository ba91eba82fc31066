import { createHash, randomUUID } from 'node:crypto'

import { canonical } from '@tongban/contracts/canonical'
import { expect, test } from 'vitest'

import { createWorld, ordinaryDay } from '../../test/world.ts'
import { kaifengCity } from '../worlds/kaifeng/city.ts'
import { query } from './database.ts'

const world = await createWorld()
const [known] = kaifengCity({ seed: 7, people: 30, today: ordinaryDay }).persons
const hashOf = query<{ body_hash: Buffer }>('select body_hash from commands.answer where key = $1')

test('what is kept of a command cannot be found by guessing numbers and names', async () => {
  const clerk = await world.signIn(world.username('counter-clerk', '410202-01'))
  const { kind, number } = known?.documents[0] ?? { kind: 'resident', number: '' }
  const body = {
    subjectKind: 'person',
    kind,
    number,
    name: known?.name,
    identifiedBy: 'document',
    purpose: '办事',
  }
  const key = randomUUID()

  const first = await clerk.post('/api/visits', body, key)
  const again = await clerk.post('/api/visits', body, key)
  const other = await clerk.post('/api/visits', { ...body, purpose: '别的' }, key)

  const [[kept]] = await world.database.read({ path: 'worker' }, hashOf(key))
  expect(kept?.body_hash).not.toEqual(createHash('sha256').update(canonical(body)).digest())
  expect(again.body).toBe(first.body)
  expect(other.json()).toMatchObject({ code: 'general.key-reused' })
})
