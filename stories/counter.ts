import type { Page } from 'playwright-core'

import { show } from './staff.ts'

/** A photograph as a clerk takes it: a sheet of paper with its name on it. Drawn by the browser, the same each time. */
export async function photographOf(page: Page, paper: string): Promise<Buffer> {
  const address = await page.evaluate((title) => {
    const canvas = document.createElement('canvas')
    canvas.width = 600
    canvas.height = 800
    const pen = canvas.getContext('2d')
    if (pen === null) throw new Error('this browser draws nothing')
    pen.fillStyle = '#c9c2b6'
    pen.fillRect(0, 0, 600, 800)
    pen.fillStyle = '#fdfcf8'
    pen.fillRect(40, 40, 520, 720)
    pen.fillStyle = '#333333'
    pen.font = '28px sans-serif'
    pen.textAlign = 'center'
    pen.fillText(title, 300, 120)
    pen.fillStyle = '#9a948a'
    for (let line = 0; line < 14; line += 1) pen.fillRect(90, 190 + line * 36, line % 4 === 3 ? 260 : 420, 6)
    return canvas.toDataURL('image/png')
  }, paper)
  return Buffer.from(address.split(',')[1] ?? '', 'base64')
}

/** Photographs one paper of a material, or a mandate, and waits until it has arrived. */
export async function attach(page: Page, label: string): Promise<void> {
  const buffer = await photographOf(page, label)
  const picker = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: new RegExp(`PDF：${label}`) }).click()
  await (await picker).setFiles({ name: `${label}.png`, mimeType: 'image/png', buffer })
  await page.getByRole('img', { name: new RegExp(`${label}.*第 1 张`) }).waitFor()
}

/** In a visit: opens the sheet of an item. */
export async function openItem(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name, exact: true }).click()
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
}

/** Answers a choice: one of the buttons in sight. */
export async function choose(page: Page, question: string, answer: string): Promise<void> {
  await page.getByRole('radiogroup', { name: question }).getByText(answer, { exact: true }).click()
}

/** What the counter is told after handing in, and the number of the case. */
export interface ToldAtCounter {
  readonly told: string
  readonly number: string
}

/** Writes a name on the screen, as the person would, and confirms what was shown. */
export async function sign(page: Page, verb: RegExp = /^交上去/): Promise<void> {
  const dialog = page.getByRole('dialog', { name: '给办事人看并签名' })
  const sheet = dialog.getByRole('img', { name: '签名的地方' })
  await sheet.scrollIntoViewIfNeeded()
  const box = await sheet.boundingBox()
  if (box === null) throw new Error('there is no sheet to sign on')
  await page.mouse.move(box.x + 20, box.y + box.height / 2)
  await page.mouse.down()
  for (const [x, y] of [
    [60, -20],
    [100, 20],
    [140, -10],
  ] as const)
    await page.mouse.move(box.x + x, box.y + box.height / 2 + y)
  await page.mouse.up()
  await dialog.getByRole('button', { name: verb }).click()
}

/** Presses the one button that hands in, and reads what the person is told. */
export async function handIn(page: Page): Promise<ToldAtCounter> {
  await page.getByRole('button', { name: /^交上去/ }).click()
  await sign(page)
  await page.getByRole('article', { name: /收件凭证|办理回执/ }).waitFor()
  const told = await page.getByRole('alert').innerText()
  return { told, number: /\d{6} \d{2} \d+ \d/.exec(told)?.[0] ?? '' }
}

const keyChange = '个人基本信息变更（关键信息）'

/** In a visit: a change of the day of birth; its evidence is photographed, or left to be told as missing. */
export async function handInBirthDay(
  page: Page,
  day: string,
  { evidence = true }: { evidence?: boolean } = {},
): Promise<ToldAtCounter> {
  await openItem(page, keyChange)
  await choose(page, '要改哪一项', '出生日期')
  await page.getByRole('textbox', { name: '正确的出生日期 日' }).fill(day)
  await choose(page, '身份证件或社会保障卡', '看过原件，已还给本人')
  if (evidence) {
    await choose(page, '出生日期的依据（档案或公安证明）', '上传照片')
    await attach(page, '出生日期的依据')
  }
  return await handIn(page)
}

/** Identifies who stands at the counter; whoever was there before has left. */
export async function identify(
  page: Page,
  { name, number, kind }: { name: string; number: string; kind?: string },
): Promise<void> {
  await freeCounter(page)
  if (kind !== undefined) await page.getByLabel('证件种类').selectOption(kind)
  await page.getByLabel('证件号码').fill(number)
  await page.getByLabel('姓名', { exact: true }).fill(name)
  await page.getByRole('button', { name: '开始接待' }).click()
  await page.getByRole('region', { name: '正在接待' }).waitFor()
}

/** Ends the visit that is still open, if one is. */
export async function freeCounter(page: Page): Promise<void> {
  await show(page, '/counter')
  const start = page.getByRole('button', { name: '开始接待' })
  const end = page.getByRole('button', { name: '结束接待' })
  await start.or(end).first().waitFor()
  if (!(await end.isVisible())) return
  await end.click()
  await start.waitFor()
}

/** The record of who is at the counter, as it stands on the screen now. */
export function recordOf(page: Page, name: string) {
  return page.getByRole('region', { name: `${name} 记录` })
}

/** In a visit: opens one of the cases of the person. */
export async function openCaseOfVisit(page: Page, number: string): Promise<void> {
  await show(page, '/counter')
  await page.getByRole('link', { name: number }).click()
  await page.getByRole('region', { name: '经过' }).waitFor()
}
