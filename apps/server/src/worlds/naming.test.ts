import type { Confirmation } from '@tongban/contracts/confirmations'
import { expect, test } from 'vitest'

import { auditFaults } from '../../test/audit-faults.ts'
import { answer } from '../../test/scene.ts'
import { createWorld } from '../../test/world.ts'
import { query } from '../platform/database.ts'
import { demoLogins } from './load.ts'

const world = await createWorld({ people: 200, naming: true, today: '2026-03-02' })
const worker = { path: 'worker' } as const
const states = query<{ outcome: string | null; rows: string }>(
  `select outcome, (select string_agg(r ->> 'state', ' ' order by (r ->> 'row')::int) from jsonb_array_elements(confirmations) r) as rows
   from cases."case" order by submitted_on`,
)
const open = query<{ subject_id: string }>(`select subject_id from cases.confirmation where state = 'open'`)

test('the demo has a case of an employer for each state of a confirmation', async () => {
  const [rows] = await world.database.read(worker, states())

  expect(rows).toEqual([
    { outcome: 'completed', rows: 'silent yes' },
    { outcome: 'refused', rows: 'no' },
    { outcome: 'completed', rows: 'yes nobody' },
    { outcome: 'withdrawn', rows: 'asked' },
    { outcome: null, rows: 'no yes' },
    { outcome: null, rows: 'yes asked' },
    { outcome: null, rows: 'asked nobody' },
  ])
  expect(await auditFaults(world)).toEqual([])
})

test('one of those who may log in has a question to answer', async () => {
  const login = demoLogins(false).find(({ name }) => name === '赵𡋾')
  const person = await world.enter(login?.username ?? '')
  const { subject } = await answer<{ subject: string }>(person.get('/api/accounts/own'))
  const { rows } = await answer<{ rows: Confirmation[] }>(person.get(`/api/confirmations/${subject}`))
  const [waiting] = await world.database.read(worker, open())

  expect(rows).toMatchObject([{ state: 'open', employerName: '祥符区黄河滩食品加工有限公司' }])
  expect(waiting.map(({ subject_id }) => subject_id)).toContain(subject)
})
