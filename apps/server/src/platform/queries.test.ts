import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

import { expect, test } from 'vitest'

import { createTestDatabase } from '../../test/database.ts'
import { withClient } from './client.ts'

const connection = await createTestDatabase()

test('every query that the house declares is one that the schema can prepare', async () => {
  const declared = declaredByTheHouse()
  const faults = await withClient(connection, async (client) => {
    const found: string[] = []
    for (const [at, text] of declared.entries()) {
      const fault = await client.query(`prepare q${at} as ${text}`).then(
        () => undefined,
        (error: unknown) => String(error),
      )
      if (fault !== undefined) found.push(`${fault}: ${text}`)
    }
    return found
  })

  expect(declared.length).toBeGreaterThan(80)
  expect(faults).toEqual([])
})

/** In a process of its own: here, the tests have declared theirs. */
function declaredByTheHouse(): readonly string[] {
  const program = fileURLToPath(new URL('../../test/declared-queries.ts', import.meta.url))
  const written = execFileSync(process.execPath, [program], { encoding: 'utf8' })
  const declared: readonly string[] = JSON.parse(written)
  return declared
}
