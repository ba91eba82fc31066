import { readFileSync } from 'node:fs'

import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { publishOver, type Sends } from '../apps/server/test/published.ts'
import { attach, choose, handIn, identify, openCaseOfVisit, openItem } from './counter.ts'
import { act, openCase } from './office.ts'
import { telephones } from './person.ts'
import { kaifengPerson, openHouse, show, signIn } from './staff.ts'

const person = kaifengPerson('郑𠮷')
const item = { code: 'story-kinds', name: '联系方式变更（容缺、当场授权）' }

/** What an item can declare beside its steps: a paper that may come later, a special procedure, a confirmation on the spot. */
test('an item with all that a declaration can say is published and played: owed, confirmed on the spot, announced, brought', async () => {
  await using house = await openHouse()
  await publish(await signIn(house, 'wu.gang'), await signIn(house, 'qian.lihua'))
  const clerk = await signIn(house, 'chen.jing')
  await identify(clerk, person)

  // owed at the counter, and decided there by a second pair of eyes
  const first = await takeIn(clerk)
  expect(first.told).not.toContain('不用再跑')
  const supervisor = await signIn(house, 'ma.chao')
  await supervisor.getByRole('link', { name: '当场授权' }).click()
  await supervisor.getByRole('link', { name: first.number }).click()
  await supervisor.getByText(telephones.郑𠮷).first().waitFor()
  await supervisor.getByRole('button', { name: '确认，当场办结' }).click()
  await supervisor.getByRole('dialog').getByRole('button', { name: '确认，当场办结' }).click()
  await supervisor.getByText('已经当场办结。').waitFor()

  // what was owed is brought, and stands in the case as a photograph
  await openCaseOfVisit(clerk, first.number)
  const owed = clerk.getByRole('region', { name: '后续' })
  await owed.getByText('容缺后补').waitFor()
  await owed.getByRole('button', { name: '补交' }).click()
  await attach(clerk, '单位证明')
  await clerk.getByRole('dialog').getByRole('button', { name: '补交' }).click()
  await owed.getByText('已补交').waitFor()

  // a special procedure of the office: started, ended early, decided
  await show(clerk, '/counter')
  const second = await takeIn(clerk)
  const reviewer = await signIn(house, 'liu.min')
  await openCase(reviewer, second.number)
  await reviewer.getByRole('button', { name: '特别程序', exact: true }).click()
  await reviewer.getByRole('dialog').getByLabel('哪一个程序').selectOption({ index: 1 })
  await reviewer.getByRole('dialog').getByRole('button', { name: '特别程序' }).click()
  await reviewer.getByRole('heading', { level: 1, name: '待办' }).waitFor()
  await openCase(reviewer, second.number)
  await reviewer.getByText(/公示/).first().waitFor()
  await act(reviewer, '结束特别程序')
  await openCase(reviewer, second.number)
  await act(reviewer, '同意')
  const approver = await signIn(house, 'sun.wei')
  await openCase(approver, second.number)
  await act(approver, '批准')
  await openCaseOfVisit(clerk, second.number)
  await clerk.getByText('已经办结').first().waitFor()
}, 180_000)

/** Takes the item in, the certificate owed; his telephone stays what it is, for others log him in by it. */
async function takeIn(clerk: Page) {
  await openItem(clerk, item.name)
  await clerk.getByRole('textbox', { name: '手机或电话' }).fill(telephones.郑𠮷)
  await choose(clerk, '单位证明', '先办，以后补')
  return await handIn(clerk)
}

/** A declaration as the product ships it. */
function shipped(code: string): object {
  return JSON.parse(readFileSync(`apps/server/src/modules/catalogue/items/${code}.json`, 'utf8'))
}

/** As an administrator writes it and the head publishes it: a declaration sent to the routes; the same again changes nothing. */
async function publish(administrator: Page, head: Page): Promise<void> {
  const { automatic: _alone, ...plain }: { automatic?: boolean } = shipped('person-change-other')
  const { steps, limits }: { steps?: object; limits?: object } = shipped('person-change-key')
  const owed = {
    key: 'certificate',
    name: { 'zh-CN': '单位证明', 'zh-HK': '單位證明', en: 'Certificate of the employer' },
    form: 'copy',
    copies: 1,
    issuer: '单位',
    whyNotFromRecord: '没有共享',
    basis: '社会保险经办条例第10条',
    settledBy: ['file', 'debt'],
    debtDays: 5,
  }
  const publicity = {
    key: 'publicity',
    name: { 'zh-CN': '公示', 'zh-HK': '公示', en: 'Publicity' },
    length: 5,
    unit: 'working-days',
    basis: '社会保险经办条例第10条',
    counts: true,
    who: 'office',
  }
  const declaration = {
    ...plain,
    code: item.code,
    names: {
      'zh-CN': item.name,
      'zh-HK': '聯繫方式變更（容缺、當場授權）',
      en: 'Change of contact (owed, on the spot)',
    },
    kind: 'promised',
    steps,
    limits,
    fourEyes: true,
    onTheSpot: true,
    procedures: [publicity],
    materials: [owed],
    halls: ['counter'],
  }
  const published = await publishOver(
    sendingFrom(administrator),
    sendingFrom(head),
    { from: 'nothing', code: item.code, name: item.name },
    declaration,
  )
  expect(published.version).toBe(1)
}

/** Sends from a page, as whoever is signed in there. */
function sendingFrom(page: Page): Sends {
  return async (path, body) =>
    await page.evaluate(
      async ([url, text]) => {
        const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }
        const reply = await fetch(url, { method: 'POST', headers, body: text })
        if (!reply.ok) throw new Error(await reply.text())
        const answered: unknown = await reply.json()
        return answered
      },
      [path, JSON.stringify(body)] as const,
    )
}
