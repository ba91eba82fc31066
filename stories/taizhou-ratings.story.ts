import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { choose, freeCounter, identify } from './counter.ts'
import { enterAs, telephones } from './person.ts'
import { kaifengPerson, openHouse, openPage, show, signIn } from './staff.ts'

const item = '个人基本信息变更（非关键信息）'
const said = '改个地址等了一上午，没人应'

test('a bad rating at home is a task with a term, is called back about, and its answer is read; direction sees it by area, item and hour', async () => {
  await using house = await openHouse()
  const phone = await enterAs(house, telephones.林志豪)
  await changeAddress(phone)

  // he is asked once, and says what was wrong
  await phone.getByRole('navigation').getByRole('link', { name: '首页' }).click()
  await phone.getByRole('link', { name: `评一评：${item}` }).click()
  await phone.getByRole('heading', { level: 1, name: '请您评价' }).waitFor()
  await phone.getByRole('button', { name: '交上去' }).click()
  await phone.getByRole('heading', { name: /处要改/ }).waitFor()
  await choose(phone, '我们做得怎么样？', '不满意')
  await phone.getByText('等得太久').click()
  await phone.getByRole('textbox', { name: /想说的话/ }).fill(said)
  await phone.getByText(/5 个工作日以内，会有人给您打电话/).waitFor()
  await phone.getByRole('button', { name: '交上去' }).click()
  await phone.getByRole('alert').filter({ hasText: '会有人给您回电话' }).waitFor()
  await phone.getByRole('link', { name: '我的评价' }).click()
  await phone
    .getByText(/前给您回电话/)
    .first()
    .waitFor()

  // the manager finds it, calls, and writes down what came of it
  const manager = await signIn(house, 'zhao.jianguo')
  await show(manager, '/direction/call-backs')
  await manager
    .getByRole('link', { name: new RegExp(`^不满意：${item}`) })
    .first()
    .click()
  await manager.getByText(said).waitFor()
  await manager.getByText('林志豪').first().waitFor()
  await manager.getByText(telephones.林志豪).waitFor()
  await manager.getByRole('button', { name: '登记，并告诉本人' }).click()
  await manager.getByRole('heading', { name: /处要改/ }).waitFor()
  await choose(manager, '回访的结果', '说清楚了，本人认可')
  await manager.getByText('问题属实，已经改正').click()
  await manager.getByRole('textbox', { name: /告诉本人的话/ }).fill('对不起，那天只开了一个窗口，已经加开。')
  await manager.getByRole('button', { name: '登记，并告诉本人' }).click()
  await manager.getByRole('alert').filter({ hasText: '不满意' }).waitFor()

  // he is told, and reads it
  await show(phone, '/person/messages')
  await phone
    .getByText(/我们核实并回访了/)
    .first()
    .waitFor()
  await phone.getByRole('link', { name: '看这件事' }).first().click()
  await phone.getByRole('heading', { level: 1, name: '我的评价' }).waitFor()
  await phone.getByText('对不起，那天只开了一个窗口，已经加开。').waitFor()
  await show(phone, '/person')
  await phone.getByRole('heading', { level: 1, name: /您好/ }).waitFor()
  expect(await phone.getByRole('link', { name: /^评一评/ }).count()).toBe(0)

  // direction sees it by area, item and hour, and opens the ratings it is made of
  const head = await signIn(house, 'qian.lihua')
  for (const [by, name] of [
    ['agency', /社会保险中心/],
    ['item', new RegExp(item.slice(0, 8))],
    ['hour', /点到/],
  ] as const) {
    await show(head, `/direction/ratings?by=${by}`)
    await head.getByRole('heading', { level: 2, name: /满意率/ }).waitFor()
    await head.getByRole('row').filter({ hasText: name }).filter({ hasText: '100.0%（' }).first().waitFor()
  }
  await show(head, '/direction/ratings?by=item')
  await head.getByRole('link', { name: new RegExp(`^${item.replaceAll(/[（）]/g, '.')} 不满意 \\d`) }).click()
  await head.getByRole('heading', { level: 1, name: '数字背后的评价' }).waitFor()
  const behind = head.getByRole('main')
  await behind.getByText('等得太久').first().waitFor()
  expect(await behind.innerText()).not.toContain('林志豪')
}, 120_000)

test('after a visit the customer rates on the screen, and whoever is not logged in says what could not be done', async () => {
  await using house = await openHouse()
  const clerk = await signIn(house, 'yang.fan')
  await identify(clerk, kaifengPerson('王秀兰'))
  await freeCounter(clerk)
  await clerk.getByRole('button', { name: '转过屏幕，请他评' }).click()
  const sheet = clerk.getByRole('dialog', { name: '请您评价' })
  await choose(clerk, '我们做得怎么样？', '非常满意')
  await sheet.getByText('态度好').click()
  await sheet.getByRole('button', { name: '交上去' }).click()
  await clerk.getByRole('alert').filter({ hasText: '评价已记下' }).waitFor()

  const stranger = await openPage(house, { width: 360, height: 740 })
  await show(stranger, '/')
  await stranger.getByRole('link', { name: '没办成？告诉我们' }).click()
  await stranger.getByRole('button', { name: '交上去' }).click()
  await stranger.getByRole('heading', { name: /3 处要改/ }).waitFor()
  await stranger.getByRole('textbox', { name: '您想办什么？' }).fill('打参保证明')
  await stranger.getByLabel('找的是哪个机构？').selectOption({ label: '龙亭区社会保险中心' })
  await stranger.getByRole('textbox', { name: '怎么没办成？' }).fill('机器坏了，让我改天再来')
  await stranger.getByRole('textbox', { name: /打哪个电话找您/ }).fill('13800002222')
  await stranger.getByRole('button', { name: '交上去' }).click()
  await stranger.getByRole('alert').filter({ hasText: '我们收到了' }).waitFor()

  const manager = await signIn(house, 'zhao.jianguo')
  await show(manager, '/direction/call-backs')
  await manager
    .getByRole('link', { name: /^没办成/ })
    .first()
    .click()
  await manager.getByText('机器坏了，让我改天再来').waitFor()
  expect(await manager.getByRole('main').innerText()).toContain('13800002222')
}, 120_000)

/** Somebody changes his address at home: done at once. */
async function changeAddress(phone: Page): Promise<void> {
  await show(phone, '/person/apply/person-change-other')
  await phone.getByRole('button', { name: '开始填' }).click()
  await phone.getByRole('textbox', { name: '联系地址' }).fill('开封市鼓楼区示例街7号')
  await phone.getByRole('button', { name: '下一步' }).click()
  await phone.getByText('开封市鼓楼区示例街7号').waitFor()
  await phone.getByRole('button', { name: '交上去' }).click()
  await phone.getByRole('article', { name: /办结通知书/ }).waitFor()
}
