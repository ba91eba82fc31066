import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { identify, kaifengPerson, openHouse, signIn } from './staff.ts'

/** A photograph of one grey pixel. */
const photograph = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const person = kaifengPerson('王秀兰')

/**
 * The main job of the house: 王秀兰 is insured at 禹王台 and works near 龙亭. A clerk at 龙亭 takes her case in; it finds
 * its own way home, is reviewed and decided there, changes the record, and counts as handled away from home.
 */
test('a case taken in at Longting is decided at Yuwangtai, and direction counts it', async () => {
  await using house = await openHouse()
  const manager = await signIn(house, 'zhao.jianguo')
  const awayBefore = await awayCount(manager)

  const clerk = await signIn(house, 'chen.jing')
  await identify(clerk, person)
  const birthDate = await birthDateShown(clerk)
  const wanted = birthDate === '1978年5月17日' ? '18' : '17'
  await clerk.getByRole('link', { name: '个人基本信息变更（关键信息）' }).click()
  await clerk.getByRole('heading', { level: 1, name: '个人基本信息变更（关键信息）' }).waitFor()
  await clerk.getByRole('radiogroup', { name: '要改哪一项' }).getByText('出生日期').click()
  await clerk.getByRole('textbox', { name: '正确的出生日期 日' }).fill(wanted)
  await clerk.getByRole('radiogroup', { name: '身份证件或社会保障卡' }).getByText('看过原件').click()
  await clerk.getByRole('radiogroup', { name: '出生日期的依据' }).getByText('上传照片').click()
  const picker = clerk.waitForEvent('filechooser')
  await clerk.getByRole('button', { name: /选照片或 PDF：出生日期的依据/ }).click()
  await (await picker).setFiles({ name: '档案.png', mimeType: 'image/png', buffer: photograph })
  await clerk.getByRole('img', { name: /出生日期的依据.*第 1 张/ }).waitFor()
  await clerk.getByRole('button', { name: '交上去并受理' }).click()
  const told = await clerk.getByRole('alert').innerText()
  expect(told).toContain('已经受理，由')
  expect(told).toContain('禹王台')
  const number = /\d{6} \d{2} \d+ \d/.exec(told)?.[0] ?? ''
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

  await clerk.goto('/counter/counterfoils')
  await clerk.getByRole('row').filter({ hasText: number }).getByText('办好了').waitFor()
  await clerk.goto('/counter')
  expect(await birthDateShown(clerk)).toBe(`1978年5月${wanted}日`)
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
  await manager.goto('/direction/away?by=agency')
  await manager.getByRole('heading', { level: 1, name: '异地收件占比' }).waitFor()
  const message = manager.getByRole('heading', { level: 2 }).or(manager.getByText('这个时段窗口没有收过件'))
  const said = await message.first().innerText()
  return Number(/有 (\d+) 件是异地收的/.exec(said)?.[1] ?? 0)
}
