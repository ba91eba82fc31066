import { expect, test } from 'vitest'

import { handInBirthDay, identify } from './counter.ts'
import { kaifengPerson, openHouse, openPage, signIn } from './staff.ts'

test('a paper is read and printed alone, taken away as PDF, delivered with a proof, and checked by anybody', async () => {
  await using house = await openHouse()
  const clerk = await signIn(house, 'he.xiaoyu')
  await identify(clerk, kaifengPerson('王秀兰'))
  await handInBirthDay(clerk, '23')

  await clerk.getByRole('button', { name: '打开受理通知书' }).click()
  const sheet = clerk.getByRole('article', { name: /受理通知书/ })
  await sheet.waitFor()
  const said = await sheet.innerText()
  const number = /\d{15}-L2/.exec(said)?.[0] ?? ''
  const code = /校验码 (\w{10})/.exec(said)?.[1] ?? ''
  expect(said).toContain('中间需要您做的：没有，您不用再跑。')

  await clerk.emulateMedia({ media: 'print' })
  const printed = await clerk.locator('body').innerText()
  expect(printed).toContain(number)
  for (const around of ['登记送达', '收件凭证', '结束接待', '下载 PDF']) expect(printed).not.toContain(around)
  await clerk.emulateMedia({ media: 'screen' })

  const download = clerk.waitForEvent('download')
  await clerk.getByRole('link', { name: '下载 PDF：受理通知书' }).click()
  expect((await download).suggestedFilename()).toBe(`${number}.pdf`)

  await clerk.getByRole('button', { name: '登记送达：受理通知书' }).click()
  await clerk.getByRole('textbox', { name: '凭据' }).fill('本人签收')
  await clerk.getByRole('dialog').getByRole('button', { name: '登记送达' }).click()
  await clerk.getByText('窗口当面交付（本人签收）').waitFor()

  const anybody = await openPage(house)
  await anybody.goto(`/check-paper#${number}.${code}`)
  await anybody.getByText(/有这份文书/).waitFor()
  await anybody.getByRole('textbox', { name: '校验码' }).fill('0000000000')
  await anybody.getByRole('button', { name: '核验' }).click()
  await anybody.getByText(/编号和校验码对不上/).waitFor()
})
