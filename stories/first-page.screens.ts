import { expect, onTestFinished, test } from 'vitest'

import { openBrowser } from './browser.ts'
import { takePicture } from './picture.ts'
import { serverUrl } from './server.ts'

test('the first page', async () => {
  const browser = await openBrowser()
  onTestFinished(() => browser.close())
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' })

  await page.goto(serverUrl, { waitUntil: 'networkidle' })
  await takePicture(page, 'first-page')

  expect(await page.title()).toContain('通办')
})
