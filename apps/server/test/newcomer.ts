import { registerPerson } from '../src/modules/people/index.ts'
import { newId } from '../src/platform/context.ts'
import type { World } from './world.ts'

let taken = 0

/** Somebody whom the register knows, with a telephone that no account stands for yet. */
export async function plantNewcomer(
  world: World,
): Promise<{ kind: 'passport'; number: string; name: string; telephone: string }> {
  taken += 1
  const known = {
    kind: 'passport',
    number: `XDA97${String(taken).padStart(4, '0')}`,
    name: '初来乍',
  } as const
  const telephone = String(13_311_000_000 + taken)
  const { kind, number, name } = known
  const person = {
    subjectId: newId(),
    status: 'registered',
    name,
    telephone,
    telephoneFrom: 'person',
  } as const
  const recording = { now: world.clock.now(), today: world.clock.today(), cause: newId(), agencyId: null }
  await world.database.transaction({ path: 'worker' }, async (tx) =>
    tx.record(...registerPerson(world.secrets, { ...person, documents: [{ kind, number }] }, recording)),
  )
  return { ...known, telephone }
}
