import { expect, test } from 'vitest'

import { createTestDatabase } from '../../test/database.ts'
import { newId } from './context.ts'
import { openDatabase } from './database.ts'
import { createSessions, type Profile } from './sessions.ts'

const database = openDatabase(await createTestDatabase())
const clock = { now: () => new Date('2026-03-02T09:00:00+08:00'), today: () => '2026-03-02' as const }

test('a session that ends while it is being found is not remembered', async () => {
  const profile: Profile = { staffId: newId(), username: 'a', name: '甲', ownSubjectId: null, grants: [] }
  const [reached, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const sessions = await createSessions(database, clock, {
    profileOf: async () => {
      reached.resolve()
      await goOn.promise
      return profile
    },
    accountOf: async () => await Promise.resolve(undefined),
  })
  const { token } = await sessions.start(profile, 'test')

  const finding = sessions.find(token)
  await reached.promise
  await sessions.end({ staffId: profile.staffId })
  goOn.resolve()
  await finding

  expect(await sessions.find(token)).toBeUndefined()
})
