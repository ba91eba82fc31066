import { expect, test } from 'vitest'

import { attach, choose, handIn, openItem, recordOf } from './counter.ts'
import { expectNoMoreThan, startCounting } from './effort.ts'
import { chooseMember, commit, receive } from './employer.ts'
import { act, isDone, openCase } from './office.ts'
import { kaifengEmployer, openHouse, show, signIn } from './staff.ts'

const employer = kaifengEmployer('开封市汴东机械制造有限公司')

test('an employer’s clerk does all her business at one desk: several cases, no paper but her mandate, each under its limit', async () => {
  await using house = await openHouse()
  const clerk = await signIn(house, 'bai.ling')
  await receive(clerk, employer)
  await openItem(clerk, '单位（项目）基本信息变更')
  await clerk.getByRole('textbox', { name: '单位电话' }).fill('0371-22008888')
  await choose(clerk, '市场监管部门已经登记了这次变更', '是')
  await clerk.getByText('记下来办的人（单位经办人）').click()
  await clerk.getByRole('textbox', { name: '代办人姓名' }).fill('周会计')
  await clerk.getByRole('textbox', { name: '代办人证件号码' }).fill('410203198805051224')
  await clerk.getByRole('textbox', { name: '代办人电话' }).fill('13800003456')
  await choose(clerk, '和本人的关系', '单位经办人')
  await attach(clerk, '委托书照片')
  const change = await handIn(clerk)
  expect(change.told).toContain('已经受理')

  await clerk.getByRole('link', { name: '回到接待，再办一件' }).click()
  await openItem(clerk, '单位（项目）基本信息变更')
  await clerk.getByRole('textbox', { name: '单位地址' }).fill('开封市滨河示例路 78 号')
  await choose(clerk, '市场监管部门已经登记了这次变更', '是')
  const address = await handIn(clerk)
  expect(address.number).not.toBe(change.number)

  // what her people earn she declares without a paper: she reads what she promises, and signs
  await clerk.getByRole('link', { name: '回到接待，再办一件' }).click()
  await startCounting(clerk)
  await openItem(clerk, '社会保险缴费申报（缴费基数）')
  await clerk.getByText(/缴费基数上下限|缴费基数下限/).waitFor()
  const declared = clerk.getByRole('group', { name: '申报基数的职工 1' })
  const member = await chooseMember(declared)
  await declared.getByRole('textbox', { name: '月缴费工资' }).fill('6500.50')
  await declared.getByRole('textbox', { name: '从哪个月起 年' }).fill('2026')
  await declared.getByRole('textbox', { name: '从哪个月起 月' }).fill('12')
  await choose(clerk, '职工签字确认表或者公示证明', '写承诺书代替')
  await commit(clerk)
  const bases = await handIn(clerk)
  expect(bases.told).toContain('已经受理')
  await expectNoMoreThan(clerk, 'base-declaration')

  const approver = await signIn(house, 'kong.jie')
  for (const { number } of [change, address, bases]) {
    await openCase(approver, number)
    if (number === bases.number) await approver.getByRole('img', { name: /承诺书签名/ }).waitFor()
    await act(approver, '批准')
    await isDone(approver, `${number}：批准`)
  }
  await show(clerk, '/counter')
  await recordOf(clerk, employer.name).getByText('开封市滨河示例路 78 号').waitFor()
  const cases = clerk.getByRole('region', { name: '名下的办件' })
  for (const { number } of [change, address, bases])
    await cases.getByRole('row').filter({ hasText: number }).getByText('办好了').waitFor()
  expect(member).not.toBe('')
})
