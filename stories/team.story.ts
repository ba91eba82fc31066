import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { attach, choose } from './counter.ts'
import { act, isDone, openCase } from './office.ts'
import { enterAs, telephones } from './person.ts'
import { type House, kaifengEmployer, openHouse, signIn } from './staff.ts'

const item = '单位（项目）基本信息变更'
const employer = kaifengEmployer('开封市繁塔汴绣针织有限公司')
const team = '网上审核组'

test('what an employer uploads goes to the named team: its head gives it, a member asks for what is missing, the employer sees who has it and brings it', async () => {
  await using house = await openHouse()
  await setUp(house)
  const principal = await enterAs(house, telephones.林志豪)
  const number = await upload(principal)

  const head = await signIn(house, 'dong.jie')
  await head.goto('/office?view=team')
  const row = head.getByRole('row').filter({ hasText: number })
  await row.getByText(team).waitFor()
  expect(await row.count()).toBe(1)
  await row.getByRole('button', { name: /^分给组员/ }).click()
  await head
    .getByRole('dialog')
    .getByLabel(/分给谁/)
    .selectOption({ label: '刘敏' })
  await head.getByRole('dialog').getByRole('button', { name: '分给组员' }).click()
  await row.getByText('刘敏').waitFor()

  // the member reviews as anybody would who takes it in over a counter
  const member = await signIn(house, 'liu.min')
  await member.goto('/office?view=mine')
  await member.getByRole('link', { name: number }).waitFor()
  await openCase(member, number)
  const materials = member.getByRole('region', { name: '材料' })
  await materials.getByText('还差 1 样材料').waitFor()
  await act(member, '补正告知')
  await isDone(member, `${number}：补正告知`)

  // the employer reads whose it is and whom to call
  await principal.goto('/employer/cases')
  await principal.getByRole('link', { name: item }).first().click()
  await principal.getByText(`${team}，电话`).waitFor()
  await attach(principal, '变更事项的依据')
  await principal.getByRole('button', { name: '补齐材料' }).click()
  await principal.getByRole('list', { name: '经过' }).getByText('补正', { exact: true }).waitFor()
  await openCase(member, number)
  await act(member, '受理')
  await isDone(member, number)

  // and the workload is told by team
  const manager = await signIn(house, 'zhao.jianguo')
  await manager.goto('/direction/workload?by=team')
  await manager.getByRole('row').filter({ hasText: team }).waitFor()
}, 180_000)

/** 设组: one administrator, for it changes nobody's rights; a team that an earlier playing has set up is used again. */
async function setUp(house: House): Promise<void> {
  const admin = await signIn(house, 'wu.gang')
  await admin.goto('/administration/teams')
  await admin.getByRole('table', { name: '各组' }).or(admin.getByText('还没有组')).first().waitFor()
  if ((await admin.getByRole('link', { name: `改${team}` }).count()) > 0) return
  await admin.getByRole('link', { name: '设一个组' }).click()
  await admin.getByLabel(/^机构/).selectOption({ label: '禹王台区社会保险中心' })
  await admin.getByRole('textbox', { name: '名称' }).fill(team)
  await admin.getByText(item, { exact: true }).click()
  await admin
    .getByRole('button', { name: '设一个组' })
    .or(admin.getByRole('button', { name: '设组' }))
    .click()
  for (const [name, isHead] of [
    ['董洁', true],
    ['刘敏', false],
  ] as const) {
    await admin.getByLabel(/^同事/).selectOption({ label: name })
    if (isHead) await admin.getByText('组长', { exact: true }).click()
    await admin.getByRole('button', { name: '加组员' }).click()
    await admin.getByRole('row').filter({ hasText: name }).waitFor()
  }
}

/** @returns the number of the case */
async function upload(principal: Page): Promise<string> {
  await principal.goto('/employer')
  await principal.getByRole('button', { name: new RegExp(employer.name) }).click() // he stands for two
  await principal.getByRole('heading', { level: 1, name: '单位首页' }).waitFor()
  await principal.goto('/employer/apply/employer-change')
  await principal.getByRole('button', { name: /^(?:开始填|还要再办一件)$/ }).click()
  await principal.getByRole('textbox', { name: '单位地址' }).fill('开封市禹王台区繁塔西街 8 号')
  await principal.getByRole('button', { name: '下一步' }).click()
  await choose(principal, '市场监管部门已经登记了这次变更', '否')
  await principal.getByRole('button', { name: '下一步' }).click()
  await principal.getByRole('button', { name: /PDF：变更事项的依据/ }).waitFor()
  await principal.getByRole('button', { name: '下一步' }).click()
  await principal.getByText('还差 1 样材料').first().waitFor()
  await principal.getByRole('button', { name: '交上去' }).click()
  const told = principal.getByRole('alert').first()
  await told.filter({ hasText: /\d{6} \d{2} \d+ \d/ }).waitFor()
  return /\d{6} \d{2} \d+ \d/.exec(await told.innerText())?.[0] ?? ''
}
