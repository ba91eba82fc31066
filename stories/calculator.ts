import type { Page } from 'playwright-core'

import { baseLaw, lawOfSent, type SentOverlays } from '../packages/policy/src/index.ts'
import { answer as answerOf, rules } from '../packages/policy/src/rules/index.ts'
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
    await page.locator(`#calculator-${key}-${at + 1}`).fill(part)
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

/** Reckons lines of JSON by a rule, in the browser; the page of rules is open. */
export async function inBrowser(page: Page, rule: string, lines: readonly string[]): Promise<string[]> {
  await page.getByLabel('用哪条规则').selectOption(rule)
  await page.getByLabel('每行一个').fill(lines.join('\n'))
  await page.getByRole('button', { name: '算', exact: true }).click()
  return ((await page.locator('output').textContent()) ?? '').split('\n')
}

/** The same as the server decides it: by the law that is in force there, which other stories may have published figures of. */
export async function onServer(page: Page, id: string, lines: readonly string[]): Promise<string[]> {
  const sent: SentOverlays = await (await page.request.get('/api/law')).json()
  const law = lawOfSent(baseLaw, sent)
  const rule = rules.find((one) => one.id === id)
  if (rule === undefined) throw new Error(`no rule ${id}`)
  return lines.map((line) => JSON.stringify(answerOf(rule, law, line, { because: true })))
}
