import { existsSync, readFileSync, writeFileSync } from 'node:fs'

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
  /** Over which line the house is reached; where one is named, the program of the house is kept by the browser, too. */
  readonly over?: string
}

/** Opens a browser on the running demo. */
export async function openHouse(): Promise<House> {
  const browser = await openBrowser()
  return { browser, [Symbol.asyncDispose]: async () => await browser.close() }
}

/**
 * Shows another page of the house as a link within it does: a window loads its program once, which costs more than what is done on a page.
 * Who is on that page already loads it anew, to see what has come.
 */
export async function show(page: Page, address: string): Promise<void> {
  const [here, there] = [page.url(), new URL(address, serverUrl)]
  const isHouse = here.startsWith(serverUrl) && new URL(here).pathname !== there.pathname
  if (isHouse) await page.evaluate((to) => history.pushState(null, '', to), address)
  else await page.goto(address)
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
export async function openPage(
  house: House,
  { width = 1280, height = 900, over }: Shown = {},
): Promise<Page> {
  const context = await house.browser.newContext({
    baseURL: over ?? serverUrl,
    serviceWorkers: over === undefined ? 'block' : 'allow',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width, height },
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000) // two halves of the stories share two cores
  return page
}

/** Signs a member of staff in, in a window of his own; who is signed in already comes in by his cookie, as people do. */
export async function signIn(house: House, username: string, shown: Shown = {}): Promise<Page> {
  const page = await openPage(house, shown)
  await page.context().addCookies(keptCookies(username))
  await page.goto('/')
  const inside = page.getByRole('button', { name: '退出' })
  const door = page.getByRole('link', { name: /^工作人员/ })
  await inside.or(door).first().waitFor()
  if (!(await inside.isVisible())) {
    await door.click()
    await enterLogin(page, username)
  }
  keepCookies(username, await page.context().cookies())
  return page
}

/**
 * Fills in the login form that is shown. A code is good once, and the ones before and after the present one are taken,
 * too: the first that has not been used yet is tried. @throws Error when refused
 */
export async function enterLogin(page: Page, username: string): Promise<void> {
  const login = readLogins().find((known) => known.username === username)
  if (login?.totpSecret === undefined) throw new Error(`the demo has no staff login ${username}`)
  const totp = new TOTP({ secret: Secret.fromBase32(login.totpSecret) })
  for (const _ of [1, 2, 3, 4]) {
    await page.getByRole('textbox', { name: '用户名' }).fill(username)
    await page.getByLabel('密码').fill(login.password ?? '')
    await page.getByRole('textbox', { name: '动态码' }).fill(await unusedCode(page, username, totp))
    await page.getByRole('button', { name: '登录', exact: true }).click()
    const inside = page.getByRole('button', { name: '退出' })
    await inside.or(page.getByRole('alert')).first().waitFor()
    if (await inside.isVisible()) return
  }
  throw new Error(`${username} cannot sign in: ${await page.getByRole('alert').innerText()}`)
}

const usedSteps = new Map<string, number>()

async function unusedCode(page: Page, username: string, totp: TOTP): Promise<string> {
  const step = Math.max(totp.counter() - 1, (usedSteps.get(username) ?? 0) + 1)
  while (step > totp.counter() + 1) await page.waitForTimeout(totp.remaining())
  usedSteps.set(username, step)
  return totp.generate({ timestamp: step * 30_000 })
}

type Cookies = Awaited<ReturnType<ReturnType<Page['context']>['cookies']>>
const cookieFile = (username: string): string => `${process.env['TONGBAN_LOGINS']}.${username}`

function keptCookies(username: string): Cookies {
  if (!existsSync(cookieFile(username))) return []
  const kept: Cookies = JSON.parse(readFileSync(cookieFile(username), 'utf8'))
  return kept
}

function keepCookies(username: string, cookies: Cookies): void {
  writeFileSync(cookieFile(username), JSON.stringify(cookies))
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

/** One of the employers of the demo city, by name. */
export function kaifengEmployer(name: string): { readonly name: string; readonly uscc: string } {
  const { employers } = kaifengCity({ seed: 1, people: 100, today: '2026-03-02' })
  const employer = employers.find((one) => one.name === name)
  if (employer === undefined) throw new Error(`no employer of the demo city is called ${name}`)
  return { name, uscc: employer.uscc }
}
