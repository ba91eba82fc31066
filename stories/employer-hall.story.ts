import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { attach, choose } from './counter.ts'
import { addEmployee } from './employer.ts'
import { act, isDone, openCase } from './office.ts'
import { enterAs, telephones } from './person.ts'
import { type House, kaifengEmployer, kaifengPerson, openHouse, show, signIn } from './staff.ts'

const employer = kaifengEmployer('开封市繁塔汴绣针织有限公司')
const colleague = kaifengPerson('王秀兰')
const newcomer = kaifengPerson('郑𠮷')

test('a principal makes a colleague his clerk; she registers somebody, ends another one, and is out at once when he revokes', async () => {
  await using house = await openHouse()
  const principal = await atEmployer(house, telephones.林志豪)
  await principal.getByRole('button', { name: new RegExp(employer.name) }).click() // he stands for two
  await principal.getByRole('heading', { level: 1, name: '单位首页' }).waitFor()
  await appoint(principal)

  const clerk = await atEmployer(house, telephones.王秀兰)
  await clerk.getByText(`正在替${employer.name}办事`).waitFor()
  await clerk.getByRole('navigation').getByRole('link', { name: '单位' }).click()
  await clerk.getByRole('link', { name: '单位的消息' }).waitFor()
  expect(await clerk.getByRole('link', { name: /^经办人/ }).count()).toBe(0)
  const registered = await register(clerk)

  const [reviewer, approver] = [await signIn(house, 'liu.min'), await signIn(house, 'sun.wei')]
  const colleagueOfHers = await signIn(house, 'dong.jie') // who takes a case on does not review it
  await openCase(colleagueOfHers, registered)
  await act(colleagueOfHers, '受理')
  await isDone(colleagueOfHers, registered)

  // he is asked, and says yes
  const named = await enterAs(house, telephones.郑𠮷)
  await named.getByRole('link', { name: `去答复：${employer.name}` }).click()
  await named.getByRole('button', { name: '对，是这样' }).click()
  await named.getByRole('alert').filter({ hasText: '您不用再做什么' }).waitFor()
  await openCase(reviewer, registered)
  await reviewer.getByText(colleague.name).first().waitFor() // the office reads who of the employer handed it in
  await act(reviewer, '同意')
  await isDone(reviewer, `${registered}：同意`)
  await expect
    .poll(async () => await isConfirmed(approver, registered), { timeout: 20_000, interval: 1000 })
    .toBe(true)
  await act(approver, '批准')
  await isDone(approver, `${registered}：批准`)

  // the roster has him; somebody else leaves it with his name, the reason and one more press
  await show(clerk, '/employer/roster')
  await clerk.getByRole('row').filter({ hasText: newcomer.name }).waitFor()
  const others = clerk.getByRole('button', { name: /^给.+办减员$/ })
  const leaver = await nameOf(others, [newcomer.name, colleague.name])
  await clerk.getByRole('button', { name: `给${leaver}办减员` }).click()
  await clerk.getByRole('dialog').getByText(/截止/).first().waitFor()
  await clerk.getByRole('dialog').getByRole('button', { name: '交上去' }).click()
  await clerk.getByRole('dialog').getByText('请选减少原因').waitFor() // a reason of the law is nobody's default
  await choose(clerk, '减少原因', '解除或者终止劳动合同')
  await clerk.getByRole('dialog').getByRole('button', { name: '交上去' }).click()
  await clerk
    .getByRole('alert')
    .filter({ hasText: `${leaver}的减员交上去了` })
    .waitFor()
  await clerk.getByRole('row').filter({ hasText: leaver }).getByRole('link', { name: '减员办理中' }).waitFor()
  await clerk.getByRole('link', { name: '看办到哪一步' }).click()
  await clerk
    .getByText(/材料已收到，等.*受理/)
    .first()
    .waitFor()
  const left = /\d{6} \d{2} \d+ \d/.exec(await clerk.getByRole('main').innerText())?.[0] ?? ''
  await openCase(reviewer, left)
  await act(reviewer, '受理')
  await isDone(reviewer, left)
  await show(clerk, '/employer/roster?state=all') // before the cut-off he has left already, after it he leaves at the end of the month
  await clerk.getByRole('row').filter({ hasText: leaver, hasNotText: '至今' }).waitFor()

  await principal.getByRole('button', { name: `收回${colleague.name}的授权` }).click()
  await principal.getByRole('dialog').getByRole('button', { name: '收回' }).click()
  await principal.getByText('以前的经办人（1）').waitFor()
  await clerk.getByRole('navigation').getByRole('link', { name: '办件' }).click()
  await clerk.getByText('您现在不能替任何单位办事。').waitFor()
}, 180_000)

/** Into the hall of employers, by his own telephone. */
async function atEmployer(house: House, telephone: string): Promise<Page> {
  const page = await enterAs(house, telephone)
  await show(page, '/employer')
  return page
}

async function appoint(principal: Page): Promise<void> {
  await principal.getByRole('navigation').getByRole('link', { name: '单位' }).click()
  await principal.getByRole('link', { name: /^经办人/ }).click()
  await principal.getByRole('textbox', { name: '姓名' }).fill(colleague.name)
  await principal.getByRole('textbox', { name: '登录用的手机号' }).fill(telephones.王秀兰)
  await principal.getByRole('button', { name: '设为经办人' }).click()
  await principal
    .getByRole('alert')
    .filter({ hasText: `${colleague.name}现在可以替单位办事了` })
    .waitFor()
}

/** @returns the number of the case */
async function register(clerk: Page): Promise<string> {
  await show(clerk, '/employer/apply/employee-registration')
  await clerk
    .getByText(/请本人在 3 个工作日内答复对不对|人员增减/)
    .first()
    .waitFor()
  // other stories may have a case of the same item under way for this employer
  await clerk.getByRole('button', { name: /^(?:开始填|还要再办一件)$/ }).click()
  await addEmployee(clerk, 1, newcomer.name, newcomer.number)
  await clerk.getByRole('button', { name: '下一步' }).click()
  await attach(clerk, '职工身份证件信息')
  await clerk.getByRole('button', { name: '下一步' }).click()
  await clerk.getByText(newcomer.name).first().waitFor()
  await clerk.getByRole('button', { name: '交上去' }).click()
  const told = clerk.getByRole('alert').first()
  await told.filter({ hasText: /\d{6} \d{2} \d+ \d/ }).waitFor()
  return /\d{6} \d{2} \d+ \d/.exec(await told.innerText())?.[0] ?? ''
}

async function isConfirmed(approver: Page, number: string): Promise<boolean> {
  await openCase(approver, number)
  const confirmation = approver.getByRole('region', { name: '本人确认' })
  await confirmation.waitFor()
  return await confirmation.getByText('本人已确认').isVisible()
}

/** The first of these buttons that is about somebody else. */
async function nameOf(buttons: ReturnType<Page['getByRole']>, spared: readonly string[]): Promise<string> {
  await buttons.first().waitFor()
  const labels = await buttons.evaluateAll((found) =>
    found.map((one) => one.getAttribute('aria-label') ?? ''),
  )
  const names = labels.map((label) => label.replace(/^给/, '').replace(/办减员$/, ''))
  return names.find((name) => !spared.includes(name)) ?? ''
}
