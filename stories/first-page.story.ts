import { afterAll, beforeAll, expect, test } from 'vitest'

import { openBrowser } from './browser.ts'
import { serverUrl } from './server.ts'

let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('the first page opens in Chinese, without a fault and without asking anybody else for anything', async () => {
  const page = await browser.newPage({ locale: 'zh-CN' })
  const faults: string[] = []
  const asked: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    const expected = message.text().includes('401') && message.location().url.startsWith(`${serverUrl}/api/`) // nobody is signed in yet
    if (message.type() === 'error' && !expected) faults.push(message.text())
  })
  page.on('request', (request) => asked.push(request.url()))

  await page.goto(serverUrl)
  await page.getByText('通办').first().waitFor()

  expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN')
  expect(faults).toEqual([])
  expect(asked.filter((url) => !url.startsWith(`${serverUrl}/`) && !url.startsWith('data:'))).toEqual([])
})

test('whoever comes to no hall finds two doors, in his language', async () => {
  const page = await browser.newPage({ locale: 'en-GB', viewport: { width: 360, height: 740 } })

  await page.goto(`${serverUrl}/no-such-page`)
  await page.getByRole('link', { name: /^I work here/ }).waitFor()
  await page.getByRole('link', { name: /^I need something done/ }).click()
  await page.getByRole('textbox', { name: 'Mobile number' }).waitFor()
  await page.goto(`${serverUrl}/office`)
  await page.getByRole('textbox', { name: '用户名' }).waitFor()

  expect(new URL(page.url()).pathname).toBe('/login')
})
