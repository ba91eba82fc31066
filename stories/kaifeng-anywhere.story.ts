import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { handInBirthDay, identify } from './counter.ts'
import { enterAs, telephones } from './person.ts'
import { kaifengPerson, openHouse, show, signIn } from './staff.ts'

const person = kaifengPerson('王秀兰')

/**
 * The main job of the house: 王秀兰 is insured at 禹王台 and works near 龙亭. A clerk at 龙亭 takes her case in; it finds
 * its own way home, is reviewed and decided there, changes the record, counts as handled away from home, and her
 * telephone tells her at each stage. At home she reads the paper, finds by
 * which articles it was done, and sees who has looked at her record.
 */
test('a case taken in at Longting is decided at Yuwangtai, and direction counts it', async () => {
  await using house = await openHouse()
  const manager = await signIn(house, 'zhao.jianguo')
  const awayBefore = await awayCount(manager)

  const clerk = await signIn(house, 'chen.jing')
  await identify(clerk, person)
  const birthDate = await birthDateShown(clerk)
  const wanted = birthDate === '1978年5月17日' ? '18' : '17'
  const { told, number } = await handInBirthDay(clerk, wanted)
  expect(told).toContain('已经受理，由')
  expect(told).toContain('禹王台')
  expect(number).not.toBe('')

  const reviewer = await signIn(house, 'liu.min')
  await reviewer.getByRole('link', { name: number }).click()
  await reviewer.getByText(`1978年5月${wanted}日`).first().waitFor()
  await reviewer.getByRole('button', { name: '同意', exact: true }).click()
  await reviewer.getByRole('dialog').getByRole('button', { name: '同意' }).click()
  await reviewer.getByRole('heading', { level: 1, name: '待办' }).waitFor()

  const approver = await signIn(house, 'sun.wei')
  await approver.getByRole('link', { name: number }).click()
  await approver.getByRole('button', { name: '批准', exact: true }).click()
  await approver.getByRole('dialog').getByRole('button', { name: '批准' }).click()
  await approver.getByRole('heading', { level: 1, name: '待办' }).waitFor()

  await show(clerk, '/counter/counterfoils')
  await clerk.getByRole('row').filter({ hasText: number }).getByText('办好了').waitFor()
  await clerk.getByRole('link', { name: number }).click() // where it stands, and no name
  await clerk.getByRole('heading', { level: 1, name: `存根 ${number}` }).waitFor()
  expect(await clerk.getByRole('main').getByText(person.name).count()).toBe(0)
  await show(clerk, '/counter')
  await expect.poll(async () => await birthDateShown(clerk)).toBe(`1978年5月${wanted}日`)
  await show(clerk, '/phone')
  const texts = clerk.getByRole('list', { name: '收到的短信' })
  for (const stage of ['已转到', '已受理', '办好了']) await texts.getByText(stage).first().waitFor()

  const own = await enterAs(house, telephones.王秀兰)
  await own.getByRole('link', { name: '我的办件' }).click()
  await own
    .getByRole('listitem')
    .filter({ hasText: number })
    .getByRole('link', { name: /看办理结果/ })
    .click()
  await own.getByText('已经办结').first().waitFor()
  const rules = own.getByRole('region', { name: '这件事按这些规定办' })
  const text = rules.getByRole('link', { name: /^社会保险经办条例第10条/ })
  expect(await text.getAttribute('href')).toMatch(/^https:\/\/www\.mohrss\.gov\.cn\//)
  await own
    .getByText(/按.+有效的法定标准/)
    .first()
    .waitFor()
  await own.getByRole('article', { name: /办结通知书/ }).waitFor()
  await own.getByRole('button', { name: '签收' }).click()
  await own
    .getByText(/本人在网上签收/)
    .first()
    .waitFor()
  await own.getByRole('link', { name: '消息' }).click()
  await own
    .getByText(/办好了/)
    .first()
    .waitFor()
  await show(own, '/person/own/looks')
  const looks = own.getByRole('list', { name: '谁看过我的记录' })
  await looks
    .getByText(/^看了 /)
    .first()
    .waitFor()
  for (const folded of await looks.getByText(/^看了 \d+ 次$/).all()) await folded.click()
  for (const look of ['开始接待', '看办件']) await looks.getByText(look).first().waitFor()
  await looks.getByText('陈静').first().waitFor()

  await expect
    .poll(async () => await awayCount(manager), { timeout: 20_000, interval: 1000 })
    .toBe(awayBefore + 1)
}, 180_000)

async function birthDateShown(page: Page): Promise<string> {
  const record = page.getByRole('region', { name: `${person.name} 记录` })
  return await record
    .getByText(/^\d{4}年\d{1,2}月\d{1,2}日$/)
    .first()
    .innerText()
}

async function awayCount(manager: Page): Promise<number> {
  await show(manager, '/direction/away?by=agency')
  await manager.getByRole('heading', { level: 1, name: '异地受理占比' }).waitFor()
  const message = manager.getByRole('heading', { level: 2 }).or(manager.getByText('这个时段窗口没有受理过件'))
  const said = await message.first().innerText()
  return Number(/有 (\d+) 件是异地受理的/.exec(said)?.[1] ?? 0)
}
