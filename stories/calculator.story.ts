import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'

import { violationsOf } from './axe.ts'
import { asked, fill, inBrowser, onServer, openCalculator } from './calculator.ts'
import { identify } from './counter.ts'
import { enterAs, telephones } from './person.ts'
import { randomLines } from './random-inputs.ts'
import { serverUrl } from './server.ts'
import { type House, kaifengPerson, openHouse, signIn } from './staff.ts'

async function phoneIn(house: House, locale: string, theme: string): Promise<Page> {
  const context = await house.browser.newContext({
    baseURL: serverUrl,
    serviceWorkers: 'block',
    locale,
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 360, height: 740 },
    reducedMotion: 'reduce',
  })
  await context.addInitScript((wanted) => localStorage.setItem('tongban.theme', wanted), theme)
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  return page
}

/** What each answers, in the words of each language. */
const languages = {
  'zh-CN': {
    retirement: '2031年11月',
    why: '为什么？',
    noDecision: '不是决定',
    loan: /^\d+ 期$/,
  },
  'zh-HK': {
    retirement: '2031年11月',
    why: '為什麼？',
    noDecision: '不是決定',
    loan: /^\d+ 期$/,
  },
  en: {
    retirement: 'November 2031',
    why: 'Why?',
    noDecision: 'no decision',
    loan: /^\d+ months$/,
  },
} as const

describe('on a phone, without a login', () => {
  test.each([
    ['zh-CN', 'default'],
    ['zh-CN', 'elder'],
    ['zh-HK', 'default'],
    ['en', 'default'],
  ] as const)(
    'in %s, %s, each calculator answers, says why in two presses, and prints; in zh-CN it is clean for axe',
    async (language, theme) => {
      await using house = await openHouse()
      const page = await phoneIn(house, language, theme)
      const said = languages[language]
      const faults: string[] = []
      const figures: Record<string, string> = {}

      for (const id of Object.keys(asked)) {
        await openCalculator(page, id)
        await fill(page, id)
        figures[id] = await page.locator('.figure-value').innerText()
        await page.getByRole('main').getByText(said.why, { exact: true }).click()
        const why = page.locator('details[open] .why').first()
        await why.locator('cite').first().waitFor()
        await why.locator('summary').first().click()
        // Another language has the same elements in the same colours.
        const violations = language === 'zh-CN' ? await violationsOf(page) : []
        faults.push(...violations.map((violation) => `${id}: ${violation}`))
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        if (wide > 0) faults.push(`${id}: ${wide} px too wide`)
        await page.emulateMedia({ media: 'print' })
        const sheet = page.getByRole('article')
        await sheet.getByText(said.noDecision).first().waitFor()
        await sheet.getByText(/[\da-f]{16}/).waitFor()
        if (await page.locator('.input').first().isVisible()) faults.push(`${id}: the form is printed, too`)
        await page.emulateMedia({ media: 'screen' })
      }

      expect(faults).toEqual([])
      expect(figures['retirement']).toBe(said.retirement)
      expect(figures['resident-pension']).toMatch(/^¥\d/)
      expect(figures['loan']).toMatch(said.loan)
      expect(figures['late-fee']).toBe('¥15.00')
    },
    240_000,
  )

  test('nothing that is filled in leaves the device, and what is to be confirmed says so beside the figure', async () => {
    await using house = await openHouse()
    const page = await phoneIn(house, 'zh-CN', 'default')
    const sent: string[] = []

    for (const id of Object.keys(asked)) {
      await openCalculator(page, id)
      const note = (request: { url: () => string }): void => void sent.push(`${id} ${request.url()}`)
      page.on('request', note)
      await fill(page, id)
      page.off('request', note)
      expect(new URL(page.url()).search).toBe('')
    }
    expect(sent).toEqual([])

    await openCalculator(page, 'employee-pension')
    await fill(page, 'employee-pension')
    const result = page.getByRole('region', { name: '结果' })
    await result.getByText('这个结果有还没有确认的依据').waitFor()
    await result.getByText('养老金计发基数，公布到2025年12月').first().waitFor()
  }, 120_000)
})

