import { existsSync, readFileSync, writeFileSync } from 'node:fs'

import type { Page } from 'playwright-core'

import { type House, openPage, type Shown } from './staff.ts'

/** A window of a small phone. */
const phone: Shown = { width: 360, height: 740 }
/** The code that a demo sends to every telephone. */
const demoCode = '246810'

/** The telephones of the people of the stories. */
export const telephones = {
  王秀兰: '19900010000',
  couple: '19900001949',
  陳嘉儀: '19900010003',
  林志豪: '19900010004',
  郑𠮷: '19900010008',
  赵𡋾: '19900010009',
} as const

/**
 * Logs somebody in by his telephone, in a window of his own; who is in already comes in by his cookie, as people do: a
 * telephone gets one code a minute.
 */
export async function enterAs(house: House, telephone: string, shown: Shown = phone): Promise<Page> {
  const page = await openPage(house, shown)
  await page.context().addCookies(kept(telephone))
  await page.goto('/person')
  const inside = page.getByRole('button', { name: '退出' })
  const form = page.getByRole('textbox', { name: '手机号' })
  await inside.or(form).first().waitFor()
  if (await form.isVisible()) {
    await form.fill(telephone)
    await page.getByRole('button', { name: '发验证码' }).click()
    await page.getByText('验证码已发到').waitFor()
    await page.keyboard.type(demoCode) // the field has the focus
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await inside.waitFor()
  }
  writeFileSync(cookieFile(telephone), JSON.stringify(await page.context().cookies()))
  return page
}

type Cookies = Awaited<ReturnType<ReturnType<Page['context']>['cookies']>>
const cookieFile = (telephone: string): string => `${process.env['TONGBAN_LOGINS']}.${telephone}`

function kept(telephone: string): Cookies {
  if (!existsSync(cookieFile(telephone))) return []
  const cookies: Cookies = JSON.parse(readFileSync(cookieFile(telephone), 'utf8'))
  return cookies
}
