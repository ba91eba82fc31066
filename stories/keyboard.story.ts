import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { freeCounter, photographOf } from './counter.ts'
import { isDone } from './office.ts'
import { kaifengPerson, openHouse, show, signIn } from './staff.ts'

test('a case is taken in and agreed to without a mouse', async () => {
  await using house = await openHouse()
  const clerk = await signIn(house, 'yang.fan')
  const person = kaifengPerson('郑𠮷')
  await freeCounter(clerk)
  await write(clerk, '证件号码', person.number)
  await write(clerk, '姓名', person.name)
  await clerk.keyboard.press('Enter')
  await clerk.getByRole('region', { name: '正在接待' }).waitFor()

  await tabTo(clerk, '个人基本信息变更（关键信息）')
  await clerk.keyboard.press('Enter')
  await clerk.getByRole('heading', { level: 1, name: '个人基本信息变更（关键信息）' }).waitFor()
  await tabTo(clerk, '姓名')
  await clerk.keyboard.press('ArrowRight')
  await clerk.keyboard.press('ArrowRight')
  await write(clerk, '正确的出生日期 日', '12')
  await tabTo(clerk, '还没有')
  await clerk.keyboard.press('ArrowRight')
  await tabTo(clerk, '还没有')
  await clerk.keyboard.press('ArrowRight')
  await tabTo(clerk, /选照片或 PDF：出生日期的依据/)
  const picker = clerk.waitForEvent('filechooser')
  await clerk.keyboard.press('Enter')
  const buffer = await photographOf(clerk, '档案')
  await (await picker).setFiles({ name: '档案.png', mimeType: 'image/png', buffer })
  await clerk.getByRole('img', { name: /第 1 张/ }).waitFor()
  await tabTo(clerk, '交上去并受理')
  await clerk.keyboard.press('Enter')
  await clerk.getByRole('dialog', { name: '给办事人看并签名' }).waitFor()
  if ((await focused(clerk)) !== '本人确认、不能签字') await tabTo(clerk, '本人确认、不能签字')
  await clerk.keyboard.press('Space')
  await tabTo(clerk, /不会写字/)
  await clerk.keyboard.press('ArrowDown')
  await tabTo(clerk, '交上去并受理')
  await clerk.keyboard.press('Enter')
  await clerk.getByRole('article', { name: '收件凭证' }).waitFor()
  const number = /\d{6} \d{2} \d+ \d/.exec(await clerk.getByRole('alert').innerText())?.[0] ?? ''
  expect(number).not.toBe('')

  const reviewer = await signIn(house, 'liu.min')
  await show(reviewer, '/office?view=agency')
  await reviewer.getByRole('link', { name: number }).waitFor()
  for (let press = 0; press < 60 && (await focused(reviewer)) !== number; press += 1)
    await reviewer.keyboard.press('j')
  await reviewer.keyboard.press('j')
  await reviewer.keyboard.press('k')
  for (let press = 0; press < 2 && (await focused(reviewer)) !== number; press += 1)
    await reviewer.keyboard.press('j')
  await reviewer.keyboard.press('Enter')
  await reviewer.getByRole('button', { name: '同意', exact: true }).waitFor()
  await reviewer.keyboard.press('n')
  await reviewer.getByRole('dialog').getByRole('textbox', { name: /理由/ }).waitFor()
  expect(await focused(reviewer)).toContain('理由')
  await reviewer.keyboard.press('Escape')
  await reviewer.getByRole('dialog').waitFor({ state: 'hidden' })
  await reviewer.keyboard.press('y')
  await reviewer.getByRole('dialog').waitFor()
  await reviewer.keyboard.press('Enter')
  await isDone(reviewer, `${number}：同意`)
})

/** What has the focus, by its name. */
async function focused(page: Page): Promise<string> {
  return await page.evaluate(() => {
    const at = document.activeElement
    const labels = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement ? at.labels : null
    return (
      at?.getAttribute('aria-label') ??
      ([...(labels ?? [])].map((label) => label.textContent).join(' ') || (at?.textContent ?? ''))
    ).trim()
  })
}

async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let press = 0; press < 60; press += 1) {
    await page.keyboard.press('Tab')
    const at = await focused(page)
    if (typeof name === 'string' ? at === name : name.test(at)) return
  }
  throw new Error(`Tab never comes to ${name}`)
}

async function write(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(text)
}
