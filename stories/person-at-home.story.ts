import { readFileSync } from 'node:fs'

import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { attach, choose } from './counter.ts'
import { expectNoMoreThan, startCounting } from './effort.ts'
import { enterAs, telephones } from './person.ts'
import { openHouse, show } from './staff.ts'

/** What somebody of over sixty does at home on a small phone in large type: three matters, found and followed without help. */
test('three matters are found, handed in and followed on a phone in elder mode', async () => {
  await using house = await openHouse()
  const page = await enterAs(house, telephones.陳嘉儀)
  await page.getByRole('button', { name: '大字' }).click()

  // changed at once: where I live
  await startCounting(page)
  await find(page, '基本信息')
  await page.getByRole('link', { name: '个人基本信息变更（非关键信息）' }).click()
  await page.getByRole('button', { name: '开始填' }).click()
  await page.getByRole('textbox', { name: '联系地址' }).fill('开封市龙亭区示例街9号')
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByText('开封市龙亭区示例街9号').waitFor()
  await page.getByRole('button', { name: '交上去' }).click()
  expect(await numberTold(page)).toMatch(/\d{6} \d{2} \d+ \d/)
  await expectNoMoreThan(page, 'own-particulars')
  await page.getByRole('article', { name: /办结通知书/ }).waitFor() // what it made lies open

  // begun on the phone, gone on with at a desk
  await find(page, '灵活')
  await page.getByRole('link', { name: '灵活就业人员参保登记' }).click()
  await page.getByRole('button', { name: '开始填' }).click()
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('heading', { name: /处要改/ }).waitFor()
  await choose(page, '现在做什么工作', '其他灵活就业')
  await page.getByRole('textbox', { name: '其他工作是什么' }).fill('早市卖菜')
  await page.getByText('已存好').waitFor()

  const desk = await enterAs(house, telephones.陳嘉儀, { width: 1280, height: 900 })
  await desk.getByRole('link', { name: '接着填：灵活就业人员参保登记' }).click()
  expect(await desk.getByRole('textbox', { name: '其他工作是什么' }).inputValue()).toBe('早市卖菜')
  await choose(desk, '打算怎么缴费', '按月')
  await desk.getByRole('textbox', { name: '从哪一天起参保 年' }).fill('2027')
  await desk.getByRole('textbox', { name: '从哪一天起参保 月' }).fill('1')
  await desk.getByRole('textbox', { name: '从哪一天起参保 日' }).fill('1')
  await desk.getByRole('textbox', { name: '手机或电话' }).waitFor() // what an answer brings moves no other question
  await desk.getByRole('button', { name: '下一步' }).click()
  await attach(desk, '身份证件或社会保障卡')
  await desk.getByRole('button', { name: '下一步' }).click()
  await desk.getByText('早市卖菜').waitFor()
  await desk.getByRole('button', { name: '交上去' }).click()
  const number = await numberTold(desk)

  // followed: where it is, the receipt, who has looked
  await desk.getByRole('link', { name: '看办到哪一步' }).click()
  await desk.getByText(number).first().waitFor()
  await desk
    .getByText(/材料已收到，等.*受理/)
    .first()
    .waitFor()
  await desk.getByRole('button', { name: '打开收件凭证' }).click()
  await desk.getByRole('article', { name: /收件凭证/ }).waitFor()
  await desk.getByRole('navigation').getByRole('link', { name: '首页' }).click()
  expect(await desk.getByRole('link', { name: '接着填：灵活就业人员参保登记' }).count()).toBe(0)

  // and taken back, because I have thought better of it
  await show(page, '/person/cases')
  await page.getByRole('link', { name: '灵活就业人员参保登记' }).first().click()
  await page.getByRole('button', { name: '撤回' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: '原因' }).fill('不办了')
  await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click()
  await page.getByText('已经按您的意思撤回').waitFor()

  // a copy of all of it is saved on the device
  await show(page, '/person/own/copy')
  await page.getByRole('button', { name: '做一份副本' }).click()
  const saving = page.waitForEvent('download')
  await page.getByRole('link', { name: '保存文件' }).click()
  const copy: { cases: { rows: { itemName: string }[] } } = JSON.parse(
    readFileSync(await (await saving).path(), 'utf8'),
  )
  expect(copy.cases.rows.map(({ itemName }) => itemName)).toContain('灵活就业人员参保登记')
}, 180_000)

test('the hall is read in traditional characters and in English', async () => {
  await using house = await openHouse()
  const page = await enterAs(house, telephones.陳嘉儀)

  await page.getByRole('button', { name: '繁體中文' }).click()
  await page.getByRole('link', { name: '辦事', exact: true }).waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-HK')
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('link', { name: 'My cases' }).click()
  await page
    .getByText(/Withdrawn, as you wished|Received;|Completed/)
    .first()
    .waitFor()
  await page.getByRole('button', { name: '简体中文' }).click()
  await page.getByRole('link', { name: '我的办件' }).waitFor()
}, 60_000)

async function find(page: Page, word: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: '首页' }).click()
  await page.getByRole('searchbox', { name: '要办什么？' }).fill(word)
  await page.getByRole('button', { name: '找一找' }).click()
}

async function numberTold(page: Page): Promise<string> {
  const told = await page.getByRole('alert').first().innerText()
  return /\d{6} \d{2} \d+ \d/.exec(told)?.[0] ?? ''
}
