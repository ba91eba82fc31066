import type { Page } from 'playwright-core'

import { show } from './staff.ts'

const man = { birth: '1970-06', category: 0 } as const
/** What somebody fills in on each page: texts in fields, the place of a choice, values of lists. */
export const asked: Readonly<Record<string, Readonly<Record<string, string | number>>>> = {
  retirement: man,
  'employee-pension': {
    ...man,
    area: '=370000',
    paid: '25-0',
    index: '1.0',
    account: '100000',
    before: '0',
    base: '6000',
  },
  'resident-pension': { area: '=370000', birth: '1966-03', years: '15', tier: '=30000' },
  loan: { area: '=370000', birth: '1966-03' },
  'back-payment': { area: '=360000', policy: 1, from: '2024-01', to: '2024-03', base: '4000', proved: 0 },
  'late-fee': { amount: '1000', due: '2024-01-15', paid: '2024-02-14' },
}

/** Fills a field, whatever kind it is: one text, a date in parts, a list (`=value`), or the n-th of a choice. */
async function answer(page: Page, key: string, given: string | number): Promise<void> {
  const field = page.locator(`#calculator-${key}`)
  if (typeof given === 'number') return await field.locator('label').nth(given).click()
  if (given.startsWith('=')) return void (await field.selectOption(given.slice(1)))
  const [first = '', ...others] = key === 'index' ? [given] : given.split('-')
  await field.fill(first)
  for (const [at, part] of others.entries()) {
    const name = key === 'paid' && others.length === 1 ? 'months' : String(at + 1)
    await page.locator(`#calculator-${key}-${name}`).fill(part)
  }
}

/** Opens a calculator; its fields are there. */
export async function openCalculator(page: Page, id: string): Promise<void> {
  await show(page, `/calculator/${id}`)
  await page.locator('[id^=calculator-]').first().waitFor()
}

/** Fills one in; its answer is there. */
export async function fill(page: Page, id: string): Promise<void> {
  for (const [key, given] of Object.entries(asked[id] ?? {})) await answer(page, key, given)
  await page.getByRole('status').waitFor()
}
