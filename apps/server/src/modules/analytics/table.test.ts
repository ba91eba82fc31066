import { expect, test } from 'vitest'

import { meet, takeIn } from '../../../test/dealings.ts'
import { createWorld } from '../../../test/world.ts'
import { withClient } from '../../platform/client.ts'
import { guarded } from './table.ts'

const world = await createWorld()
const day = world.clock.today()
const period = `from=${day}&to=${day}`

test('a table to take along has the cases of the figure and no others, no names, and stands in the audit with its filters', async () => {
  const clerk = await world.signIn(world.username('counter-clerk', '410202-01'))
  const manager = await world.signIn(world.username('manager', '410200-01'))
  const subject = await meet(clerk, '王秀兰')
  await takeIn(clerk, subject)
  await takeIn(clerk, subject)
  await takeIn(clerk, subject, { item: 'person-proof', form: {} })
  await world.deliverEvents()

  const url = `/api/analytics/cases/table?figure=handed-in&item=person-change-other&${period}&format=`
  const csv = await manager.get(`${url}csv`)
  const xlsx = await manager.get(`${url}xlsx`)

  const lines = csv.body.trim().split('\r\n')
  expect(lines).toHaveLength(3)
  expect(lines[0]).toBe('办件号,事项,经办机构,网点,收件日,受理日,结束日,最迟,到哪一步')
  expect(lines.slice(1).every((line) => line.includes('个人基本信息变更'))).toBe(true)
  expect(csv.body).not.toContain('王秀兰')
  expect(xlsx.rawPayload.subarray(0, 2).toString()).toBe('PK')
  expect(csv.headers['content-disposition']).toContain('attachment')
  const looks = await withClient(world.connection, async (owner) => {
    const { rows } = await owner.query<{ purpose: string; actor: string }>(
      `select purpose, actor_id as actor from audit.entry where act = 'analytics.table' order by at`,
    )
    return rows
  })
  expect(looks.map(({ actor }) => actor)).toEqual([manager.staffId, manager.staffId])
  expect(looks[0]?.purpose).toBe(`csv figure=handed-in from=${day} to=${day} item=person-change-other`)
})

test('the figures as a table are those on the screen, with the same filters', async () => {
  const manager = await world.signIn(world.username('manager', '410200-01'))

  const all = await manager.get(`/api/analytics/figures/table?by=item&${period}&format=csv`)
  const one = await manager.get(`/api/analytics/figures/table?by=item&item=person-proof&${period}&format=csv`)

  expect(all.body.trim().split('\r\n')).toHaveLength(3)
  const [, row = ''] = one.body.trim().split('\r\n')
  expect(one.body.trim().split('\r\n')).toHaveLength(2)
  expect(row.split(',').slice(1, 3)).toEqual(['1', '0'])
})

test('what a table program would take for a formula is a text', () => {
  expect(['=1+1', '+8613', '-2', '@cmd', '\tx', '窗口', '1'].map(guarded)).toEqual([
    "'=1+1",
    "'+8613",
    "'-2",
    "'@cmd",
    "'\tx",
    '窗口',
    '1',
  ])
})
