import { expect, test } from 'vitest'

import { attach, choose, handIn, openItem, recordOf } from './counter.ts'
import { addEmployee, receive } from './employer.ts'
import { act, isDone, openCase } from './office.ts'
import { kaifengEmployer, openHouse, show, signIn } from './staff.ts'

const employer = kaifengEmployer('开封市繁塔汴绣针织有限公司')

test('an employer comes to a counter of another district: its address is changed and two people are registered', async () => {
  await using house = await openHouse()
  const clerk = await signIn(house, 'he.xiaoyu')
  await receive(clerk, employer)
  await openItem(clerk, '单位（项目）基本信息变更')
  await clerk.getByRole('textbox', { name: '单位地址' }).fill('开封市繁塔街示例路 20 号')
  await choose(clerk, '市场监管部门已经登记了这次变更', '是')
  const change = await handIn(clerk)
  expect(change.told).toContain('由禹王台区社会保险中心办理')

  await clerk.getByRole('link', { name: '回到接待，再办一件' }).click()
  await openItem(clerk, '职工参保登记')
  await addEmployee(clerk, 1, '赵新芳', '410205199503039822')
  await addEmployee(clerk, 2, '写错的人', '410205199503039822')
  await clerk.getByRole('button', { name: '去掉第 2 项新参保的职工' }).click()
  await addEmployee(clerk, 2, 'Anna Müller', 'C01X00T47', '护照')
  await choose(clerk, '职工身份证件信息', '上传照片')
  await attach(clerk, '职工身份证件信息')
  const registration = await handIn(clerk)

  const [reviewer, approver] = [await signIn(house, 'liu.min'), await signIn(house, 'sun.wei')]
  await openCase(reviewer, registration.number)
  await reviewer.getByText('Anna Müller').first().waitFor()
  await act(reviewer, '同意')
  await isDone(reviewer, `${registration.number}：同意`)
  for (const { number } of [change, registration]) {
    await openCase(approver, number)
    await act(approver, '批准')
    await isDone(approver, `${number}：批准`)
  }
  await show(clerk, '/counter')
  await recordOf(clerk, employer.name).getByText('开封市繁塔街示例路 20 号').waitFor()
  await recordOf(clerk, employer.name).getByText('赵新芳').waitFor()
})
