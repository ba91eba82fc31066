import type { Page } from 'playwright-core'

import { show } from './staff.ts'

/** Opens a case from the inbox. */
export async function openCase(page: Page, number: string): Promise<void> {
  await show(page, '/office?view=agency')
  await page.getByRole('link', { name: number }).click()
  await page.getByRole('heading', { name: '规则核对' }).waitFor()
}

/** One act on the case that is open, confirmed; its reason is written where one is asked. */
export async function act(
  page: Page,
  name: string,
  said: { reason?: string; agency?: string } = {},
): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  const dialog = page.getByRole('dialog')
  if (said.agency !== undefined) await dialog.getByLabel(/转到哪个机构/).selectOption({ label: said.agency })
  if (said.reason !== undefined) await dialog.getByRole('textbox', { name: /理由|意见/ }).fill(said.reason)
  await dialog.getByRole('button', { name, exact: true }).click()
  await dialog.waitFor({ state: 'hidden' }) // with the answer one is back in the inbox
}

/** After an act one stands in the inbox again and is told what was done. */
export async function isDone(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: '待办' }).waitFor()
  await page.getByRole('alert').filter({ hasText: name }).waitFor()
}
