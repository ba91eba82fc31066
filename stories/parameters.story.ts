import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { rules } from '../packages/policy/src/rules/index.ts'
import { fill, inBrowser, onServer, openCalculator } from './calculator.ts'
import { handIn, identify, openCaseOfVisit, openItem } from './counter.ts'
import { type House, kaifengPerson, openHouse, openPage, signIn } from './staff.ts'

const title = '2026、2027年河南养老金计发基数'

test('a manager drafts two years of a base, the checker refuses a gap between them, he mends it and sees what changes, and the head publishes; what is decided from then on keeps that law by its hash, and calculators that stood open reckon with it', async () => {
  await using house = await openHouse()
  const calculators = await openCalculators(house)
  const manager = await signIn(house, 'zhao.jianguo')
  await findBase(manager)
  await draftWithGap(manager)

  await manager.getByText(/前后两个值之间有空档/).waitFor()
  expect(await manager.getByRole('button', { name: '公布' }).count()).toBe(0)
  await mend(manager)
  await seeChanges(manager)
  await manager.getByText('您写过这份草稿，要请另一位同事核对后公布。').waitFor()

  const before = await lawInForce(manager)
  const head = await signIn(house, 'qian.lihua')
  await publish(head)
  await reckonsWithIt(calculators)

  await manager.goto('/direction/parameters/figures/pensionBase?area=410000')
  const row = manager.getByRole('table', { name: '全部的值' }).getByRole('row', { name: /2026年1月/ })
  await row.getByText('¥6,899.00/月').waitFor()
  await row.getByText('这里公布的').waitFor()
  await row.getByText('豫人社发〔2026〕60号').waitFor()
  const decided = await lawOfDecision(await signIn(house, 'chen.jing'))
  expect(decided).toBe(await lawInForce(manager))
  await seeAsItWas(manager, before)
  const lines = await linesOf(manager)
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { key: 'pensionBase', area: '410000', from: '2026-01', to: '2026-12', value: 6899_00 },
    { key: 'pensionBase', area: '410000', from: '2027-01', value: 7011_00 },
  ])
})

/** Two windows of anybody in which is reckoned while figures are published. */
interface Calculators {
  readonly pension: Page
  readonly lines: Page
  readonly before: { readonly figure: string; readonly answers: readonly string[] }
}

const line = JSON.stringify({
  ...rules.find(({ id }) => id === 'employee-pension')?.example,
  area: '410000',
  decided: '2026-06',
  baseFen: undefined, // it is looked up
})

async function openCalculators(house: House): Promise<Calculators> {
  const [pension, lines] = [await openPage(house), await openPage(house)]
  await openCalculator(pension, 'employee-pension')
  await fill(pension, 'employee-pension')
  await pension.locator('#calculator-area').selectOption('410000')
  await pension.locator('#calculator-deemed').fill('0')
  await lines.goto('/calculator/lines')
  const answers = await inBrowser(lines, 'employee-pension', [line])
  expect(answers).toEqual(await onServer(lines, 'employee-pension', [line]))
  return { pension, lines, before: { figure: await pension.locator('.figure-value').innerText(), answers } }
}

/** Whoever comes back to such a window reckons with what was published meanwhile; what he filled in is there still. */
async function reckonsWithIt({ pension, lines, before }: Calculators): Promise<void> {
  for (const page of [pension, lines])
    await page.evaluate(() => globalThis.dispatchEvent(new Event('visibilitychange')))
  await expect.poll(async () => await pension.locator('.figure-value').innerText()).not.toBe(before.figure)
  const now = await onServer(lines, 'employee-pension', [line])
  expect(now).not.toEqual(before.answers)
  await expect.poll(async () => await inBrowser(lines, 'employee-pension', [line])).toEqual(now)
}

/** From the figures in force it is one click to the article, and to who says so and how sure. */
async function findBase(page: Page): Promise<void> {
  await page.goto('/direction')
  await page.getByRole('link', { name: '参数', exact: true }).click()
  await page.getByRole('searchbox', { name: '找参数、地区或文件' }).fill('计发基数 河南')
  await page.getByLabel('哪里', { exact: true }).selectOption({ label: '河南省' })
  await page
    .getByRole('row', { name: /养老金计发基数 ¥6,738.00\/月 河南省 2025年1月/ })
    .getByText('要确认')
    .waitFor()
  await page.getByRole('link', { name: '养老金计发基数' }).click()
  await page.getByRole('row', { name: /企业职工基本养老金/ }).waitFor()
  await page.getByRole('link', { name: '起草新的值' }).click()
}