test('from an answer every figure it rests on is two presses from its article, and says how sure it is', async () => {
  await using house = await openHouse()
  const page = await phoneIn(house, 'zh-CN', 'default')
  const led: Record<string, number> = {}

  for (const id of Object.keys(asked)) {
    await openCalculator(page, id)
    await fill(page, id)
    await page.getByRole('main').getByText('为什么？', { exact: true }).click()
    const figures = page.getByRole('region', { name: '用到的数，各出自哪里' }).getByRole('listitem')
    for (const figure of await figures.all()) {
      expect(await figure.locator('.badge').innerText()).not.toBe('')
      for (const cite of await figure.locator('cite').all()) expect(await cite.innerText()).not.toBe('')
      const leads = (await figure.getByRole('link').count()) > 0
      expect(leads || /文本地址未录入|文件待确认/.test(await figure.innerText())).toBe(true)
    }
    const links = figures.getByRole('link')
    for (const link of await links.all()) {
      expect(await link.getAttribute('href')).toMatch(/^https:\/\/[a-z\d.]+\.gov\.cn\//)
      expect(await link.getAttribute('target')).toBe('_blank')
    }
    led[id] = await links.count()
  }

  // of the two figures of back payment no address is known: document and number stand there
  expect(Object.entries(led).flatMap(([id, count]) => (count === 0 ? [id] : []))).toEqual(['back-payment'])
}, 120_000)

test('the retirement date and the resident pension have their plot, and a table that says the same', async () => {
  await using house = await openHouse()
  const page = await phoneIn(house, 'zh-CN', 'elder')
  await openCalculator(page, 'retirement')
  await fill(page, 'retirement')

  const months = page.getByRole('region', { name: '从2030年6月到2034年11月，有 54 个月可以选' })
  await months.locator('svg').first().waitFor()
  await months
    .locator('tbody tr')
    .filter({ hasText: '2031年11月' })
    .getByText('法定', { exact: true })
    .waitFor()
  await months.getByRole('button', { name: '一行一行看（54 行）' }).click()
  expect(await months.locator('tbody tr').count()).toBe(54)

  await openCalculator(page, 'resident-pension')
  await fill(page, 'resident-pension')
  const drawn = page.getByRole('region', { name: /^领到 80 岁，一共/ })
  await drawn.getByText(/^\d+ 岁，领回自己缴的$/).waitFor()
  await drawn.getByRole('textbox', { name: '领到几岁' }).fill('90')
  await page.getByRole('region', { name: /^领到 90 岁，一共/ }).waitFor()
}, 60_000)

test('what is typed key by key stays as it is typed, and the answer follows', async () => {
  await using house = await openHouse()
  const page = await phoneIn(house, 'zh-CN', 'default')
  await openCalculator(page, 'loan')
  await fill(page, 'loan')

  const rate = page.getByRole('textbox', { name: '贷款年利率' })
  await rate.fill('')
  await rate.pressSequentially('3.05')
  await page.getByRole('region', { name: '结果' }).getByText('3.05%').first().waitFor()
  expect(await rate.inputValue()).toBe('3.05')
  await page.getByRole('textbox', { name: '每月还多少' }).pressSequentially('5')
  await page.getByText('每月还的要多于第一个月的利息，而且是一个金额').waitFor()
})

test('the law is loaded where one reckons, not with the first page', async () => {
  await using house = await openHouse()
  const page = await phoneIn(house, 'zh-CN', 'default')
  let scripts: Promise<string>[] = []
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.endsWith('.js')) scripts.push(response.text())
  })
  const knowsTheLaw = async (): Promise<boolean> =>
    (await Promise.all(scripts)).some((script) => script.includes('粤人社发〔2025〕32号'))

  await page.goto('/')
  await page.getByRole('link', { name: '算一算' }).waitFor()
  expect(await knowsTheLaw()).toBe(false)

  scripts = []
  await page.getByRole('link', { name: '算一算' }).click()
  await page.getByRole('link', { name: /^法定退休时间/ }).waitFor()
  expect(await knowsTheLaw()).toBe(true)
})

/** The rules behind the calculators, and as many random lines for each. */
const rulesAsked = [
  'retirement-age',
  'flexible-retirement',
  'employee-pension',
  'resident-pension',
  'resident-completion',
  'loan-schedule',
  'back-payment',
  'late-fee',
  'contribution',
  'contribution-periods',
]
const linesEach = 100
const seed = 20_260_302

test('a browser answers 1,000 random inputs as the server does, byte for byte', async () => {
  await using house = await openHouse()
  const page = await phoneIn(house, 'zh-CN', 'default')
  await page.goto('/calculator/lines')
  let compared = 0
  let answered = 0

  for (const rule of rulesAsked) {
    const lines = randomLines(rule, linesEach, seed)
    const [here, there] = await Promise.all([inBrowser(page, rule, lines), onServer(page, rule, lines)])
    expect({ rule, lines: here }).toEqual({ rule, lines: there })
    compared += here.length
    answered += here.filter((line) => line.startsWith('{"value"')).length
  }

  expect(compared).toBe(1000)
  expect(answered).toBeGreaterThan(450)
}, 180_000)

test('at home the record fills in what it holds, and says so', async () => {
  await using house = await openHouse()
  const page = await enterAs(house, telephones.王秀兰)

  await page.getByRole('link', { name: '算一算' }).click()
  await page.getByRole('link', { name: /^职工养老金/ }).click()
  await expect.poll(async () => await page.locator('#calculator-birth').inputValue()).toBe('1978')
  const paid = page.getByRole('group', { name: '到现在缴了多久' })
  await paid.getByText('来自社保记录').waitFor()
  expect(await page.locator('#calculator-area').inputValue()).toBe('410000')
  await page.locator('#calculator-paid').fill('1')
  expect(await paid.getByText('来自社保记录').count()).toBe(0)
})

test('at the counter the record of the visit fills it in', async () => {
  await using house = await openHouse()
  const clerk = await signIn(house, 'ding.xiang')
  await identify(clerk, kaifengPerson('王秀兰'))

  await clerk.getByRole('link', { name: '算一算' }).click()
  await clerk.getByRole('link', { name: /^法定退休时间/ }).click()
  await expect.poll(async () => await clerk.locator('#calculator-birth').inputValue()).toBe('1978')
  await clerk.locator('#calculator-category label').first().click()
  await clerk.getByRole('status').filter({ hasText: '法定退休月份' }).waitFor()
})
