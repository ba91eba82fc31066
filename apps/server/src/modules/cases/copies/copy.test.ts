import { addDays } from '@tongban/policy'
import { expect, test } from 'vitest'

import { auditFaults } from '../../../../test/audit-faults.ts'
import { copiedTo } from '../../../../test/office-verbs.ts'
import { answer, openScene } from '../../../../test/scene.ts'
import { createWorld } from '../../../../test/world.ts'
import { query } from '../../../platform/database.ts'

const start = '2026-03-02'
const world = await createWorld({ today: start })
const scene = await openScene(world)
const { neighbour, approver, manager, reviewer } = scene
const looks = query<{ count: number }>(
  `select count(*) as count from audit.entry where act = 'cases.read-copy' and actor_id = $1 and case_id = $2`,
)

test('whom a case is copied to, reads it though it is another agency’s, has no task and may do nothing; his look is logged', async () => {
  const { id, subject, url, version } = await copiedTo(neighbour, scene)

  const listed = await answer<{ rows: { case: string; isSeen: boolean }[]; unseen: number }>(
    neighbour.get('/api/copies'),
  )
  const read = await answer<{ can: string[]; number: string }>(neighbour.get(`/api/copies/${subject}/${id}`))
  const after = await answer<{ unseen: number }>(neighbour.get('/api/copies'))
  const tasks = await neighbour.get('/api/tasks?view=mine')
  const otherWay = await neighbour.get(url)
  const acting = await neighbour.post(`${url}/opinion`, { version, favourable: true, note: '' })
  const [[look]] = await world.database.read({ path: 'worker' }, looks(neighbour.staffId, id))

  expect(listed.rows.find((row) => row.case === id)).toMatchObject({ isSeen: false })
  expect(read).toMatchObject({ can: [] })
  expect(after.unseen).toBe(listed.unseen - 1)
  expect(tasks.body).not.toContain(id)
  expect([otherWay, acting].map((reply) => reply.json<{ code: string }>().code)).toEqual([
    'cases.not-found',
    'cases.not-found',
  ])
  expect(look?.count).toBe(1)
  expect(await auditFaults(world)).toEqual([])
})

test('nobody else reads it on this way, nor is it copied to whom the city does not know in an office', async () => {
  const { id, subject, url, version } = await copiedTo(neighbour, scene)

  const other = await reviewer.get(`/api/copies/${subject}/${id}`)
  const refused = await approver.post(`${url}/copies`, { version, to: [manager.staffId], note: '供参考' })

  expect(other.json()).toMatchObject({ code: 'cases.not-found' })
  expect(refused.json()).toMatchObject({ code: 'cases.no-colleague' })
})

test('thirty days after it was closed the copy is gone', async () => {
  const { id, subject, url, version } = await copiedTo(neighbour, scene)
  await answer(approver.post(`${url}/decision`, { version, grant: true, note: '' }))
  const readAgain = async () => {
    const again = await world.signIn(world.username('reviewer', '410202-01'))
    const [one, list] = [await again.get(`/api/copies/${subject}/${id}`), await again.get('/api/copies')]
    return [one.statusCode, list.body.includes(id)]
  }

  world.setDay(addDays(start, 30))
  const onLastDay = await readAgain()
  world.setDay(addDays(start, 31))

  expect(onLastDay).toEqual([200, true])
  expect(await readAgain()).toEqual([404, false])
})
