import type { Figures, MonthlyReport } from '@tongban/contracts/analytics'
import type { PaperBlock, PaperContent } from '@tongban/contracts/papers'
import { namesRule } from '@tongban/contracts/rule-of-law'
import { addDays, dayOf } from '@tongban/policy'
import { expect, test } from 'vitest'

import { meet, takeIn } from '../../../../test/dealings.ts'
import { answer } from '../../../../test/scene.ts'
import { createWorld, ordinaryDay } from '../../../../test/world.ts'
import { withClient } from '../../../platform/client.ts'

const world = await createWorld({ people: 300, cases: 120 })
const manager = await world.signIn(world.username('manager', '410200-01'))
const last = addDays(dayOf(`${ordinaryDay.slice(0, 8)}01`), -1)
const month = last.slice(0, 7)
const before = addDays(dayOf(`${month}-01`), -1).slice(0, 7)

type Report = MonthlyReport & { readonly content: PaperContent }

const readReport = async (id: string): Promise<Report> =>
  await answer<Report>(manager.get(`/api/analytics/reports/${id}`))
const figuresOf = async (of: string): Promise<Figures> =>
  await answer<Figures>(
    manager.get(
      `/api/analytics/figures?by=month&from=${of}-01&to=${of === month ? last : addDays(dayOf(`${month}-01`), -1)}`,
    ),
  )

function said(blocks: readonly PaperBlock[], name: string): string {
  const rows = blocks.flatMap((block) => (block.kind === 'facts' ? block.rows : []))
  return rows.find((row) => row.name === name)?.value ?? ''
}

test('a report says the figures of its month beside those of the month before, and by which documents limits are counted', async () => {
  await world.deliverEvents()
  const { id, number } = await answer<MonthlyReport>(manager.post('/api/analytics/reports', { month }))

  const { content, madeByName, madeOn } = await readReport(id)
  const [{ total: now }, { total: was }] = [await figuresOf(month), await figuresOf(before)]
  expect(number).toBe(`410200-01-${month.replace('-', '')}`)
  expect([madeByName, madeOn]).toEqual(['赵建国', ordinaryDay])
  expect(now.handedIn).toBeGreaterThan(0)
  expect(content.plain).toContain(`收件 ${now.handedIn} 件，结束 ${now.ended} 件`)
  expect(said(content.blocks, '收件')).toMatch(new RegExp(`^${now.handedIn} 件（上月 ${was.handedIn}，`))
  expect(said(content.blocks, '其中办结')).toMatch(
    new RegExp(`^${now.completed} 件（上月 ${was.completed}，`),
  )
  const { of, late } = now.limits.statutory
  expect(said(content.blocks, '法定时限')).toContain(`${of} 件里超 ${late} 件`)
  expect(said(content.blocks, '窗口受理里的异地受理')).toContain(`${now.counter} 件里 ${now.away} 件`)
  const lists = content.blocks.flatMap((block) => (block.kind === 'list' ? block.items : []))
  expect(lists).toContain('社会保险经办条例第10条')
  const others = lists.filter((basis) => !namesRule(basis))
  expect(others.filter((basis) => !/^本机构的(?:办事指南|承诺时限)：/.test(basis))).toEqual([])
  expect(others.find((basis) => basis.startsWith('本机构的承诺时限：'))).toContain(
    '养老保险待遇发放账户维护申请',
  )
})

test('what can be done online in a month is counted by what was offered then: cases that came online were', async () => {
  const { rows } = await answer<{ rows: MonthlyReport[] }>(manager.get('/api/analytics/reports'))
  const { content } = await readReport(rows[0]?.id ?? '')

  expect(said(content.blocks, '在网上办的件')).toMatch(/^\d+ 件里 [1-9]/)
  expect(said(content.blocks, '能网上办的事项')).toMatch(/^\d+ 项里 [1-9]\d* 项.*（上月 \d/)
})

test('once issued it stays what it is, whatever is handed in afterwards; of one month there is one, also from eight at once', async () => {
  const { rows } = await answer<{ rows: MonthlyReport[] }>(manager.get('/api/analytics/reports'))
  const [known] = rows
  const first = await readReport(known?.id ?? '')
  const clerk = await world.signIn(world.username('counter-clerk', '410202-01'))
  await takeIn(clerk, await meet(clerk, '王秀兰'))
  await world.deliverEvents()

  const again = await manager.post('/api/analytics/reports', { month })
  const older = addDays(dayOf(`${before}-01`), -1).slice(0, 7)
  const eight = await Promise.all(
    Array.from({ length: 8 }, async () => await manager.post('/api/analytics/reports', { month: older })),
  )

  expect(again.json()).toMatchObject({ code: 'analytics.issued' })
  expect(eight.map(({ statusCode }) => statusCode).toSorted((one, other) => one - other)).toEqual([
    200,
    ...Array<number>(7).fill(409),
  ])
  expect(await readReport(first.id)).toEqual(first)
})

test('months are offered since the first act that is counted', async () => {
  const { since } = await answer<{ since: string }>(manager.get('/api/analytics/reports'))
  const { rows } = await answer<Figures>(
    manager.get(`/api/analytics/figures?by=day&from=2020-01-01&to=${ordinaryDay}`),
  )

  const first = rows.filter(({ handedIn }) => handedIn > 0).map(({ key }) => key)
  expect(since).toBe(first.toSorted()[0]?.slice(0, 7))
})

test('a month that is not over has no report', async () => {
  const reply = await manager.post('/api/analytics/reports', { month: ordinaryDay.slice(0, 7) })

  expect(reply.statusCode).toBe(422)
  expect(reply.json()).toMatchObject({ code: 'analytics.month', fields: [{ field: 'month' }] })
})

test('its PDF is one, and a report that was changed in the database is not given out', async () => {
  const { rows } = await answer<{ rows: MonthlyReport[] }>(manager.get('/api/analytics/reports'))
  const url = `/api/analytics/reports/${rows[0]?.id}`

  const pdf = await manager.get(`${url}/pdf`)
  await withClient(world.connection, async (owner) => {
    await owner.query(
      `update analytics.report set content = jsonb_set(content, '{plain}', '"没有逾期"') where id = $1`,
      [rows[0]?.id],
    )
  })

  expect(pdf.headers['content-type']).toBe('application/pdf')
  expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  expect((await manager.get(url)).statusCode).toBe(500)
})
