import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { choose } from './counter.ts'
import { act, isDone, openCase } from './office.ts'
import { enterAs, telephones } from './person.ts'
import { kaifengEmployer, openHouse, signIn } from './staff.ts'

const item = '单位（项目）基本信息变更'
const employer = kaifengEmployer('开封市繁塔汴绣针织有限公司')
const wrong = '开封市禹王台区繁塔西街 88 号'
const right = '开封市禹王台区繁塔西街 8 号'

test('an employer asks from a completed case that it is corrected; another agency decides, because the only approver has decided the first; both cases lead to each other', async () => {
  await using house = await openHouse()
  const principal = await enterAs(house, telephones.林志豪)
  const first = await handIn(principal)
  const reviewer = await signIn(house, 'dong.jie')
  await openCase(reviewer, first)
  await act(reviewer, '受理')
  await isDone(reviewer, first)
  const approver = await signIn(house, 'sun.wei')
  await openCase(approver, first)
  await act(approver, '批准')
  await isDone(approver, `${first}：批准`)

  // at home: what is wrong, and what is right instead
  await principal.goto('/employer/cases')
  const completed = principal.getByRole('listitem').filter({ hasText: first })
  await completed.getByRole('link', { name: item }).first().click()
  await principal.getByRole('button', { name: '办错了？申请更正' }).click()
  await principal.getByText(/决定以前，原来的结果照样有效/).waitFor()
  await choose(principal, '要怎么更正', '改成正确的内容')
  await principal.getByRole('textbox', { name: '单位地址' }).fill(right)
  await principal.getByRole('textbox', { name: /哪里不对/ }).fill('门牌号多写了一个 8')
  await principal.getByRole('button', { name: '申请更正', exact: true }).click()
  const link = principal.getByRole('link', { name: /由 \d{6} \d{2} \d+ \d 更正/ })
  await link.waitFor()
  const second = /\d{6} \d{2} \d+ \d/.exec(await link.innerText())?.[0] ?? ''
  expect(second).not.toBe(first)

  // the city has it, for nobody else is left who had no hand in it
  const city = await signIn(house, 'tang.wen')
  await openCase(city, second)
  await city.getByRole('link', { name: `更正的是 ${first}` }).waitFor()
  await act(city, '受理')
  await isDone(city, second)
  const decider = await signIn(house, 'xu.hui')
  await openCase(decider, second)
  await act(decider, '批准')
  await isDone(decider, `${second}：批准`)

  await principal.reload()
  await principal.getByText('已撤销').first().waitFor()
  await principal
    .getByRole('article', { name: /撤销决定书/ })
    .or(principal.getByText('撤销决定书'))
    .first()
    .waitFor()
  await link.click()
  await principal.getByRole('heading', { level: 1, name: `更正：${item}` }).waitFor()
  await principal.getByText('办好了').first().waitFor()
  await principal.getByRole('link', { name: `更正的是 ${first}` }).waitFor()
}, 240_000)

/** @returns the number of the case */
async function handIn(principal: Page): Promise<string> {
  await principal.goto('/employer')
  await principal.getByRole('button', { name: new RegExp(employer.name) }).click() // he stands for two
  await principal.getByRole('heading', { level: 1, name: '单位首页' }).waitFor()
  await principal.goto('/employer/apply/employer-change')
  await principal.getByRole('button', { name: /^(?:开始填|还要再办一件)$/ }).click()
  await principal.getByRole('textbox', { name: '单位地址' }).fill(wrong)
  await principal.getByRole('button', { name: '下一步' }).click()
  await choose(principal, '市场监管部门已经登记了这次变更', '是')
  await principal.getByRole('button', { name: '下一步' }).click()
  await principal.getByRole('button', { name: '交上去' }).click()
  const told = principal.getByRole('alert').first()
  await told.filter({ hasText: /\d{6} \d{2} \d+ \d/ }).waitFor()
  return /\d{6} \d{2} \d+ \d/.exec(await told.innerText())?.[0] ?? ''
}
