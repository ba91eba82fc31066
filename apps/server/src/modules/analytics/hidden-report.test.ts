import type { Figures, MonthlyReport } from '@tongban/contracts/analytics'
import type { PaperContent } from '@tongban/contracts/papers'
import { addMonths, dayOf } from '@tongban/policy'
import { expect, test } from 'vitest'

import { takeIn } from '../../../test/dealings.ts'
import { plantNewcomer } from '../../../test/newcomer.ts'
import { answer, longting } from '../../../test/scene.ts'
import { officersOf, shielded } from '../../../test/shields.ts'
import { createWorld, ordinaryDay, type Signed } from '../../../test/world.ts'
import { sumDays } from './sum.ts'

const world = await createWorld()
const officers = await officersOf(world)
const month = ordinaryDay.slice(0, 7)
const after = dayOf(`${addMonths(dayOf(`${month}-01`), 1).slice(0, 7)}-08`)
const period = `from=${month}-01&to=${month}-28`

let came = 0
/** Somebody new comes to a counter and gives another telephone, which is done on the spot. */
async function done(clerk: Signed) {
  const { kind, number, name } = await plantNewcomer(world)
  const visit = { kind, number, name, subjectKind: 'person', identifiedBy: 'document', purpose: '改电话' }
  const { subject } = await answer<{ subject: string }>(clerk.post('/api/visits', visit))
  const { url } = await takeIn(clerk, subject, { form: { telephone: `1390000110${(came += 1)}` } })
  await answer(clerk.post(`${url}/acceptance`, { version: 0 }))
  return { kind, number, name }
}

/** What the pages of direction say, and how many cases open behind that. */
async function onPages() {
  const manager = await world.signIn(world.username('manager', '410200-01'))
  const figures = await answer<Figures>(manager.get(`/api/analytics/figures?by=agency&${period}`))
  const items = await answer<{ rows: { handedIn: number }[] }>(manager.get(`/api/analytics/items?${period}`))
  const work = await answer<{ done: number }>(manager.get(`/api/analytics/workload?by=agency&${period}`))
  const behind = await answer<{ rows: object[] }>(
    manager.get(`/api/analytics/cases?figure=handed-in&${period}`),
  )
  return {
    handedIn: figures.total.handedIn,
    items: sum(items.rows.map((row) => row.handedIn)),
    done: work.done,
    behind: behind.rows.length,
  }
}

const sum = (of: readonly number[]) => of.reduce((total, one) => total + one, 0)

/** What the report of the month says of the same. */
async function inReport() {
  const manager = await world.signIn(world.username('manager', '410200-01'))
  const { id } = await answer<MonthlyReport>(manager.post('/api/analytics/reports', { month }))
  const { content } = await answer<{ content: PaperContent }>(manager.get(`/api/analytics/reports/${id}`))
  const rows = content.blocks.flatMap((block) => (block.kind === 'facts' ? block.rows : []))
  const numbers = (name: string) =>
    (rows.find((row) => row.name === name)?.value ?? '')
      .replace(/（上月.*/u, '')
      .match(/\d+(?= [件个])/gu)
      ?.map(Number) ?? []
  return {
    handedIn: sum(numbers('收件')),
    items: sum(numbers('加起来占收件八成的事项')),
    done: sum(numbers('办完的待办')),
  }
}

test('who is hidden is on no page of figures and in no drill; the report of the month counts everybody, in its total, its items and its work alike', async () => {
  const clerk = await world.signIn(world.username('counter-clerk', longting))
  const hers = await done(clerk)
  await done(clerk)
  await world.deliverEvents()
  const all = await onPages()
  await shielded(officers, hers)

  const pages = await onPages()
  world.setDay(after)
  await sumDays(world, { today: after })
  const report = await inReport()

  expect(all).toEqual({ handedIn: 2, items: 2, done: all.done, behind: 2 })
  expect(all.done).toBeGreaterThan(1)
  expect(pages).toEqual({ handedIn: 1, items: 1, done: all.done - all.done / 2, behind: 1 })
  expect(report).toEqual({ handedIn: 2, items: 2, done: all.done })
})
