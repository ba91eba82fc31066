import { expect, test } from 'vitest'

import { enterAs, telephones } from './person.ts'
import { openHouse, openPage, show } from './staff.ts'

/** A telephone is changed at home: the new one proves itself, the former one hears of it. */
test('a new telephone is confirmed by the code that came to it, and the former one is told', async () => {
  await using house = await openHouse()
  const page = await enterAs(house, telephones.林志豪)

  await show(page, '/person/apply/person-change-other')
  await page.getByRole('button', { name: '开始填' }).click()
  await page.getByRole('textbox', { name: '手机或电话' }).fill('0371-22000000')
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByText('收不到短信验证码，不能在网上登记').waitFor()
  await page.getByRole('button', { name: '上一步' }).click()
  await page.getByRole('textbox', { name: '手机或电话' }).fill('19900019994')
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('heading', { name: '确认新手机号 19900019994 是您的' }).waitFor()
  await page.getByRole('button', { name: '交上去' }).click()
  await page.getByText('请先把新手机号收到的六位验证码填上').waitFor()
  await page.getByRole('button', { name: '发验证码' }).click()
  await page.getByText('验证码已发到').waitFor()
  await page.keyboard.type('246810') // the field has the focus
  await page.getByRole('button', { name: '交上去' }).click()
  await page.getByText('办件号').first().waitFor()

  const phone = await openPage(house, { width: 360, height: 740 })
  await show(phone, `/phone?to=${telephones.林志豪}`)
  const texts = phone.getByRole('list', { name: '收到的短信' })
  await texts.getByText('您登记的手机号').first().waitFor({ timeout: 20_000 })
  expect(await texts.innerText()).toContain('改成了另一个号码')
}, 120_000)
