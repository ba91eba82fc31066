import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { choose, freeCounter, handIn, openItem, recordOf } from './counter.ts'
import { expectNoMoreThan, startCounting } from './effort.ts'
import { act, isDone, openCase } from './office.ts'
import { openHouse, show, signIn } from './staff.ts'

/** A number with one digit more than the rule says: it stands so on his permit. */
const professor = { name: '林教授', number: '009912345' }

test('a professor from Taiwan whose permit number has nine digits is insured: a human looks at the number, nothing stops', async () => {
  await using house = await openHouse()
  const clerk = await signIn(house, 'zou.hong')
  await takeOn(clerk)
  await startCounting(clerk)
  await openItem(clerk, '灵活就业人员参保登记')
  for (const [part, value] of [
    ['年', '2026'],
    ['月', '12'],
    ['日', '1'],
  ] as const)
    await clerk.getByRole('textbox', { name: `从哪一天起参保 ${part}` }).fill(value)
  await choose(clerk, '现在做什么工作', '外卖、网约车等平台就业')
  await choose(clerk, '打算怎么缴费', '按月')
  await clerk.getByRole('textbox', { name: '手机或电话' }).fill('13800002345')
  await choose(clerk, '身份证件或社会保障卡', '看过原件，已还给本人')
  const { told, number } = await handIn(clerk)
  expect(told).toContain('已经受理')
  await expectNoMoreThan(clerk, 'flexible-registration')

  // the number is a task of its own; the case does not wait for it
  const checker = await signIn(house, 'xiong.wei') // where he was taken on
  await show(checker, '/office/documents')
  await checker.getByRole('button', { name: /^核对无误/ }).click()
  await checker.getByRole('dialog').getByRole('textbox').fill('看过通行证原件，签发的就是九位')
  await checker.getByRole('dialog').getByRole('button', { name: '核对无误' }).click()
  await checker.getByText('没有要核的证件').waitFor()
  const approver = await signIn(house, 'xu.hui')
  await openCase(approver, number)
  await act(approver, '批准')
  await isDone(approver, `${number}：批准`)

  await show(clerk, '/counter')
  await recordOf(clerk, professor.name).getByText('人工核过').waitFor()
  await recordOf(clerk, professor.name).getByText(professor.number.slice(-2)).first().waitFor()
  await expect
    .poll(async () => await stateOf(clerk, number), { timeout: 30_000, interval: 1500 })
    .toContain('办好了')
})

/** How a case of the person stands, as the counter reads it; the core system confirms a moment after the decision. */
async function stateOf(clerk: Page, number: string): Promise<string> {
  await show(clerk, '/counter')
  const row = clerk.getByRole('region', { name: '名下的办件' }).getByRole('row').filter({ hasText: number })
  await row.waitFor()
  return await row.innerText()
}

/** At the counter: he is taken on with the number as it stands on his permit. */
async function takeOn(clerk: Page): Promise<void> {
  await freeCounter(clerk)
  await clerk.getByLabel('证件种类').selectOption({ label: '台湾居民来往大陆通行证' })
  await clerk.getByLabel('证件号码').fill(professor.number)
  await clerk.getByLabel('姓名', { exact: true }).fill(professor.name)
  await clerk.getByRole('button', { name: '开始接待' }).click()
  await clerk.getByText('核对过没错就照常办').waitFor()
  await clerk.getByRole('button', { name: '登记为新来的人并开始接待' }).click()
  await recordOf(clerk, professor.name).getByText('待核', { exact: true }).waitFor()
}