async function draftWithGap(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: '这份草稿叫什么' }).fill(title)
  const first = page.getByRole('group', { name: '第 1 个值' })
  await first.getByRole('textbox', { name: '从哪天起' }).fill('2026年1月')
  await first.getByRole('textbox', { name: '到', exact: true }).fill('2026-11')
  await first.getByRole('textbox', { name: '值' }).fill('6,899')
  await first.getByRole('textbox', { name: '文件' }).fill('关于公布2026年养老金计发基数的通知')
  await first.getByRole('textbox', { name: '文号' }).fill('豫人社发〔2026〕60号')
  await first.getByRole('textbox', { name: '公布日' }).fill('2026-08-01')
  await page.getByRole('button', { name: '再加一个值' }).click()
  const second = page.getByRole('group', { name: '第 2 个值' })
  await second.getByRole('textbox', { name: '从哪天起' }).fill('2027-01')
  await second.getByRole('textbox', { name: '值' }).fill('7011')
  await page.getByRole('button', { name: '存下并核对' }).click()
}

async function mend(page: Page): Promise<void> {
  await page.getByRole('button', { name: '改', exact: true }).click()
  const end = page.getByRole('group', { name: '第 1 个值' }).getByRole('textbox', { name: '到', exact: true })
  await page.getByRole('link', { name: /第 1 个值：前后两个值之间有空档/ }).click()
  expect(await end.evaluate((field) => field === document.activeElement)).toBe(true)
  await end.fill('2026-12')
  await page.getByRole('button', { name: '存下并核对' }).click()
  await page.getByText('核对没有问题。').waitFor()
}

/** Old and new, from when, and what reckons with it. */
async function seeChanges(page: Page): Promise<void> {
  const row = page.getByRole('table', { name: '公布后会改什么' }).getByRole('row', { name: /2026年1月/ })
  await row.getByText('¥6,738.00/月').waitFor()
  await row.getByText('¥6,899.00/月').waitFor()
  await row.getByText(/企业职工基本养老金/).waitFor()
}

async function publish(page: Page): Promise<void> {
  await page.goto('/direction/parameters/drafts')
  await page.getByRole('link', { name: title }).click()
  await page.getByRole('button', { name: '公布' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '公布' }).click()
  await page.getByText(/公布好了，是第 \d+ 次公布/).waitFor()
}

async function lawInForce(page: Page): Promise<string> {
  const { hash }: { hash: string } = await (await page.request.get('/api/law')).json()
  return hash
}

/** Completes an instant case at the counter. @returns the law that its decision names */
async function lawOfDecision(clerk: Page): Promise<string | null | undefined> {
  await identify(clerk, kaifengPerson('李桂英'))
  await openItem(clerk, '个人基本信息变更（非关键信息）')
  await clerk.getByRole('textbox', { name: '联系地址' }).fill('杞县金城大道示例巷 9 号')
  const { number } = await handIn(clerk)
  const seen = clerk.waitForResponse(/\/api\/cases\/[\da-f-]{36}\/[\da-f-]{36}(?:\?|$)/)
  await openCaseOfVisit(clerk, number)
  await clerk
    .getByText(/按2026年.*有效的法定标准（编号 [\da-f]{8}）定的/)
    .first()
    .waitFor()
  const reply = await clerk.request.get((await seen).url(), { headers: { 'tongban-path': 'counter' } })
  const { events }: { events: { kind: string; law: string | null }[] } = await reply.json()
  return events.find(({ kind }) => kind === 'accepted')?.law
}

/** By the hash of an earlier law the figures are those of then, and say so. */
async function seeAsItWas(page: Page, hash: string): Promise<void> {
  await page.goto(`/direction/parameters/figures/pensionBase?area=410000&law=${hash}`)
  await page.getByText(`这是当时定办件用的参数（编号 ${hash.slice(0, 8)}）`).waitFor()
  const values = page.getByRole('table', { name: '全部的值' })
  await values.getByRole('row', { name: /2025年1月/ }).waitFor()
  expect(await values.getByRole('row', { name: /2026年1月/ }).count()).toBe(0)
  await page.getByRole('link', { name: '看现行的' }).click()
  await page.getByRole('link', { name: '养老金计发基数' }).waitFor()
}

async function linesOf(page: Page): Promise<string[]> {
  await page.goto('/direction/parameters/publications')
  await page.getByText(title).waitFor()
  const download = page.waitForEvent('download')
  await page
    .getByRole('link', { name: /^从这一次起导出/ })
    .first()
    .click()
  const stream = await (await download).createReadStream()
  return Buffer.concat(await stream.toArray())
    .toString('utf8')
    .trimEnd()
    .split('\n')
}
