import { createHash, verify } from 'node:crypto'

import type { Day } from '@tongban/policy'
import { expect, test } from 'vitest'

import { createWorld } from '../../test/world.ts'
import { sealAudit } from './seal.ts'

const world = await createWorld({ today: '2026-03-02' })

interface Root {
  readonly id: number
  readonly day: Day
  readonly sealedAt: string
  readonly entries: number
  readonly byAgency: object
  readonly root: string
  readonly previous: string
  readonly hash: string
  readonly signature: string
  readonly keyId: string
}

async function seal(today: Day): Promise<void> {
  const { database, secrets, heads } = world
  await sealAudit(database, secrets, { now: world.clock.now(), today, sources: [], heads, dayEnd: true })
}

/** What an outsider computes who has read the description of the route and nothing else. */
function hashOf({ previous, id, day, sealedAt, entries, byAgency, root }: Root): Buffer {
  const parts = [
    Buffer.from(previous, 'hex'),
    ...[String(id), day, sealedAt, String(entries), JSON.stringify(byAgency)].map((part) =>
      Buffer.from(part),
    ),
    Buffer.from(root, 'hex'),
  ]
  const hash = createHash('sha256')
  for (const part of parts) hash.update(`${part.length}:`).update(part)
  return hash.digest()
}

test('everybody reads the last seal of each day, with all that its signature is checked with', async () => {
  for (const day of ['2026-03-02', '2026-03-02', '2026-03-03'] as const) await seal(day)

  const reply = await world.http.inject('/api/audit/roots')
  const { rows, keys } = reply.json<{ rows: Root[]; keys: Record<string, string> }>()

  expect(rows.map(({ id, day }) => [id, day])).toEqual([
    [3, '2026-03-03'],
    [2, '2026-03-02'],
  ])
  expect(rows[0]?.previous).toBe(rows[1]?.hash)
  for (const row of rows) {
    const hash = hashOf(row)
    expect(hash.toString('hex')).toBe(row.hash)
    expect(verify(null, hash, keys[row.keyId] ?? '', Buffer.from(row.signature, 'base64'))).toBe(true)
  }
})
