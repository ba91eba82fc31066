import { expect, test } from 'vitest'

import { attach } from './counter.ts'
import { isDone, openCase } from './office.ts'
import { enterAs, telephones } from './person.ts'
import { openHouse, show, signIn } from './staff.ts'

/** What is missing is seen by the office before it tells so, told once, and photographed at home. */
test('what a case handed in at home lacks is told by name, and supplied with a photograph', async () => {
  await using house = await openHouse()
  const page = await enterAs(house, telephones.王秀兰)
  await show(page, '/person/apply/flexible-suspend')
  await page.getByText('没有以灵活就业身份参保的记录').waitFor() // before anything is typed
  await page.getByRole('button', { name: /^(开始填|还要再办一件)$/ }).click() // whatever other stories have left
  await page.getByRole('textbox', { name: /年$/ }).fill('2026')
  await page.getByRole('textbox', { name: /月$/ }).fill('12')
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('button', { name: /PDF：身份证件或社会保障卡/ }).waitFor() // nothing has to be chosen first
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByText('还差 1 样材料：').waitFor()
  await page.getByRole('button', { name: '交上去' }).click()
  await page.getByRole('heading', { level: 1, name: '交上去了' }).waitFor()
  const told = await page.getByRole('alert').first().innerText()
  const number = /\d{6} \d{2} \d+ \d/.exec(told)?.[0] ?? ''

  // the same item once more: it is said that one is running
  await show(page, '/person/apply/flexible-suspend')
  await page.getByText(/这件事您已经有.*在办/).waitFor()
  await page.getByRole('button', { name: '还要再办一件' }).waitFor()
  await page.getByRole('link', { name: number }).click()
  await page.getByText('身份证件或社会保障卡').first().waitFor()

  // the office sees what is missing, and what its notice will say
  const reviewer = await signIn(house, 'liu.min')
  await openCase(reviewer, number)
  const materials = reviewer.getByRole('region', { name: '材料' })
  await materials.getByText('身份证件或社会保障卡').waitFor()
  expect(await materials.innerText()).toContain('还差 1 样材料')
  await reviewer.getByRole('button', { name: '补正告知', exact: true }).click()
  const dialog = reviewer.getByRole('dialog')
  await dialog.getByText('身份证件或社会保障卡').waitFor()
  await dialog.getByRole('button', { name: '补正告知' }).click()
  await isDone(reviewer, `${number}：补正告知`)

  // at home there is no clerk who sees an original
  await show(page, '/person')
  await page.getByRole('link', { name: '去补齐' }).first().click()
  await page.getByRole('button', { name: /PDF：身份证件或社会保障卡/ }).waitFor()
  expect(await page.getByText('看过原件').count()).toBe(0)
  await attach(page, '身份证件或社会保障卡')
  await page.getByRole('button', { name: '补齐材料' }).click()
  await page.getByRole('list', { name: '经过' }).getByText('补正', { exact: true }).waitFor()
  await page.getByText('照片 1 张').waitFor() // what was handed in stands in the case
}, 180_000)
