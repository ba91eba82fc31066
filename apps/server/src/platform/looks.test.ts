import { randomUUID } from 'node:crypto'

import { beforeAll, expect, test } from 'vitest'

import { meet } from '../../test/dealings.ts'
import { enterPath, rowsRead } from '../../test/plan.ts'
import { answer } from '../../test/scene.ts'
import { createWorld } from '../../test/world.ts'
import { looks } from './audit-routes.ts'
import { withClient } from './client.ts'

const world = await createWorld({ today: '2026-03-02' })
const auditor = await world.signIn(world.username('audit-administrator', '410200-01'))
const rare = { staff: randomUUID(), subject: randomUUID(), act: 'planted.rare' }
const agencies = '{410202-01,410203-01,410205-01}'
const readAtMost = 700 // a page of each agency with what lies around it, of 100,000

interface Look {
  readonly at: string
  readonly staff: string
  readonly act: string
  readonly subject: string | null
}

const find = async (asked: string): Promise<Look[]> => {
  const { rows, next } = await answer<{ rows: Look[]; next: string | null }>(
    auditor.get(`/api/audit/looks?${asked}`),
  )
  if (next === null) return rows
  return [...rows, ...(await find(`${asked.replace(/&after=.*/, '')}&after=${next}`))]
}

beforeAll(async () => {
  await withClient(world.connection, async (owner) => {
    await owner.query(
      `insert into audit.entry (writer, seq, at, actor_id, act, subject_id, agency_id, request, hash)
       select $1, n, timestamptz '2026-02-01 00:00+08' + n * interval '20 seconds', uuidv7(), 'planted.usual', uuidv7(),
         case when n % 50 = 0 then '410203-01' when n % 2 = 0 then '410202-01' else '410299-01' end, 'r', '\\x00' from generate_series(1, 100000) n`,
      [randomUUID()],
    )
    for (const [column, value] of [
      ['actor_id', rare.staff],
      ['subject_id', rare.subject],
      ['act', rare.act],
    ] as const)
      await owner.query(
        `update audit.entry set ${column} = $1 where act like 'planted%' and seq % 400 = 0 and seq <= 60000`,
        [value],
      )
    await owner.query('analyze audit.entry')
  })
}, 60_000)

test('looks are found by who looked, at whom, by what act and on which days, each page after the other', async () => {
  const clerk = await world.signIn(world.username('counter-clerk', '410202-01'))
  const subject = await meet(clerk, '王秀兰')

  const [ofStaff, ofSubject, ofAct] = await Promise.all([
    find(`staff=${clerk.staffId}`),
    find(`subject=${subject}`),
    find('act=visits.open'),
  ])

  for (const rows of [ofStaff, ofSubject, ofAct])
    expect(rows).toMatchObject([{ staff: clerk.staffId, subject, act: 'visits.open' }])
  expect(await find(`subject=${subject}&staff=${rare.staff}`)).toEqual([])
  expect(await find(`staff=${rare.staff}`)).toHaveLength(150)
  const days = await find(`act=${rare.act}&from=2026-02-03&to=2026-02-04`)
  expect(days.length).toBeGreaterThan(15)
  for (const { at } of days) {
    expect(Date.parse(at)).toBeGreaterThanOrEqual(Date.parse('2026-02-03T00:00:00+08:00'))
    expect(Date.parse(at)).toBeLessThan(Date.parse('2026-02-05T00:00:00+08:00'))
  }
  expect(await find(`act=${rare.act}&from=0001-01-01&to=9999-12-31`)).toHaveLength(150)
})

test('a page of looks reads as many entries as it shows, however many others there are', async () => {
  await withClient(world.connection, async (client) => {
    await enterPath(client, 'oversight', agencies)
    const [always, first] = [
      ['-infinity', 'infinity'],
      ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 0, 101],
    ] as const
    const day = ['2026-02-03T00:00:00+08:00', '2026-02-03T00:00:00+08:00'] as const
    const none = [null, null, null] as const
    const reads = async (by: keyof typeof looks, values: readonly (string | number | null)[]) =>
      await rowsRead(client, 'entry', looks[by], [agencies, ...values])

    expect(await reads('all', [...none, ...always, ...first])).toBeLessThan(readAtMost)
    expect(await reads('all', [...none, ...day, ...first])).toBeLessThan(readAtMost)
    expect(await reads('subject', [rare.subject, null, null, ...always, ...first])).toBeLessThan(readAtMost)
    expect(await reads('staff', [null, rare.staff, null, ...always, ...first])).toBeLessThan(readAtMost)
    expect(await reads('act', [null, null, rare.act, ...always, ...first])).toBeLessThan(readAtMost)
    expect(await reads('act', [null, null, rare.act, ...day, ...first])).toBeLessThan(readAtMost)
  })
})
