import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { type House, identify, kaifengPerson, openHouse, openPage, signIn } from './staff.ts'

/** A page of the staff halls: who goes there, and how it is reached. */
interface Visited {
  readonly name: string
  readonly who: string | null
  readonly go: (page: Page) => Promise<void>
}

const at =
  (address: string, heading: string) =>
  async (page: Page): Promise<void> => {
    await page.goto(address)
    await page.getByRole('heading', { level: 1, name: heading }).waitFor()
  }

async function atCounter(page: Page): Promise<void> {
  await identify(page, kaifengPerson('王秀兰'))
  await page.getByRole('link', { name: '个人基本信息变更（关键信息）' }).waitFor()
}

const visited: readonly Visited[] = [
  { name: 'login', who: null, go: at('/login', '工作人员登录') },
  { name: 'gallery', who: null, go: at('/gallery', '组件样例') },
  { name: 'counter-visit', who: 'ding.xiang', go: atCounter },
  {
    name: 'counter-hand-in',
    who: 'ding.xiang',
    go: async (page) => {
      await atCounter(page)
      await page.getByRole('link', { name: '个人基本信息变更（关键信息）' }).click()
      await page.getByRole('radiogroup', { name: '要改哪一项' }).getByText('姓名').click()
      await page.getByRole('textbox', { name: '正确的姓名' }).fill('')
      await page.getByRole('button', { name: /交上去/ }).click()
      await page.getByRole('heading', { name: /处要改/ }).waitFor()
    },
  },
  { name: 'counter-counterfoils', who: 'ding.xiang', go: at('/counter/counterfoils', '存根') },
  {
    name: 'counter-identify',
    who: 'ding.xiang',
    go: async (page) => {
      await atCounter(page)
      await page.getByRole('button', { name: '结束接待' }).click()
      await page.getByRole('button', { name: '开始接待' }).waitFor()
    },
  },
  { name: 'office-inbox', who: 'liu.min', go: at('/office?view=agency', '待办') },
  {
    name: 'office-review',
    who: 'liu.min',
    go: async (page) => {
      await at('/office?view=agency', '待办')(page)
      const first = page.getByRole('row').getByRole('link').first()
      const nothing = page.getByText('本机构没有待办')
      await first.or(nothing).waitFor()
      if (await nothing.isVisible()) return
      await first.click()
      await page.getByRole('heading', { name: '规则核对' }).waitFor()
    },
  },
  { name: 'office-documents', who: 'liu.min', go: at('/office/documents', '待核证件') },
  { name: 'direction', who: 'zhao.jianguo', go: at('/direction', '总览') },
  { name: 'direction-away', who: 'zhao.jianguo', go: at('/direction/away?by=outlet', '异地收件占比') },
  { name: 'direction-cases', who: 'zhao.jianguo', go: at('/direction/cases?figure=running', '在办的件') },
  { name: 'administration-staff', who: 'wu.gang', go: at('/administration/staff', '工作人员') },
  { name: 'administration-grants', who: 'zhao.jianguo', go: at('/administration/grants', '授权') },
  { name: 'administration-audit', who: 'feng.jianming', go: at('/administration/audit', '查看记录') },
  { name: 'administration-logins', who: 'feng.jianming', go: at('/administration/logins', '我的登录') },
]

const shapes = {
  desktop: { width: 1280, height: 900, theme: 'default' },
  phone: { width: 360, height: 740, theme: 'default' },
  'phone-elder': { width: 360, height: 740, theme: 'elder' },
} as const
type Shape = keyof typeof shapes

/** `TONGBAN_SCREENS` names the folder that the pictures go to; without it nothing is written. */
const screens = process.env['TONGBAN_SCREENS']

test('every staff page is clean for axe and fits its width, as usual and in large type on a phone', async () => {
  await using house = await openHouse()
  const faults: string[] = []

  for (const who of new Set(visited.map((one) => one.who))) {
    const page = await enter(house, who)
    for (const one of visited.filter((other) => other.who === who)) {
      for (const shape of Object.keys(shapes) as Shape[]) faults.push(...(await judge(page, one, shape)))
    }
    await page.context().close()
  }

  expect(faults).toEqual([])
}, 300_000)

async function enter(house: House, who: string | null): Promise<Page> {
  return who === null ? await openPage(house) : await signIn(house, who)
}

async function judge(page: Page, { name, go }: Visited, shape: Shape): Promise<string[]> {
  const { width, height, theme } = shapes[shape]
  await page.setViewportSize({ width, height })
  await page.goto('/login')
  await page.evaluate((wanted) => localStorage.setItem('tongban.theme', wanted), theme)
  await go(page)
  await page.waitForLoadState('networkidle')
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  if (screens !== undefined) await picture(page, `${name}-${shape}`)
  return [
    ...violations.map(({ id, nodes }) => `${name} ${shape}: ${id} at ${nodes[0]?.target.join(' ')}`),
    ...(wide > 0 ? [`${name} ${shape}: ${wide} px too wide`] : []),
  ]
}

/** A picture of at most 100 KB: as good as fits. */
async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(screens ?? '', { recursive: true })
  const png = await page.screenshot({ fullPage: true, clip: await frame(page) })
  const bytes = png.length <= 100_000 ? png : await page.screenshot({ scale: 'css' })
  if (bytes.length <= 100_000) writeFileSync(join(screens ?? '', `${name}.png`), bytes)
}

async function frame(page: Page): Promise<{ x: number; y: number; width: number; height: number }> {
  const { width, height } = page.viewportSize() ?? { width: 1280, height: 900 }
  const whole = await page.evaluate(() => document.documentElement.scrollHeight)
  return { x: 0, y: 0, width, height: Math.min(whole, height * 2) }
}
