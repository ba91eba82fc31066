import { expect, test } from 'vitest'

import { createTestDatabase } from '../../test/database.ts'
import { newId } from './context.ts'
import { openDatabase } from './database.ts'
import { createSessions, type Profile } from './sessions.ts'

const database = openDatabase(await createTestDatabase())
const clock = { now: () => new Date('2026-03-02T09:00:00+08:00'), today: () => '2026-03-02' as const }

test('a session that ends while it is being found is not remembered', async () => {
  const profile: Profile = {
    staffId: newId(),
    username: 'a',
    name: '甲',
    ownSubjectId: null,
    closed: [],
    leftOn: null,
    grants: [],
  }
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

test('when a device was last seen is known to the minute, and no look within it writes', async () => {
  const profile: Profile = {
    staffId: newId(),
    username: 'b',
    name: '乙',
    ownSubjectId: null,
    closed: [],
    leftOn: null,
    grants: [],
  }
  let now = Date.parse('2026-03-02T10:00:00+08:00')
  const moving = { now: () => new Date(now), today: clock.today }
  const sessions = await createSessions(database, moving, {
    profileOf: async () => await Promise.resolve(profile),
    accountOf: async () => await Promise.resolve(undefined),
  })
  const { token } = await sessions.start(profile, 'test')
  const lastSeen = async (): Promise<string | undefined> =>
    (await sessions.list({ staffId: profile.staffId }))[0]?.lastSeenAt

  now += 30_000
  await sessions.find(token)
  const within = await lastSeen()
  now += 40_000
  await sessions.find(token)
  const after = await lastSeen()

  expect(within).toBe('2026-03-02T02:00:00.000Z')
  expect(after).toBe('2026-03-02T02:01:10.000Z')
})
