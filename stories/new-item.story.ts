import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { choose } from './counter.ts'
import { act, openCase } from './office.ts'
import { enterAs, telephones } from './person.ts'
import { openHouse, show, signIn } from './staff.ts'

const item = { code: 'story-new-item', name: '缴费打算登记（试办）' }
const paper = '身份证件或社会保障卡'

/** An agency makes an item of its own, without a programmer. */
test('an administrator makes an item from a copy, the check stops what cannot be, the head publishes, and a person finds it at home, owes a paper and gets a decision', async () => {
  await using house = await openHouse()
  const administrator = await signIn(house, 'wu.gang')
  await copyItem(administrator)
  await fillIn(administrator)

  // what can be owed has no day yet, and its files would not be kept long enough: each is told at its field, and nobody can be asked to publish
  await save(administrator)
  await administrator
    .getByText(/有 \d+ 处要改，改好才能发布/)
    .first()
    .waitFor()
  expect(await administrator.getByRole('button', { name: '请同事发布' }).count()).toBe(0)
  await administrator
    .getByRole('region', { name: '声明的内容' })
    .getByRole('link', { name: /可以后补的材料要写明/ })
    .click()
  await administrator.getByRole('textbox', { name: '受理后几个工作日内补' }).fill('10')
  await part(administrator, '归档')
  await administrator.getByText('“参保人员登记材料”最短保管100年').first().waitFor()
  await administrator.getByLabel('保管期限').selectOption({ label: '永久' })
  await save(administrator)
  await administrator.getByText('核对没有问题。').waitFor()
  await confirm(administrator, '请同事发布')
  await administrator.getByText('您写过这份草稿，要请另一位同事发布。').waitFor()
  expect(await administrator.getByRole('button', { name: '发布', exact: true }).count()).toBe(0)

  // the head sends it back once, and publishes what has come again
  const head = await signIn(house, 'qian.lihua')
  await openDraft(head)
  await head.getByText('这是新的事项').waitFor()
  await head.getByRole('button', { name: '退回' }).click()
  await head.getByRole('dialog').getByRole('textbox', { name: '为什么退回' }).fill('请写明英文名称')
  await head.getByRole('dialog').getByRole('button', { name: '退回' }).click()
  await head.getByText(/退回：请写明英文名称/).waitFor()
  await openDraft(administrator)
  await part(administrator, '名称')
  await administrator.getByRole('textbox', { name: '名称（英文）' }).fill('How I mean to pay (trial)')
  await save(administrator)
  await confirm(administrator, '请同事发布')
  await openDraft(head)
  await confirm(head, '发布')
  await head.getByText('已经发布，是第 1 版。').waitFor()

  // a person finds it at home, and brings the paper later
  const person = await enterAs(house, telephones.王秀兰)
  const number = await handInAtHome(person)

  // and two people of the office decide as its steps say
  const reviewer = await signIn(house, 'liu.min')
  await openCase(reviewer, number)
  await act(reviewer, '受理')
  const approver = await signIn(house, 'sun.wei')
  await openCase(approver, number)
  await act(approver, '批准')
  await show(person, '/person/cases')
  await person.getByRole('link', { name: item.name }).first().click()
  await person.getByText('已经办结').first().waitFor()
}, 180_000)

async function copyItem(page: Page): Promise<void> {
  await show(page, '/administration/items')
  await page.getByRole('searchbox', { name: '找事项' }).fill('灵活就业人员参保')
  await page.getByRole('button', { name: '照着做一个新的：灵活就业人员参保登记' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: '代码' }).fill(item.code)
  await dialog.getByRole('button', { name: '开始起草' }).click()
  await page.getByText('核对没有问题。').waitFor() // a copy of what is in force has no defect
}

/** Another name, nothing that is written to the record, another agency, a paper that may come later, and files that are kept too short. */
async function fillIn(page: Page): Promise<void> {
  await part(page, '名称')
  await page.getByRole('textbox', { name: '名称（中文）' }).fill(item.name)
  await part(page, '办理效果')
  await page.getByLabel('办结后做什么').selectOption({ label: '只出结果，不改记录' })
  await page.getByText('要等登记系统确认').click()
  await page.getByLabel('险种', { exact: true }).selectOption({ label: '不给' })
  await page.getByLabel('从什么时候起').selectOption({ label: '不给' })
  await part(page, '分办和核对')
  await page.getByLabel('分给哪个机构').selectOption({ label: '参保关系所在的机构' })
  await page.getByText('还没有参加职工养老保险').click()
  await part(page, '归档')
  await page.getByLabel('保管期限').selectOption({ label: '50年' })
  await part(page, '材料')
  await page.getByText(paper, { exact: true }).first().click()
  await page.getByText('先办，以后补').click()
}

async function part(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: '事项的各部分' }).getByRole('link', { name }).first().click()
}

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: '存下并核对' }).click()
  await page.getByText('改动还没有存。').waitFor({ state: 'hidden' })
}

async function confirm(page: Page, verb: string): Promise<void> {
  await page.getByRole('button', { name: verb, exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: verb, exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

async function openDraft(page: Page): Promise<void> {
  await show(page, '/administration/items')
  await page.getByRole('table', { name: '草稿' }).getByRole('link', { name: item.name }).click()
  await page.getByRole('heading', { level: 2, name: item.name }).waitFor()
}

/** @returns the number of the case */
async function handInAtHome(page: Page): Promise<string> {
  await page.getByRole('navigation').getByRole('link', { name: '首页' }).click()
  await page.getByRole('searchbox', { name: '要办什么？' }).fill('缴费打算')
  await page.getByRole('button', { name: '找一找' }).click()
  await page.getByRole('link', { name: item.name }).click()
  await page.getByRole('button', { name: '开始填' }).click()
  await choose(page, '现在做什么工作', '外卖、网约车等平台就业')
  await choose(page, '打算怎么缴费', '按月')
  await page.getByRole('textbox', { name: '从哪一天起参保 年' }).fill('2027')
  await page.getByRole('textbox', { name: '从哪一天起参保 月' }).fill('1')
  await page.getByRole('textbox', { name: '从哪一天起参保 日' }).fill('1')
  await page.getByRole('button', { name: '下一步' }).click()
  await choose(page, paper, '先办，以后补')
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('button', { name: '交上去' }).click()
  const told = await page.getByRole('alert').first().innerText()
  return /\d{6} \d{2} \d+ \d/.exec(told)?.[0] ?? ''
}
