import type { RosterMember } from '@tongban/contracts/enrolment'
import { expect, test } from 'vitest'

import { answer, employerOf } from '../../../test/scene.ts'
import { createWorld, ordinaryDay } from '../../../test/world.ts'
import { newId } from '../../platform/context.ts'
import { kaifengCity } from '../../worlds/kaifeng/city.ts'
import { insertRoster } from '../employers/index.ts'

const world = await createWorld()
const { persons, employers } = kaifengCity({ seed: 7, people: 30, today: ordinaryDay })
const [wang, , , , lin] = persons
const principal = await world.actFor(await world.enter(lin?.telephone ?? ''), employers[0]?.name ?? '')
const employer = employerOf(principal)
const read = async (query = ''): Promise<Page> =>
  await answer<Page>(principal.get(`/api/enrolment/${employer}/roster${query}`))

interface Page {
  readonly rows: RosterMember[]
  readonly next: string | null
  readonly present: number
}

test('of who stands on the roster its employer reads name, masked number and since when, and nothing else', async () => {
  const { rows } = await read()
  const hers = rows.find(({ name }) => name === wang?.name)

  const number = wang?.documents[0]?.number ?? ''
  expect(Object.keys(hers ?? {}).toSorted()).toEqual([
    'from',
    'id',
    'kind',
    'leaving',
    'name',
    'number',
    'present',
    'to',
  ])
  expect(hers).toMatchObject({ kind: 'resident', to: null, present: true })
  expect(hers?.number).toContain('****')
  expect(JSON.stringify(rows)).not.toContain(number)
})

test('a long roster is read page by page, found by a part of a name as it is written, and apart by who has left', async () => {
  const line = (name: string, from: string, to: string | null) =>
    insertRoster(employer, newId(), newId(), name, from, to, world.clock.now(), newId())
  await world.database.transaction({ path: 'worker' }, async (tx) =>
    tx.record(
      ...Array.from({ length: 60 }, (_, at) => line(`名册${at}%`, '2026-02-01', null)),
      line('走了的人', '2020-01-01', '2026-02-28'),
      line('今天还在', '2020-01-01', ordinaryDay),
    ),
  )

  const first = await read()
  const second = await read(`?after=${first.next ?? ''}`)
  const found = await read(`?name=${encodeURIComponent('名册5%')}`)
  const left = await read('?state=left')
  const all = [...first.rows, ...second.rows]

  expect(first.rows).toHaveLength(50)
  expect(second.next).toBeNull()
  expect(new Set(all.map(({ id }) => id)).size).toBe(first.present)
  expect(found.rows.map(({ name }) => name)).toEqual(['名册5%'])
  expect(left.rows.map(({ name }) => name)).toEqual(['走了的人'])
  expect(all.map(({ name }) => name)).toContain('今天还在')
  expect((await read('?state=all')).rows[0]?.present).toBe(true)
})
