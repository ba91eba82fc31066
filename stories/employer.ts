import type { Page } from 'playwright-core'

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
  await clerk.getByRole('button', { name: '再加一项新参保的职工' }).click()
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
