import { readFileSync } from 'node:fs'

import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { handInBirthDay, identify } from './counter.ts'
import { kaifengPerson, openHouse, show, signIn } from './staff.ts'

test('a figure opens its cases, and a case opens to be read: no acts but to urge, no photographs, and a way back', async () => {
  await using house = await openHouse()
  const clerk = await signIn(house, 'he.xiaoyu')
  await identify(clerk, kaifengPerson('王秀兰'))
  const { number } = await handInBirthDay(clerk, '20')

  const manager = await signIn(house, 'zhao.jianguo')
  await show(manager, '/direction')
  await manager.getByRole('link', { name: /^禹王台区社会保险中心 在办/ }).click()
  await manager.getByRole('heading', { level: 1, name: '在办的件' }).waitFor()
  await manager.getByRole('link', { name: number }).waitFor()
  expect(await manager.getByRole('main').innerText()).not.toContain('王秀兰')
  const list = manager.url()
  await manager.getByRole('link', { name: number }).click()
  await manager.getByRole('heading', { level: 1, name: /王秀兰$/ }).waitFor()
  await manager.getByRole('list', { name: '经过' }).getByText('受理', { exact: true }).waitFor()
  await manager.getByText('照片 1 张').waitFor()
  const buttons = manager.getByRole('main').getByRole('button')
  expect(await buttons.allInnerTexts()).toEqual(['催一催'])
  await buttons.click()
  await manager.getByText(/已催 1 次/).waitFor()
  expect(await buttons.count()).toBe(0)
  const reviewer = await signIn(house, 'liu.min')
  await show(reviewer, '/office?view=agency')
  await reviewer.getByRole('row').filter({ hasText: number }).getByText('被催 1 次').waitFor()
  expect(await manager.getByRole('img', { name: /出生日期的依据/ }).count()).toBe(0)

  await manager.getByRole('link', { name: '回到清单' }).click()
  await manager.getByRole('heading', { level: 1, name: '在办的件' }).waitFor()
  expect(manager.url()).toBe(list)
  await expect.poll(async () => await awayCases(manager), { timeout: 20_000 }).toContain(number)
})

test('the director narrows lateness to one agency, opens a case behind it, and takes the list along', async () => {
  await using house = await openHouse()
  const director = await signIn(house, 'zhao.jianguo')
  await show(director, '/direction')
  await director.getByRole('link', { name: '统计', exact: true }).click()
  await director.getByRole('link', { name: '逾期', exact: true }).click()
  await director.getByRole('heading', { level: 1, name: '逾期：法定、指南、承诺分开看' }).waitFor()
  await show(director, '/direction/lateness?by=item&from=2025-06-01&to=2026-12-31')
  await director.getByRole('combobox', { name: '机构' }).selectOption({ label: '禹王台区社会保险中心' })
  await expect.poll(() => director.url()).toContain('agency=410205-01')
  const limited = director.getByRole('link', { name: /^合计 有法定时限 / })
  const count = Number((await limited.innerText()).trim())
  expect(count).toBeGreaterThan(0)
  await limited.click()

  await director.getByRole('heading', { level: 1, name: '结束的件里有法定时限的' }).waitFor()
  const table = director.getByRole('table')
  expect(await table.innerText()).not.toContain('龙亭区社会保险中心')
  const [download] = await Promise.all([
    director.waitForEvent('download'),
    director.getByRole('link', { name: 'CSV 文件' }).click(),
  ])
  const saved = readFileSync(await download.path(), 'utf8')
    .trim()
    .split('\r\n')
  expect(saved).toHaveLength(count + 1)
  await table.getByRole('link').first().click()
  await director.getByRole('list', { name: '经过' }).waitFor()

  await director.getByRole('link', { name: '看当时的参数' }).first().click()
  await director.getByText(/这是当时定办件用的参数（编号 [\da-f]{8}）/).waitFor()
  await director.getByText(/^\d+ 个参数$/).waitFor()
})

test('the director issues the report of last month, prints it alone on A4, and finds it in the list', async () => {
  await using house = await openHouse()
  const director = await signIn(house, 'zhao.jianguo')
  await show(director, '/direction/reports')
  await director.getByText('还没有出过月报').waitFor()
  await director.getByRole('button', { name: '出月报' }).click()

  const sheet = director.getByRole('article', { name: /办件月报/ })
  await sheet.waitFor()
  await sheet.getByText('一、收件和办结').waitFor()
  await director.emulateMedia({ media: 'print' })
  expect(await director.getByRole('navigation').first().isVisible()).toBe(false)
  expect(await director.getByRole('button', { name: '打印' }).isVisible()).toBe(false)
  expect(await sheet.isVisible()).toBe(true)
  await director.emulateMedia({ media: 'screen' })
  const download = director.waitForEvent('download')
  await director.getByRole('link', { name: '存成 PDF' }).click()
  expect((await download).suggestedFilename()).toMatch(/^410200-01-\d{6}\.pdf$/)
  await director.getByRole('link', { name: '回到月报' }).click()
  await director.getByRole('table').getByRole('link').click()
  await sheet.waitFor()
})

/** The cases behind the figure of 禹王台; figures follow the acts in a moment. */
async function awayCases(manager: Page): Promise<string> {
  await show(manager, '/direction/away?by=agency')
  await manager.getByRole('heading', { level: 2 }).waitFor()
  await manager.getByRole('link', { name: /^禹王台区社会保险中心异地受理的件/ }).click()
  await manager.getByRole('heading', { level: 1, name: '异地受理的件' }).waitFor()
  return await manager.getByRole('table').innerText()
}
