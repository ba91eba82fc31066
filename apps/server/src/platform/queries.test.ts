import { expect, test } from 'vitest'

import { createTestDatabase } from '../../test/database.ts'
import { createApp } from '../app.ts'
import { withClient } from './client.ts'
import { declaredQueries } from './database.ts'

const connection = await createTestDatabase()

test('every query that the house declares is one that the schema can prepare', async () => {
  const faults = await withClient(connection, async (client) => {
    const found: string[] = []
    for (const [at, text] of declaredQueries().entries()) {
      const fault = await client.query(`prepare q${at} as ${text}`).then(
        () => undefined,
        (error: unknown) => String(error),
      )
      if (fault !== undefined) found.push(`${fault}: ${text}`)
    }
    return found
  })

  expect(createApp).toBeTypeOf('function')
  expect(declaredQueries().length).toBeGreaterThan(80)
  expect(faults).toEqual([])
})
