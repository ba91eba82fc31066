import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { choose } from './counter.ts'
import { act, isDone, openCase } from './office.ts'
import { enterAs, telephones } from './person.ts'
import { kaifengEmployer, openHouse, signIn } from './staff.ts'

const item = '单位（项目）基本信息变更'
const employer = kaifengEmployer('开封市繁塔汴绣针织有限公司')

test('who was refused asks for a review and reads until when; another decides it for a reason, and both cases lead to each other', async () => {
  await using house = await openHouse()
  const principal = await enterAs(house, telephones.林志豪)
  const first = await handIn(principal)
  const reviewer = await signIn(house, 'dong.jie')
  await openCase(reviewer, first)
  await act(reviewer, '受理')
  await isDone(reviewer, first)
  const approver = await signIn(house, 'sun.wei')
  await openCase(approver, first)
  await act(approver, '不予批准', { reason: '和市场监管部门的登记不一样' })
  await isDone(approver, `${first}：不予批准`)

  await principal.goto('/employer/cases')
  const refused = principal.getByRole('listitem').filter({ hasText: first })
  await refused.getByRole('link', { name: item }).first().click()
  await principal.getByText(/决定送达以后 60 天内可以申请复查/).waitFor()
  await principal.getByRole('button', { name: '不同意这个结果？申请复查' }).click()
  await principal.getByRole('textbox', { name: /为什么不同意/ }).fill('市场监管部门昨天已经改过来了')
  await principal.getByRole('button', { name: '申请复查', exact: true }).click()
  const link = principal.getByRole('link', { name: /由 \d{6} \d{2} \d+ \d 复查/ })
  await link.waitFor()
  const second = /\d{6} \d{2} \d+ \d/.exec(await link.innerText())?.[0] ?? ''
  expect(second).not.toBe(first)

  const city = await signIn(house, 'tang.wen')
  await openCase(city, second)
  await city.getByRole('link', { name: `复查的是 ${first}` }).waitFor()
  await act(city, '受理')
  await isDone(city, second)
  const decider = await signIn(house, 'xu.hui')
  await openCase(decider, second)
  await act(decider, '批准', { reason: '核对过，登记已经一致' })
  await isDone(decider, `${second}：批准`)

  await principal.reload()
  await principal.getByText('复查后改变了原来的决定').first().waitFor()
  await link.click()
  await principal.getByRole('heading', { level: 1, name: `复查：${item}` }).waitFor()
  await principal.getByText('办好了').first().waitFor()
  await principal.getByRole('link', { name: `复查的是 ${first}` }).waitFor()
}, 240_000)

/** @returns the number of the case */
async function handIn(principal: Page): Promise<string> {
  await principal.goto('/employer')
  await principal.getByRole('button', { name: new RegExp(employer.name) }).click() // he stands for two
  await principal.getByRole('heading', { level: 1, name: '单位首页' }).waitFor()
  await principal.goto('/employer/apply/employer-change')
  await principal.getByRole('button', { name: /^(?:开始填|还要再办一件)$/ }).click()
  await principal.getByRole('textbox', { name: '单位地址' }).fill('开封市禹王台区繁塔西街 8 号')
  await principal.getByRole('button', { name: '下一步' }).click()
  await choose(principal, '市场监管部门已经登记了这次变更', '是')
  await principal.getByRole('button', { name: '下一步' }).click()
  await principal.getByRole('button', { name: '交上去' }).click()
  const told = principal.getByRole('alert').first()
  await told.filter({ hasText: /\d{6} \d{2} \d+ \d/ }).waitFor()
  return /\d{6} \d{2} \d+ \d/.exec(await told.innerText())?.[0] ?? ''
}
