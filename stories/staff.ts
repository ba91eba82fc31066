import { readFileSync } from 'node:fs'

import { Secret, TOTP } from 'otpauth'
import type { Browser, Page } from 'playwright-core'

import { kaifengCity } from '../apps/server/src/worlds/kaifeng/city.ts'
import { openBrowser } from './browser.ts'
import { serverUrl } from './server.ts'

/** A running demo and a browser to visit it with; closes the browser at the end. */
export interface House extends AsyncDisposable {
  readonly browser: Browser
}

/** How large the window is: a desk, or a phone. */
export interface Shown {
  readonly width?: number
  readonly height?: number
}

/** Opens a browser on the running demo. */
export async function openHouse(): Promise<House> {
  const browser = await openBrowser()
  return { browser, [Symbol.asyncDispose]: async () => await browser.close() }
}

interface Login {
  readonly username: string
  readonly password?: string
  readonly totpSecret?: string
}

/** The logins of the demo, as the product prints them; the runner names the file. */
function readLogins(): readonly Login[] {
  const file = process.env['TONGBAN_LOGINS']
  if (file === undefined) throw new Error('TONGBAN_LOGINS is not set: run stories with npm test -- stories')
  const logins: Login[] = JSON.parse(readFileSync(file, 'utf8'))
  return logins
}

/** A new window on the house. */
export async function openPage(house: House, { width = 1280, height = 900 }: Shown = {}): Promise<Page> {
  const context = await house.browser.newContext({
    baseURL: serverUrl,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width, height },
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  return page
}

/** Signs a member of staff in, in a window of his own. A code that was used already is waited out. */
export async function signIn(house: House, username: string, shown: Shown = {}): Promise<Page> {
  const login = readLogins().find((known) => known.username === username)
  if (login?.totpSecret === undefined) throw new Error(`the demo has no staff login ${username}`)
  const totp = new TOTP({ secret: Secret.fromBase32(login.totpSecret) })
  const page = await openPage(house, shown)
  await page.goto('/login')
  for (const _ of [1, 2]) {
    await page.getByRole('textbox', { name: '用户名' }).fill(username)
    await page.getByLabel('密码').fill(login.password ?? '')
    await page.getByRole('textbox', { name: '动态码' }).fill(totp.generate())
    await page.getByRole('button', { name: '登录' }).click()
    const inside = page.getByRole('button', { name: '退出' })
    await inside.or(page.getByRole('alert')).first().waitFor()
    if (await inside.isVisible()) return page
    await page.waitForTimeout(30_500 - (Date.now() % 30_000))
  }
  throw new Error(`${username} cannot sign in: ${await page.getByRole('alert').innerText()}`)
}

/** A photograph of one pixel. */
const photograph = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** At the counter, in a visit: hands in a change of the day of birth with one photograph, and has it accepted. */
export async function handInBirthDay(page: Page, day: string): Promise<{ told: string; number: string }> {
  await page.getByRole('link', { name: '个人基本信息变更（关键信息）' }).click()
  await page.getByRole('heading', { level: 1, name: '个人基本信息变更（关键信息）' }).waitFor()
  await page.getByRole('radiogroup', { name: '要改哪一项' }).getByText('出生日期').click()
  await page.getByRole('textbox', { name: '正确的出生日期 日' }).fill(day)
  await page.getByRole('radiogroup', { name: '身份证件或社会保障卡' }).getByText('看过原件').click()
  await page.getByRole('radiogroup', { name: '出生日期的依据' }).getByText('上传照片').click()
  const picker = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: /选照片或 PDF：出生日期的依据/ }).click()
  await (await picker).setFiles({ name: '档案.png', mimeType: 'image/png', buffer: photograph })
  await page.getByRole('img', { name: /出生日期的依据.*第 1 张/ }).waitFor()
  await page.getByRole('button', { name: '交上去并受理' }).click()
  await page.getByRole('article', { name: '收件凭证' }).waitFor()
  const told = await page.getByRole('alert').innerText()
  return { told, number: /\d{6} \d{2} \d+ \d/.exec(told)?.[0] ?? '' }
}

/** One of the people of the demo city, by name; the city is the same whatever its seed. */
export function kaifengPerson(name: string): { readonly name: string; readonly number: string } {
  const person = kaifengCity({ seed: 1, people: 100, today: '2026-03-02' }).persons.find(
    (one) => one.name === name,
  )
  const number = person?.documents[0]?.number
  if (number === undefined) throw new Error(`nobody in the demo city is called ${name}`)
  return { name, number }
}

/** Identifies who stands at the counter; whoever was there before has left. */
export async function identify(
  page: Page,
  { name, number }: { name: string; number: string },
): Promise<void> {
  await page.goto('/counter')
  const start = page.getByRole('button', { name: '开始接待' })
  const end = page.getByRole('button', { name: '结束接待' })
  await start.or(end).waitFor()
  if (await end.isVisible()) await end.click()
  await page.getByLabel('证件号码').fill(number)
  await page.getByLabel('姓名', { exact: true }).fill(name)
  await start.click()
  await page.getByRole('region', { name: '正在接待' }).waitFor()
}
