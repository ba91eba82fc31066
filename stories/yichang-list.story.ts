import { readFileSync } from 'node:fs'

import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { readSheet } from '../apps/server/src/platform/sheet.ts'
import { gb18030, workbook } from '../apps/server/test/sheets.ts'
import { choose } from './counter.ts'
import { act, isDone, openCase } from './office.ts'
import { enterAs, telephones } from './person.ts'
import { openHouse, show, signIn } from './staff.ts'

const item = '缴费人员增减申报（减少、停保）'

test('an employer’s list with a fault is tried, its fault put right in another file, handed in with one receipt, and the roster shows who left', async () => {
  await using house = await openHouse()
  const clerk = await enterAs(house, telephones.郑𠮷)
  await show(clerk, '/employer/lists')
  await choose(clerk, '办哪件事', item)
  const effect = await effectSaid(clerk)

  // the roster comes filled in; two of it leave, and one of them with a month that is none
  const template = await download(clerk, new RegExp(`下载.*空表（xlsx）`))
  const [head = [], ...members] = await rowsOf(template)
  const [one = [], other = []] = members
  expect(head.slice(0, 3)).toEqual(['花名册编号', '姓名', '证件号码'])
  const filled = [head, leaving(one, effect), leaving(other, '明年')]
  await upload(clerk, '名单.xlsx', workbook(filled))
  await clerk.getByRole('heading', { level: 1, name: '一份名单' }).waitFor()
  await clerk.getByText('核对过，还没有交').waitFor()
  const faults = clerk.getByRole('region', { name: '有错的行', exact: true })
  await faults.getByRole('row').filter({ hasText: '这不是一个月份' }).waitFor()
  await clerk.getByRole('button', { name: '把可以交的 1 行交上去' }).waitFor()

  // the row with the fault comes back, is put right, and goes again with the other in the bytes of an old table program
  const rejected = (await download(clerk, /下载有错的行（csv）/)).toString('utf8')
  expect(rejected).toContain('这不是一个月份')
  const mended = `${rejected.replace('\u{FEFF}', '').replace('明年', effect)},,${leaving(one, effect).join(',')}\r\n`
  await show(clerk, '/employer/lists')
  await choose(clerk, '办哪件事', item)
  await upload(clerk, '改好.csv', gb18030(mended))
  await clerk.getByRole('button', { name: '把可以交的 2 行交上去' }).click()
  const dialog = clerk.getByRole('dialog')
  await dialog
    .getByText(/起生效/)
    .first()
    .waitFor()
  await dialog.getByRole('button', { name: '交上去' }).click()
  await clerk.getByText(/交了 2 行，立了 1 个办件/).waitFor({ timeout: 20_000 })
  await clerk
    .getByRole('article', { name: /收件凭证/ })
    .getByText(/一共 2 行，收下 2 行/)
    .waitFor()

  // found again after a reload, and handled as any other case
  await clerk.reload()
  await clerk.getByText('交完了').waitFor()
  await clerk.getByRole('main').getByRole('link', { name: '单位的办件' }).click()
  await clerk.getByRole('link', { name: item }).first().click()
  await clerk
    .getByText(/材料已收到，等.*受理/)
    .first()
    .waitFor()
  const number = /\d{6} \d{2} \d+ \d/.exec(await clerk.getByRole('main').innerText())?.[0] ?? ''
  const reviewer = await signIn(house, 'yu.lan')
  await openCase(reviewer, number)
  await act(reviewer, '受理')
  await isDone(reviewer, number)
  await show(clerk, `/employer/roster?state=all&name=${encodeURIComponent(one[1] ?? '')}`)
  await clerk
    .getByRole('row')
    .filter({ hasText: one[2] ?? '', hasNotText: '至今' })
    .waitFor()
}, 180_000)

/** The first month of effect, as the page says it. */
async function effectSaid(clerk: Page): Promise<string> {
  const said = await clerk
    .getByText(/起生效/)
    .first()
    .innerText()
  const { year = '', month = '' } = /从 (?<year>\d{4})年(?<month>\d+)月 起生效/.exec(said)?.groups ?? {}
  return `${year}-${month.padStart(2, '0')}`
}

/** A line of the roster, filled in. */
function leaving(line: readonly string[], month: string): string[] {
  return [...line.slice(0, 3), month, '调到别的单位']
}

async function download(page: Page, name: RegExp): Promise<Buffer> {
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name }).click()
  return readFileSync(await (await coming).path())
}

async function upload(page: Page, name: string, buffer: Buffer): Promise<void> {
  const picker = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: /^选文件/ }).click()
  await (await picker).setFiles({ name, mimeType: 'application/octet-stream', buffer })
}

async function rowsOf(bytes: Buffer): Promise<string[][]> {
  const rows: string[][] = []
  for await (const some of readSheet(bytes, { rows: 1000, unpackedBytes: 10_000_000 }))
    rows.push(...some.map(({ cells }) => cells.map(({ text }) => text)))
  return rows
}
