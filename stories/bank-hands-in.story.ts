import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'

import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'

import { enterAs, telephones } from './person.ts'
import { serverUrl } from './server.ts'
import { openHouse, show, signIn } from './staff.ts'

const bank = '开封某银行'

test('a bank gets a key, a person lets it act, it hands in and is told; what did not arrive is sent again, and she takes the mandate back', async () => {
  await using house = await openHouse()
  const heard: string[] = []
  const mailbox = await listen(heard)
  const system = await signIn(house, 'wu.gang')
  await show(system, '/administration/clients')
  await system.getByRole('textbox', { name: '系统名称' }).fill(bank)
  await system.getByLabel('由哪个机构管').selectOption({ label: '开封市社会保险中心' })
  await system.getByRole('button', { name: '登记一个系统' }).click()
  await system.getByText(`已登记“${bank}”`).waitFor()
  await system.getByRole('button', { name: `给“${bank}”一把密钥` }).click()
  await system.getByRole('button', { name: '给一把密钥', exact: true }).click()
  const key = await shownOnce(system)
  await system.getByRole('button', { name: '设通知地址' }).click()
  await system.getByRole('textbox', { name: '通知地址' }).fill(mailbox)
  await system.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await system.getByText(mailbox).waitFor()
  await system.getByRole('button', { name: '生成签名密钥' }).click()
  await system.getByRole('dialog').getByRole('button', { name: '生成签名密钥' }).click()
  await shownOnce(system)

  const person = await enterAs(house, telephones.赵𡋾)
  await show(person, '/person/own/clients')
  await person.getByRole('button', { name: '授权', exact: true }).click()
  await person.getByText('请选一个系统。').waitFor()
  await person.getByLabel('哪个系统').selectOption({ label: `${bank}（开封市社会保险中心）` })
  await person.getByRole('textbox', { name: '您在那里的编号' }).fill('KH-20088')
  await person.getByRole('button', { name: '授权', exact: true }).click()
  await person.getByText(`${bank}现在可以替您办事了。`).waitFor()

  const { subject, status } = await handIn(key)
  expect(status).toBe(200)
  await expect.poll(() => heard.length, { timeout: 20_000 }).toBe(1)
  await system.getByRole('button', { name: '通知记录' }).click()
  await system.getByRole('row').filter({ hasText: '已提交' }).getByText('已送到').waitFor()
  await system.getByRole('button', { name: /^再发一次办件/ }).click()
  await expect.poll(() => heard.length, { timeout: 20_000 }).toBe(2)
  expect(heard[1]).toBe(heard[0])

  await person.getByRole('button', { name: `收回给${bank}的授权` }).click()
  await person.getByRole('dialog').getByRole('button', { name: '收回' }).click()
  await person.getByText('您没有授权给任何系统。').waitFor()
  const refused = await ask(key, `/api/client/files/${subject}`, {})
  expect(refused.status).toBe(403)
  await show(person, '/person/messages')
  await person
    .getByText(new RegExp(`${bank}.*替您交了`))
    .first()
    .waitFor()
})

async function shownOnce(page: Page): Promise<string> {
  const dialog = page.getByRole('dialog').filter({ hasText: '只显示这一次' })
  const text = await dialog.locator('code').innerText()
  await dialog.getByRole('button', { name: '已经交给对方' }).click()
  await dialog.waitFor({ state: 'hidden' })
  return text
}

/** What the bank's program does; the whole of it stands in the test of the outside client. */
async function handIn(key: string): Promise<{ subject: string; status: number }> {
  const { rows } = JSON.parse(await (await ask(key, '/api/client/mandates')).text())
  const subject = String(rows[0]?.subject)
  const items = JSON.parse(await (await ask(key, '/api/client/items')).text())
  const item = items.rows.find(({ code }: { code: string }) => code === 'person-change-other')
  const what = {
    item: item.code,
    itemVersion: item.version,
    form: { telephone: telephones.赵𡋾, address: '开封市示例路 8 号' },
    materials: [],
    reference: { number: 'HB-1' },
  }
  return { subject, status: (await ask(key, `/api/client/cases/${subject}`, what)).status }
}

async function ask(key: string, path: string, body?: object): Promise<Response> {
  return await fetch(serverUrl + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

/** Where the bank is told. @returns its address */
async function listen(heard: string[]): Promise<string> {
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      heard.push(body)
      response.writeHead(200).end()
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/told`
}
