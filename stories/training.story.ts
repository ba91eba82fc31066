import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { handInBirthDay, identify } from './counter.ts'
import { act, openCase } from './office.ts'
import { enterAs, telephones } from './person.ts'
import { kaifengPerson, openHouse, openPage, show, signIn } from './staff.ts'

test('in a training every page says so, and a new reviewer is led by what he does himself: left and taken up again, each step is done by its act', async () => {
  await using house = await openHouse()
  const clerk = await signIn(house, 'he.xiaoyu')
  await identify(clerk, kaifengPerson('郑𠮷'))
  const other = await handInBirthDay(clerk, '9')
  const number = await handInWithoutPaper(await enterAs(house, telephones.王秀兰))

  const visitor = await openPage(house)
  await asTraining(visitor)
  await visitor.goto('/person/login')
  await visitor.getByRole('complementary', { name: '培训环境' }).waitFor()
  expect(await visitor.getByRole('button', { name: '重置' }).count()).toBe(0)

  const reviewer = await signIn(house, 'liu.min')
  await asTraining(reviewer)
  await reviewer.reload()
  await reviewer.getByRole('button', { name: '导览' }).click()
  await reviewer.getByRole('button', { name: '开始：新审核员' }).click()
  const tour = reviewer.getByRole('region', { name: '导览：新审核员' })
  await tour.getByRole('heading', { name: '打开一件待办' }).waitFor()
  await openCase(reviewer, number)
  await tour.getByRole('heading', { name: '领到自己手里' }).waitFor()

  await tour.getByRole('button', { name: '先收起来' }).click()
  await reviewer.reload()
  await tour.getByRole('heading', { name: '领到自己手里' }).waitFor() // where it was left
  await reviewer.getByRole('button', { name: /^认领/ }).click()
  await tour.getByRole('heading', { name: '一次告知要补什么' }).waitFor()
  await act(reviewer, '补正告知')
  await tour.getByRole('heading', { name: '再办一件，作出决定' }).waitFor()
  await openCase(reviewer, other.number)
  await act(reviewer, '同意')
  await tour.getByRole('heading', { name: '这个导览做完了。' }).waitFor()

  await reviewer.getByRole('button', { name: '重置' }).click()
  const dialog = reviewer.getByRole('dialog', { name: '重置培训环境' })
  await dialog.getByRole('button', { name: '丢掉数据，重置' }).click()
  await dialog.getByText('这不是培训环境，里面是真的数据，不能重置。').waitFor()
})

/** Handed in at home without the one paper that it needs. @returns its number */
async function handInWithoutPaper(page: Page): Promise<string> {
  await show(page, '/person/apply/flexible-suspend')
  await page.getByRole('button', { name: /^(?:开始填|还要再办一件)$/ }).click()
  await page.getByRole('textbox', { name: /年$/ }).fill('2026')
  await page.getByRole('textbox', { name: /月$/ }).fill('12')
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('button', { name: /PDF：身份证件或社会保障卡/ }).waitFor()
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('button', { name: '交上去' }).click()
  const told = page.getByRole('alert').filter({ hasText: caseNumber })
  return caseNumber.exec(await told.first().innerText())?.[0] ?? '' // waits until it is there
}

const caseNumber = /\d{6} \d{2} \d+ \d/

/** The page as a training serves it; everything behind it is the demo, which nobody resets. */
async function asTraining(page: Page): Promise<void> {
  await page.route('**/*', async (route) => {
    if (route.request().resourceType() !== 'document') return await route.fallback()
    const reply = await route.fetch()
    const body = (await reply.text()).replace('data-mode="demo"', 'data-mode="training"')
    await route.fulfill({ response: reply, body })
  })
}
