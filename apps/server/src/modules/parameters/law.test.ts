import { baseLaw, employeePension, type Law, withValues } from '@tongban/policy'
import { expect, test } from 'vitest'

import { createWorld } from '../../../test/world.ts'
import { withClient } from '../../platform/client.ts'
import { newId } from '../../platform/context.ts'
import { warningsOf } from './fitting.ts'
import { lawOfHash, openLaw } from './law.ts'

const world = await createWorld()
/** A process reads the law again when it is told; on a busy machine that takes its time. */
const patient = { timeout: 10_000 }

test('a program that knows more years than were published opens: the later of both days holds, and so do the published days', async () => {
  await withClient(world.connection, async (owner) => {
    await owner.query(
      `insert into calendar.known (until, source, recorded_at) values ('2025-12-31', '旧安排', now())`,
    )
    await owner.query(
      `insert into calendar.exception (day, kind, name, source, published_on, recorded_at) values ('2025-11-06', 'off', '样例', '旧安排', '2025-01-02', now())`,
    )
  })

  const { law } = await openLaw(world.database)

  expect(law().calendar.knownUntil).toBe(baseLaw.calendar.knownUntil)
  expect(law().calendar.exceptions['2025-11-06']).toMatchObject({ kind: 'off', name: '样例' })
})

test('a law that could not be read again is read until it can, and the server is not ready meanwhile', async () => {
  const { law } = await openLaw(world.database)
  await withClient(world.connection, async (owner) => {
    await owner.query(
      `insert into calendar.known (until, source, recorded_at) values ('2028-12-31', '新安排', now())`,
    )
    await owner.query('alter table calendar.known rename to away')
    await owner.query(`select pg_notify('calendar', '')`)
    await expect.poll(() => [...world.database.behind], patient).toContainEqual({ channel: 'parameters' })
    expect(law().calendar.knownUntil).toBe(baseLaw.calendar.knownUntil)
    await owner.query('alter table calendar.away rename to known')
  })

  await expect.poll(() => law().calendar.knownUntil, patient).toBe('2028-12-31')
  await expect.poll(() => [...world.database.behind], patient).toEqual([])
})

test('a law of an earlier program is found by its hash, with the figures that were shipped then, and gives the same answers', async () => {
  const earlier = await plantEarlier('6600')
  const facts = {
    area: '410000',
    decided: '2025-06',
    totalYears: { n: 30, d: 1 },
    index: { n: 1, d: 1 },
  } as const

  const found = await lawOfHash(world.database, earlier.hash)

  expect(found?.law.hash).toBe(earlier.hash)
  expect(found?.shipped).toBe(earlier.hash)
  expect(employeePension(found?.law ?? baseLaw, facts)).toEqual(employeePension(earlier, facts))
  expect(employeePension(baseLaw, facts)).not.toEqual(employeePension(earlier, facts))
})

test('a later program that has a figure no more leaves out what was published of it, says which, and gives the same law again by its hash', async () => {
  const [shipped] = baseLaw.figures.pensionBase.values
  const kept = { ...shipped, key: 'pensionBase', area: '410000', from: '2031-01', value: 9_000_00 }
  const gone = { ...shipped, key: 'figureOfBefore', area: '410000', from: '2031-01', value: 1 }
  await publish(1, [gone, kept])

  const { law, published, leftOut } = await openLaw(world.database)
  const again = await lawOfHash(world.database, law().hash)

  expect(leftOut()).toEqual([{ number: 1, at: 0, key: 'figureOfBefore' }])
  expect(warningsOf(leftOut())).toEqual([expect.stringContaining('figureOfBefore (publication 1)')])
  expect(published().overlays.values).toEqual([kept])
  expect(law().figures.pensionBase.values).toContainEqual(expect.objectContaining({ value: 9_000_00 }))
  expect(again?.law.hash).toBe(law().hash)
  expect(again?.overlays.values).toEqual([kept])
})

test('a law whose figures were changed in the database is not given', async () => {
  const { hash } = await plantEarlier('6500')
  await withClient(world.connection, async (owner) => {
    await owner.query(
      `update parameters.shipped set law = replace(law::text, '650000', '650001')::json where hash = $1`,
      [hash],
    )
  })

  await expect(lawOfHash(world.database, hash)).rejects.toThrow(hash)
})

test('a hash that no law ever had finds nothing', async () => {
  expect(await lawOfHash(world.database, 'f'.repeat(64))).toBeUndefined()
})

/** What a program has left behind that shipped another base for Henan. */
async function plantEarlier(yuan: string): Promise<Law> {
  const [shipped] = baseLaw.figures.pensionBase.values
  const law = withValues(baseLaw, [
    { ...shipped, key: 'pensionBase', area: '410000', from: '2025-01', value: Number(`${yuan}00`) },
  ])
  const { calendar, figures, hash } = law
  await withClient(world.connection, async (owner) => {
    await owner.query('insert into parameters.shipped (hash, law) values ($1, $2)', [
      hash,
      JSON.stringify({ calendar, figures }),
    ])
    await owner.query(
      `insert into parameters.law (hash, shipped, exceptions, known_until, publications) values ($1, $1, '[]', $2, 0)`,
      [hash, calendar.knownUntil],
    )
  })
  return law
}

/** What two people published under the program of before. */
async function publish(number: number, values: readonly object[]): Promise<void> {
  const content = JSON.stringify(values)
  const [draft, writer, publisher] = [newId(), newId(), newId()]
  await withClient(world.connection, async (owner) => {
    await owner.query(
      `insert into parameters.draft (id, agency_id, title, content, version, state, written_by, changed_at, decided_by, decided_at)
       values ($1, '410200-01', '样例', $2, 1, 'published', array[$3::uuid], now(), $4, now())`,
      [draft, content, writer, publisher],
    )
    await owner.query(
      `insert into parameters.publication (number, draft_id, title, content, law_hash, written_by, published_by, published_at)
       values ($1, $2, '样例', $3, '', array[$4::uuid], $5, now())`,
      [number, draft, content, writer, publisher],
    )
  })
}
