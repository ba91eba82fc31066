import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

import { Secret, TOTP } from 'otpauth'
import { type Browser, chromium, type Page } from 'playwright-core'

import { kaifengCity } from '../apps/server/src/worlds/kaifeng/city.ts'

/** A running demo and a browser to visit it with; closes the browser at the end. */
export interface House extends AsyncDisposable {
  readonly browser: Browser
  readonly url: string
}

/** How large the window is: a desk, or a phone. */
export interface Shown {
  readonly width?: number
  readonly height?: number
}

const url = process.env['TONGBAN_URL'] ?? 'http://127.0.0.1:8080'
const browsers = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/google-chrome']

/** Opens a browser on the running demo (`TONGBAN_URL`). */
export async function openHouse(): Promise<House> {
  const executablePath = browsers.find((path) => path !== undefined && existsSync(path))
  const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath })
  return { browser, url, [Symbol.asyncDispose]: async () => await browser.close() }
}

interface Login {
  readonly username: string
  readonly password?: string
  readonly totpSecret?: string
}

/** The logins of the demo, as the product prints them; `TONGBAN_LOGINS` names a file that holds them already. */
function readLogins(): readonly Login[] {
  const file = process.env['TONGBAN_LOGINS']
  const printed =
    file === undefined
      ? execFileSync('npx', ['tongban', 'demo', 'logins', '--json'], { encoding: 'utf8' })
      : readFileSync(file, 'utf8')
  const logins: Login[] = JSON.parse(printed)
  return logins
}

/** A new window on the house. */
export async function openPage(house: House, { width = 1280, height = 900 }: Shown = {}): Promise<Page> {
  const context = await house.browser.newContext({
    baseURL: house.url,
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
