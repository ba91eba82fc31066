import { expect, test } from 'vitest'

import { enterAs, telephones } from './person.ts'
import { openHouse, openPage } from './staff.ts'

test('what was typed is there again, however quickly the page was left, and is deleted only when asked', async () => {
  await using house = await openHouse()
  const page = await enterAs(house, telephones.陳嘉儀)
  await page.getByRole('link', { name: '全部事项' }).click()
  await page.getByRole('link', { name: '个人基本信息变更（非关键信息）' }).click()
  await page.getByRole('button', { name: '开始填' }).click()
  const address = page.getByRole('textbox', { name: '联系地址' })

  await address.fill('示例街一号')
  await page.goBack() // the step before
  await page.getByRole('heading', { name: '办这件事要什么' }).waitFor()
  await page.goBack() // and the page before
  await page.getByRole('searchbox').waitFor()
  await page.getByRole('link', { name: '个人基本信息变更（非关键信息）' }).click()
  expect(await address.inputValue()).toBe('示例街一号')

  await address.fill('示例街二号')
  await page.reload()
  expect(await address.inputValue()).toBe('示例街二号')
  await page.getByText('您在别的设备上存过').waitFor({ state: 'detached' })

  await page.getByRole('navigation').getByRole('link', { name: '首页' }).click()
  const discard = page.getByRole('button', { name: /^删掉“个人基本信息变更（非关键信息）”/ })
  await discard.click()
  await page.getByRole('dialog').getByRole('button', { name: '先不做' }).click()
  await discard.click()
  await page.getByRole('dialog').getByRole('button', { name: '删掉' }).click()
  await discard.waitFor({ state: 'detached' })
}, 120_000)

test('a telephone of two people: a reload still knows of the code, and who changes begins at home', async () => {
  await using house = await openHouse()
  const page = await openPage(house, { width: 360, height: 740 })
  await page.goto('/person/login')
  const telephone = page.getByRole('textbox', { name: '手机号' })
  await telephone.fill('123')
  await page.getByRole('button', { name: '发验证码' }).click()
  await page.getByText('手机号写法不对').waitFor()
  await telephone.fill(telephones.couple)
  await page.getByRole('button', { name: '发验证码' }).click()
  await page.getByText('验证码已发到').waitFor()
  await page.reload()
  await page.getByRole('textbox', { name: '验证码' }).fill('246810')
  await page.getByRole('button', { name: '登录', exact: true }).click()

  await page.getByRole('button', { name: '张福生' }).click()
  await page.getByRole('heading', { name: '张福生，您好' }).waitFor()
  await page.goto('/person/cases')
  await page.getByRole('button', { name: '换人' }).click()
  await page.getByRole('button', { name: '李桂英' }).click()
  await page.getByRole('heading', { name: '李桂英，您好' }).waitFor()

  expect(new URL(page.url()).pathname).toBe('/person')
}, 120_000)
