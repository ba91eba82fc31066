import { randomInt } from 'node:crypto'

import { to18 } from '@tongban/policy'
import type { Locator, Page } from 'playwright-core'

import { choose, freeCounter } from './counter.ts'
import type { kaifengEmployer } from './staff.ts'

/** Receives somebody of an employer at the counter. */
export async function receive(clerk: Page, employer: ReturnType<typeof kaifengEmployer>): Promise<void> {
  await freeCounter(clerk)
  await choose(clerk, '谁来办事', '单位')
  await clerk.getByLabel('统一社会信用代码').fill(employer.uscc)
  await clerk.getByLabel('单位名称').fill(employer.name)
  await clerk.getByRole('button', { name: '开始接待' }).click()
  await clerk.getByRole('region', { name: '正在接待' }).waitFor()
}

/** In the sheet of registering employees: one more of them, at work since a day of this month. */
export async function addEmployee(
  clerk: Page,
  row: number,
  name: string,
  number: string,
  kind = '居民身份证',
): Promise<void> {
  if (row > 1) await clerk.getByRole('button', { name: '再加一项新参保的职工' }).click()
  const person = clerk.getByRole('group', { name: `新参保的职工 ${row}` })
  await person.getByRole('textbox', { name: '姓名' }).fill(name)
  await person.getByText(kind, { exact: true }).click()
  await person.getByRole('textbox', { name: '证件号码' }).fill(number)
  for (const [part, value] of [
    ['年', '2026'],
    ['月', '11'],
    ['日', '2'],
  ] as const)
    await person.getByRole('textbox', { name: `用工之日 ${part}` }).fill(value)
}

/** In a row of a form that asks for somebody of the roster: who stands there first. @returns how he reads */
export async function chooseMember(row: Locator): Promise<string> {
  const first = row.getByRole('listitem').getByRole('button').first()
  const said = await first.innerText()
  await first.click()
  await row.getByRole('button', { name: /^换一个/ }).waitFor()
  return said
}

/** 告知承诺书 that stands on the page: signed under its three points, and promised. */
export async function commit(page: Page): Promise<void> {
  const paper = page.getByRole('group', { name: '告知承诺书' })
  await paper.getByText('如果不实，会撤销办理结果').waitFor()
  const sheet = paper.getByRole('img', { name: '看清了，在这里签名' })
  await sheet.scrollIntoViewIfNeeded()
  const box = await sheet.boundingBox()
  if (box === null) throw new Error('there is no sheet to sign on')
  await page.mouse.move(box.x + 20, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + 120, box.y + box.height / 2 + 15)
  await page.mouse.up()
  await paper.getByRole('button', { name: '签好了，我承诺' }).click()
  await paper.getByText('承诺书已签名。').waitFor()
}

/** A resident number that nobody of the demo has. */
export function freshNumber(): string {
  const [year, month, day] = [randomInt(60, 99), randomInt(1, 13), randomInt(1, 29)].map((part) =>
    String(part).padStart(2, '0'),
  )
  return to18(`410202${year}${month}${day}${String(randomInt(1000)).padStart(3, '0')}`)
}
