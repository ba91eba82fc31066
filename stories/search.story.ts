import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { handInBirthDay, identify } from './counter.ts'
import { kaifengPerson, openHouse, show, signIn } from './staff.ts'

test('a reviewer finds somebody by pinyin, by a part of the name and by the whole number, and opens his case and record', async () => {
  await using house = await openHouse()
  const clerk = await signIn(house, 'he.xiaoyu')
  const { name, number: identity } = kaifengPerson('王秀兰')
  await identify(clerk, kaifengPerson(name))
  const { number } = await handInBirthDay(clerk, '21')

  const reviewer = await signIn(house, 'liu.min')
  await reviewer.getByRole('searchbox').waitFor()
  await reviewer.getByRole('heading', { level: 1, name: '待办' }).waitFor()
  await reviewer.keyboard.press('/')
  expect(await reviewer.getByRole('searchbox').evaluate((box) => box === document.activeElement)).toBe(true)
  await reviewer.keyboard.type('wxl')
  await reviewer.keyboard.press('Enter')
  await reviewer.getByRole('region', { name: '个人', exact: true }).getByText(name).first().waitFor()
  const people = await reviewer.getByRole('region', { name: '个人', exact: true }).innerText()
  expect(people).not.toContain(identity)
  expect(people).toContain(identity.slice(-4))
  expect(reviewer.url()).toMatch(/\/office\/search$/) // neither name nor number stands in the address

  await expect.poll(async () => await found(reviewer, number.replaceAll(' ', '')), pace).toContain(number)
  await reviewer.getByRole('link', { name: number }).click()
  await reviewer.getByRole('heading', { level: 1, name: new RegExp(`${name}$`) }).waitFor()
  await reviewer.getByRole('link', { name: '回到查找结果' }).click()
  await reviewer.getByRole('link', { name: number }).waitFor() // what was found still stands there

  await look(reviewer, identity)
  await reviewer
    .getByRole('region', { name: '个人', exact: true })
    .getByRole('link', { name, exact: true })
    .click()
  await reviewer.getByRole('heading', { level: 1, name: `${name}的记录` }).waitFor()
  await reviewer.getByRole('link', { name: '回到查找结果' }).click()
})

test('a mistyped name leads to those that are nearly so; a part of a number finds nobody, and it is said how to ask', async () => {
  await using house = await openHouse()
  const reviewer = await signIn(house, 'liu.min')
  const { number } = kaifengPerson('王秀兰')

  await look(reviewer, '王秀蓝')
  await reviewer.getByText('没有叫“王秀蓝”的人').waitFor()
  await reviewer.getByRole('region', { name: '个人', exact: true }).getByText('王秀兰').first().waitFor()

  await look(reviewer, number.slice(0, 12))
  await reviewer.getByText(/要写全/).waitFor()
  expect(await reviewer.getByRole('main').innerText()).toContain(`没有找到“${number.slice(0, 12)}”。`)

  await look(reviewer, 'w')
  await reviewer.getByRole('alert').getByText('请至少输入一个汉字').waitFor()
})

test('the manager finds a case by its number and reads it; at a counter nobody is looked for', async () => {
  await using house = await openHouse()
  const clerk = await signIn(house, 'he.xiaoyu')
  await identify(clerk, kaifengPerson('王秀兰'))
  const { number } = await handInBirthDay(clerk, '22')
  expect(await clerk.getByRole('searchbox').count()).toBe(0)

  const manager = await signIn(house, 'zhao.jianguo')
  await show(manager, '/direction')
  await expect.poll(async () => await found(manager, number.replaceAll(' ', '')), pace).toContain(number)
  await manager.getByRole('link', { name: number }).click()
  await manager.getByRole('list', { name: '经过' }).waitFor()
  // he reads, and may urge: nothing else
  expect(await manager.getByRole('main').getByRole('button').allInnerTexts()).toEqual(['催一催'])
})

/** What is handed in can be found a moment later. */
const pace = { timeout: 20_000, interval: 500 }

async function look(page: Page, terms: string): Promise<void> {
  await page.getByRole('searchbox').fill(terms)
  await page.getByRole('searchbox').press('Enter')
  await page.getByRole('heading', { level: 1, name: '查找结果' }).waitFor()
}

/** Everything that is found. */
async function found(page: Page, terms: string): Promise<string> {
  await look(page, terms)
  await page.getByRole('status').waitFor({ state: 'attached' })
  return await page.getByRole('main').innerText()
}
