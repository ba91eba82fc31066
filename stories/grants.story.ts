import { expect, test } from 'vitest'

import { handInBirthDay, identify } from './counter.ts'
import { act, openCase } from './office.ts'
import { kaifengPerson, openHouse, show, signIn } from './staff.ts'

test('a grant goes through four hands and opens the work; of two reviewers the second is told and keeps his text', async () => {
  await using house = await openHouse()
  const manager = await signIn(house, 'zhao.jianguo')
  await show(manager, '/administration/grants')
  await manager.getByLabel('给谁').selectOption({ label: '谢冰（xie.bing）' })
  await manager.getByLabel('角色').selectOption({ label: '审核人' })
  await manager.getByLabel('机构').selectOption({ label: '禹王台区社会保险中心' })
  await manager.getByRole('textbox', { name: '为什么' }).fill('审核人手不够')
  await manager.getByRole('button', { name: '提交申请' }).click()
  await manager.getByText('申请交上去了，等内控核对。').waitFor()

  for (const [who, turn] of [
    ['zhou.zhengming', '内控核对'],
    ['qian.lihua', '负责人审批'],
    ['wu.gang', '落实授权'],
  ] as const) {
    const page = await signIn(house, who)
    await show(page, '/administration/grants')
    await page.getByRole('button', { name: `${turn} 谢冰 同意` }).click()
    await page.getByRole('dialog').getByRole('button', { name: '同意' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  }
  await manager.reload()
  await manager.getByRole('row').filter({ hasText: '谢冰' }).getByText('已授权').waitFor()

  const clerk = await signIn(house, 'he.xiaoyu')
  await identify(clerk, kaifengPerson('郑𠮷'))
  const { number } = await handInBirthDay(clerk, '10')
  const first = await signIn(house, 'liu.min')
  const second = await signIn(house, 'xie.bing')
  await openCase(first, number)
  await first.getByRole('button', { name: '认领' }).click()
  await first.getByRole('button', { name: '放回待办' }).waitFor()
  await openCase(second, number)
  await second.getByText('刘敏正在办这件').waitFor()
  await second.getByRole('button', { name: '不同意', exact: true }).click()
  await second.getByRole('dialog').getByRole('textbox').fill('照片看不清，请再看一遍')
  await act(first, '同意')
  await first.getByRole('heading', { level: 1, name: '待办' }).waitFor()
  await second.getByRole('dialog').getByRole('button', { name: '不同意' }).click()

  await second.getByText('这件事有了变化').waitFor()
  const said = await second.getByRole('alert').innerText()
  expect(said).toContain('刘敏：审核')
  expect(said).toContain('照片看不清，请再看一遍')
})
