import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { freeCounter, identify } from './counter.ts'
import { kaifengPerson, openHouse, show, signIn } from './staff.ts'

const him = { ...kaifengPerson('OLUWASEUN ADEBAYO-OGUNLESI'), kind: 'passport' }
const nobody = { name: '查无此人', number: 'P99999999', kind: 'passport' }

test('one officer asks, another reads why and confirms; from then on a counter knows him as little as anybody who is not there, until two end it', async () => {
  await using house = await openHouse()
  const counter = await signIn(house, 'mao.ning')
  await identify(counter, him)
  const asks = await signIn(house, 'qi.an')
  const confirms = await signIn(house, 'ji.ping')

  // asked for: nothing is hidden yet, and whoever asked cannot confirm
  await show(asks, '/office/shields')
  await asks.getByText('申请保护一个人').click()
  await asks.getByLabel('证件种类').selectOption(him.kind)
  await asks.getByRole('button', { name: '交给另一位专员确认' }).click()
  await asks.getByText('请填证件号码。').waitFor()
  await asks.getByLabel('证件号码').fill(him.number)
  await asks.getByRole('textbox', { name: /^姓名/ }).fill(him.name)
  await asks.getByRole('radiogroup', { name: /原因/ }).getByText('躲避家庭暴力或人身伤害').click()
  await fillDay(asks, await in90Days(asks))
  await asks.getByRole('button', { name: '交给另一位专员确认' }).click()
  await asks.getByText('您申请的，由另一位专员确认').waitFor()
  expect(await asks.getByRole('button', { name: `看${him.name}的申请` }).count()).toBe(0)
  await identify(counter, him)

  // confirmed by another, who sees why only when he looks
  await confirms.goto('/office/shields') // her hall is this one page: it stands there since before anybody asked
  await confirms.getByRole('button', { name: `看${him.name}的申请` }).waitFor()
  const why = confirms.getByRole('definition').filter({ hasText: '躲避家庭暴力或人身伤害' })
  expect(await why.count()).toBe(0)
  await confirms.getByRole('button', { name: `看${him.name}的申请` }).click()
  await why.waitFor()
  await confirms.getByText(/种方式能登录，\d 个手机号/).waitFor()
  await confirms.getByRole('button', { name: '确认', exact: true }).click()
  await confirms.getByText('已经确认，马上生效。').waitFor()

  // at the counter she and somebody who is not there are told alike
  expect(await toldOf(counter, him)).toBe(await toldOf(counter, nobody))

  // ended the same way
  await asks.reload()
  await asks.getByRole('button', { name: `结束对${him.name}的保护` }).click()
  await asks.getByRole('dialog').getByRole('button', { name: '交给另一位专员确认' }).click()
  await asks.getByText('有申请等待确认').waitFor()
  await confirms.reload()
  await confirms.getByRole('button', { name: `看${him.name}的申请` }).click()
  await confirms.getByRole('button', { name: '确认', exact: true }).click()
  await confirms.getByText('现在没有受保护的人。').waitFor()
  await identify(counter, him)
}, 180_000)

/** What the counter says of somebody whom it is to receive. */
async function toldOf(page: Page, { name, number, kind }: typeof him): Promise<string> {
  await freeCounter(page)
  await page.getByLabel('证件种类').selectOption(kind)
  await page.getByLabel('证件号码').fill(number)
  await page.getByLabel('姓名', { exact: true }).fill(name)
  await page.getByRole('button', { name: '开始接待' }).click()
  const told = page.getByRole('alert')
  await told.first().waitFor()
  return (await told.allInnerTexts()).join(' ').replaceAll(/[\da-f]{16}/g, '')
}

async function in90Days(page: Page): Promise<Date> {
  const { today } = await page.evaluate(async (): Promise<{ today: string }> => {
    const reply = await fetch('/api/login/me')
    return await reply.json()
  })
  return new Date(Date.parse(today) + 90 * 86_400_000)
}

async function fillDay(page: Page, day: Date): Promise<void> {
  const field = page.getByRole('group', { name: /复查日期/ })
  const [year = '', month = '', date = ''] = day.toISOString().slice(0, 10).split('-')
  await field.getByRole('textbox', { name: '复查日期 年' }).fill(year)
  await field.getByRole('textbox', { name: '复查日期 月' }).fill(month)
  await field.getByRole('textbox', { name: '复查日期 日' }).fill(date)
}
