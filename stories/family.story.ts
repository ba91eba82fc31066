import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { attach, choose } from './counter.ts'
import { enterAs, telephones } from './person.ts'
import { openHouse, show } from './staff.ts'

const mother = { name: '李桂英', telephone: telephones.couple }
const daughter = { name: '陳嘉儀', telephone: telephones.陳嘉儀 }

test('a daughter suspends her mother’s contributions by a mandate, the mother reads who did it and revokes it, and the next act is refused with a sentence that helps', async () => {
  await using house = await openHouse()
  const hers = await enterAs(house, daughter.telephone) // she has been here once and said who she is
  const page = await enterAs(house, mother.telephone)
  await asMother(page)

  // the mother asks her daughter; nothing is open before she has said yes
  await ask(page)
  await page.getByText('等他接受').waitFor()
  await show(hers, '/person')
  await hers.getByText(`${mother.name}请您替他办社保`).waitFor()
  expect(await hers.getByRole('button', { name: `替${mother.name}办事` }).count()).toBe(0)
  await hers.getByRole('button', { name: `接受${mother.name}的授权`, exact: true }).click()

  // she acts for her from her own login
  await hers.getByRole('button', { name: `替${mother.name}办事` }).click()
  await hers.getByRole('heading', { level: 1, name: `替${mother.name}办事` }).waitFor()
  expect(await hers.getByRole('navigation').getByRole('link', { name: '消息' }).count()).toBe(0)
  await suspend(hers)
  await hers.waitForLoadState('networkidle') // the notice of the window comes above the button
  await hers.getByRole('button', { name: '交上去' }).click()
  await hers.getByRole('link', { name: '看办到哪一步' }).click()
  await hers.getByText(`${daughter.name}（家属）`).waitFor()
  await hers.getByRole('list', { name: '经过' }).getByText(daughter.name).waitFor()

  // the mother reads it in her own hall, and is told
  await show(page, '/person/cases')
  await page.getByRole('main').getByRole('link', { name: '灵活就业人员暂停缴费' }).first().click()
  await page.getByText(`${daughter.name}（家属）`).waitFor()
  await page.getByRole('button', { name: '打开收件凭证' }).click()
  await page.getByText(`材料由 ${daughter.name} 代交`).waitFor()
  await show(page, '/person/messages')
  await page.getByText(daughter.name).first().waitFor()
  await page.getByText(/替您交了“灵活就业人员暂停缴费”/).waitFor()

  // another matter is begun, and meanwhile the mother thinks better of it
  await show(hers, '/person')
  await show(hers, '/person/apply/flexible-suspend')
  await hers.getByRole('button', { name: /再办一件|开始填|还要/ }).click()
  await month(hers, '2027', '3')
  await hers.getByRole('button', { name: '下一步' }).click()
  await attach(hers, '身份证件或社会保障卡')
  await show(page, '/person/own/family')
  await page.getByRole('button', { name: `收回给${daughter.name}的授权` }).click()
  await page.getByRole('dialog').getByRole('button', { name: '收回' }).click()
  await page.getByText('现在没有人能替您办。').waitFor()
  await hers.getByRole('button', { name: '下一步' }).click()
  await hers.getByRole('button', { name: '交上去' }).click()
  await hers
    .getByText(
      /您现在不能替这个人办事：没有授权，或者授权已经收回、到期。请本人在“我的 → 家人代办”里重新授权/,
    )
    .waitFor()

  // her own business is as ever
  await hers.getByRole('button', { name: '办自己的事' }).click()
  await hers.getByRole('heading', { level: 1, name: `${daughter.name}，您好` }).waitFor()
  await hers.getByRole('button', { name: `替${mother.name}办事` }).waitFor({ state: 'detached' })
}, 180_000)

/** One telephone serves husband and wife: she says that it is she. */
async function asMother(page: Page): Promise<void> {
  const another = page.getByRole('button', { name: '换人' })
  const herself = page.getByRole('button', { name: mother.name, exact: true })
  await another.or(herself).first().waitFor()
  if (!(await herself.isVisible())) await another.click()
  await herself.click()
  await page.getByRole('heading', { level: 1, name: `${mother.name}，您好` }).waitFor()
}

/** The mother asks her daughter to act for her in everything. */
async function ask(page: Page): Promise<void> {
  await show(page, '/person/own')
  await page.getByRole('link', { name: /^家人代办/ }).click()
  await page.getByText('现在没有人能替您办。').waitFor()
  await choose(page, '他是您的什么人', '家人')
  await page.getByRole('textbox', { name: '他的姓名' }).fill(daughter.name)
  await page.getByRole('textbox', { name: '他登录用的手机号' }).fill(daughter.telephone)
  await page.getByRole('button', { name: '请他替我办' }).click()
  await page.getByText(`已经发消息请${daughter.name}`).waitFor()
}

/** As far as the summary of suspending contributions. */
async function suspend(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: '办事' }).click()
  await page.getByRole('link', { name: '灵活就业人员暂停缴费' }).click()
  await page.getByRole('button', { name: '开始填' }).click()
  await month(page, '2027', '1')
  await page.getByRole('button', { name: '下一步' }).click()
  await attach(page, '身份证件或社会保障卡')
  await page.getByRole('button', { name: '下一步' }).click()
}

async function month(page: Page, year: string, of: string): Promise<void> {
  await page.getByRole('textbox', { name: '从哪个月起暂停缴费 年' }).fill(year)
  await page.getByRole('textbox', { name: '从哪个月起暂停缴费 月' }).fill(of)
}
