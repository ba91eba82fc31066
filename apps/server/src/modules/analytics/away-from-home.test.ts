import { expect, test } from 'vitest'

import { meet, takeIn } from '../../../test/dealings.ts'
import { createWorld } from '../../../test/world.ts'

const world = await createWorld()

test('counted is where a case is accepted: the counter that accepts it, and no counter when the office does', async () => {
  const longting = await world.signIn(world.username('counter-clerk', '410202-01'))
  const shunhe = await world.signIn(world.username('counter-clerk', '410203-01'))
  const home = await world.signIn(world.username('counter-clerk', '410205-01'))
  const office = await world.signIn(world.username('reviewer', '410205-01'))
  const manager = await world.signIn(world.username('manager', '410200-01'))
  const subject = await meet(longting, '王秀兰')
  const cases = [
    await takeIn(longting, subject),
    await takeIn(longting, subject),
    await takeIn(longting, subject),
    await takeIn(longting, subject),
  ] as const
  await meet(shunhe, '王秀兰')
  await meet(home, '王秀兰')

  await longting.post(`${cases[0].url}/acceptance`, { version: 0 })
  await shunhe.post(`${cases[1].url}/acceptance`, { version: 0 })
  await home.post(`${cases[2].url}/acceptance`, { version: 0 })
  await office.post(`${cases[3].url}/acceptance`, { version: 0 })
  await world.deliverEvents()

  const day = world.clock.today()
  const share = await manager.get(`/api/analytics/away-from-home?by=outlet&from=${day}&to=${day}`)
  expect(share.json()).toMatchObject({ accepted: 3, away: 2 })
  const { rows } = share.json<{ rows: { key: string; accepted: number; away: number }[] }>()
  const heard = rows.filter(({ accepted }) => accepted > 0)
  expect(rows.length).toBeGreaterThan(heard.length) // whoever took in nothing is listed, too
  expect(Object.fromEntries(heard.map(({ key, accepted, away }) => [key, [accepted, away]]))).toEqual({
    '410202-hall-1': [1, 1],
    '410203-hall-1': [1, 1],
    '410205-hall-1': [1, 0],
  })

  const months = await manager.get(`/api/analytics/away-from-home?by=month&from=${day}&to=${day}`)
  expect(months.json()).toMatchObject({
    rows: [
      {
        key: day.slice(0, 7),
        name: `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月`,
        accepted: 3,
        away: 2,
      },
    ],
  })
  const behind = async (figure: string): Promise<number> => {
    const page = await manager.get(`/api/analytics/cases?figure=${figure}&from=${day}&to=${day}`)
    return page.json<{ rows: object[] }>().rows.length
  }
  expect([await behind('counter'), await behind('away'), await behind('accepted')]).toEqual([3, 2, 4])
})

test('a period that ends before it begins is refused, and the last day is named', async () => {
  const manager = await world.signIn(world.username('manager', '410200-01'))
  const auditor = await world.signIn(world.username('audit-administrator', '410200-01'))
  const period = 'from=2026-03-02&to=2026-03-01'

  for (const reply of [
    await manager.get(`/api/analytics/away-from-home?by=outlet&${period}`),
    await manager.get(`/api/analytics/cases?figure=counter&${period}`),
    await auditor.get(`/api/audit/looks?${period}`),
  ]) {
    expect(reply.statusCode).toBe(422)
    expect(reply.json()).toMatchObject({
      code: 'general.period',
      fields: [{ field: 'to', message: '开始的那天不能晚于结束的那天。' }],
    })
  }
})
