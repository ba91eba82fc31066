import { afterAll, beforeAll, expect, test } from 'vitest'

import { openBrowser } from './browser.ts'
import { serverUrl } from './server.ts'

let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('the first page opens in Chinese, without a fault and without asking anybody else for anything', async () => {
  const page = await browser.newPage()
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
