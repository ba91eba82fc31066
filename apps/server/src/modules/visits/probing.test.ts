import { expect, test } from 'vitest'

import { createWorld, ordinaryDay } from '../../../test/world.ts'
import { query } from '../../platform/database.ts'
import { kaifengCity } from '../../worlds/kaifeng/city.ts'

const world = await createWorld()
const [known] = kaifengCity({ seed: 7, people: 30, today: ordinaryDay }).persons
const { kind, number } = known?.documents[0] ?? { kind: 'resident', number: '' }
const came = { subjectKind: 'person', identifiedBy: 'document', purpose: '办事', kind }
const enter = query('select from visits.enter(gen_random_uuid(), gen_random_uuid(), current_timestamp)')
const looksOf = query<{ subject_id: string | null; entry: string }>(
  `select subject_id, row_to_json(e)::text as entry from audit.entry e where actor_id = $1 and act = 'visits.refused' order by at`,
)

test('a refused identification leaves a look: at the person whose number it is, and never with the number', async () => {
  const clerk = await world.signIn(world.username('counter-clerk', '410202-01'))
  const visit = await clerk.post('/api/visits', { ...came, number, name: known?.name })
  const { subject } = visit.json<{ subject: string }>()

  await clerk.post('/api/visits', { ...came, number, name: '别人' })
  await clerk.post('/api/visits', { ...came, number: 'X990099', name: '别人' })

  const [looks] = await world.database.read({ path: 'worker' }, looksOf(clerk.staffId))
  expect(looks.map((look) => look.subject_id)).toEqual([subject, null])
  expect(looks.map(({ entry }) => entry).join()).not.toMatch(new RegExp(`${number}|X990099`))
})

test('after thirty refused identifications in ten minutes a clerk waits, also when he sends them at once', async () => {
  const clerk = await world.signIn(world.username('counter-clerk', '410203-01'))

  const replies = await Promise.all(
    Array.from(
      { length: 40 },
      async (_, at) => await clerk.post('/api/visits', { ...came, number: `X${at}`, name: '别人' }),
    ),
  )
  const right = await clerk.post('/api/visits', { ...came, number, name: known?.name })
  const colleague = await world.signIn(world.username('counter-clerk', '410204-01'))

  expect(replies.filter((reply) => reply.statusCode === 404).length).toBeLessThanOrEqual(30)
  expect(right.json()).toMatchObject({ code: 'general.too-often' })
  expect(Number(right.headers['retry-after'])).toBeGreaterThan(500)
  expect((await colleague.post('/api/visits', { ...came, number, name: known?.name })).statusCode).toBe(200)
})

test.each(['office', 'oversight'] as const)('the path %s opens no subject by a visit', async (path) => {
  await expect(world.database.read({ path }, enter())).rejects.toThrow('permission denied')
})
