import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { attach, choose } from './counter.ts'
import { expectNoMoreThan, startCounting } from './effort.ts'
import { chooseMember, commit, freshNumber } from './employer.ts'
import { act, isDone, openCase } from './office.ts'
import { enterAs, telephones } from './person.ts'
import { type House, kaifengEmployer, openHouse, show, signIn } from './staff.ts'

const employer = kaifengEmployer('开封市繁塔汴绣针织有限公司')

test('an employee joins by one form: three cases in their order, one of them another department’s, one receipt, one message; and whoever leaves goes by one, too', async () => {
  await using house = await openHouse()
  const clerk = await principalOf(house)
  const number = freshNumber()
  await join(clerk, number)

  // both cases are there, the second waits for the first, and one receipt names them
  const progress = clerk.getByRole('region', { name: '办到哪一步' })
  await progress.getByText('等“职工参保登记”办好，马上接着办这一件。').waitFor()
  const receipt = clerk.getByRole('article', { name: /收件凭证/ })
  await receipt.getByText('一张表开了 3 个办件').waitFor()
  const [first = '', second = ''] = (await progress.innerText()).match(/\d{6} \d{2} \d+ \d/g) ?? []
  expect(second).not.toBe('')
  const bundle = new URL(clerk.url()).pathname

  // the office finds only what is its turn
  const [acceptor, reviewer, approver] = [
    await signIn(house, 'dong.jie'),
    await signIn(house, 'liu.min'),
    await signIn(house, 'sun.wei'),
  ]
  await show(acceptor, '/office?view=agency')
  await acceptor.getByRole('link', { name: first }).waitFor()
  expect(await acceptor.getByRole('link', { name: second }).count()).toBe(0)
  await openCase(acceptor, first)
  await act(acceptor, '受理')
  await isDone(acceptor, first)
  await openCase(reviewer, first)
  await act(reviewer, '同意')
  await isDone(reviewer, `${first}：同意`)
  await openCase(approver, first)
  await act(approver, '批准')
  await isDone(approver, `${first}：批准`)

  // with the end of the first the second comes to its turn; what the employment service does it has done by itself
  await expect
    .poll(async () => await hasTurned(clerk, bundle), { timeout: 20_000, interval: 1000 })
    .toBe(true)
  await openCase(acceptor, second)
  await acceptor.getByRole('img', { name: /承诺书签名/ }).waitFor()
  await act(acceptor, '受理')
  await isDone(acceptor, second)
  await openCase(approver, second)
  await act(approver, '批准')
  await isDone(approver, `${second}：批准`)

  // one message tells of the end, and it leads to the bundle
  await expect
    .poll(async () => await isToldOf(clerk, '您打包办的“员工入职”全部办好了'), {
      timeout: 20_000,
      interval: 1000,
    })
    .toBe(true)
  await clerk.getByRole('listitem').filter({ hasText: '员工入职' }).first().getByRole('link').first().click()
  await progress.getByText('3 件里办好 3 件，都办完了').waitFor()

  await leave(clerk)
  await progress.getByText('缴费人员增减申报').waitFor()
  await clerk.getByRole('button', { name: '整件撤回' }).click()
  const dialog = clerk.getByRole('dialog')
  await dialog.getByRole('textbox', { name: '撤回的原因' }).fill('他不走了')
  await dialog.getByRole('button', { name: '整件撤回' }).click()
  await progress.getByText('已经按您的意思撤回。').first().waitFor() // what had not been sent to the department is withdrawn, too
}, 180_000)

/** The principal, in the hall of his employer. */
async function principalOf(house: House): Promise<Page> {
  const page = await enterAs(house, telephones.林志豪)
  await show(page, '/employer')
  await page.getByRole('button', { name: new RegExp(employer.name) }).click()
  await page.getByRole('heading', { level: 1, name: '单位首页' }).waitFor()
  return page
}

/** One form for somebody new: who he is and what he earns is asked once, and the wages are promised. */
async function join(clerk: Page, number: string): Promise<void> {
  await show(clerk, '/employer/apply')
  await clerk.getByRole('searchbox', { name: '要办什么？' }).fill('入职')
  await clerk.getByRole('link', { name: '批量办理' }).waitFor() // many at once are found by the same word
  await startCounting(clerk)
  await clerk.getByRole('link', { name: /^员工入职/ }).click()
  await clerk.getByText('等“职工参保登记”办好接着办，不用您再交').waitFor()
  await clerk.getByText(/“就业登记”由公共就业服务机构办。下面几项会送给它/).waitFor()
  await begin(clerk)
  const row = clerk.getByRole('group', { name: '新来的人 1' })
  await row.getByRole('textbox', { name: '姓名' }).fill('钟新')
  await row.getByText('居民身份证', { exact: true }).click()
  await row.getByRole('textbox', { name: '证件号码' }).fill(number)
  for (const [part, value] of [
    ['年', '2026'],
    ['月', '11'],
    ['日', '2'],
  ] as const)
    await row.getByRole('textbox', { name: `用工之日 ${part}` }).fill(value)
  await row.getByRole('textbox', { name: '月缴费工资' }).fill('6800')
  expect(await row.getByText('从哪个月起').count()).toBe(0) // it follows from the first day of work
  await clerk.getByRole('button', { name: '下一步' }).click()
  await attach(clerk, '职工身份证件信息')
  await choose(clerk, '职工签字确认表或者公示证明', '写承诺书代替')
  await commit(clerk)
  await clerk.getByRole('button', { name: '下一步' }).click()
  await clerk.getByText('钟新').first().waitFor()
  await clerk.getByRole('button', { name: '交上去' }).click()
  await clerk.getByRole('alert').filter({ hasText: '一张表开了 3 件' }).waitFor()
  await expectNoMoreThan(clerk, 'employee-joins')
}

/** What is said before has come, so that nothing moves under the finger. */
async function begin(clerk: Page): Promise<void> {
  await clerk.getByText(/截止/).first().waitFor()
  await clerk.getByRole('button', { name: '开始填' }).click()
}

async function leave(clerk: Page): Promise<void> {
  await show(clerk, '/employer')
  await startCounting(clerk)
  await clerk.getByRole('link', { name: /^员工离职/ }).click()
  await begin(clerk)
  const row = clerk.getByRole('group', { name: '减少的人员 1' })
  await chooseMember(row)
  await row.getByRole('textbox', { name: '从哪个月起不再缴费 年' }).fill('2027')
  await row.getByRole('textbox', { name: '从哪个月起不再缴费 月' }).fill('3')
  await row.getByText('其他原因').click()
  // the day follows from the month, and is there to be changed
  const ended = row.getByRole('textbox', { name: '劳动合同解除或者终止的日期 日' })
  await expect.poll(async () => await ended.inputValue()).toBe('28')
  await clerk.getByRole('button', { name: '下一步' }).click()
  await clerk.getByRole('button', { name: '交上去' }).click()
  await clerk.getByRole('alert').filter({ hasText: '一张表开了 2 件' }).waitFor()
  await expectNoMoreThan(clerk, 'employee-leaves')
}

async function hasTurned(clerk: Page, bundle: string): Promise<boolean> {
  await show(clerk, bundle)
  const progress = clerk.getByRole('region', { name: '办到哪一步' })
  await progress.waitFor()
  return await progress.getByText('3 件里办好 2 件').isVisible()
}

async function isToldOf(clerk: Page, text: string): Promise<boolean> {
  await show(clerk, '/employer/own/messages')
  const [told, none] = [clerk.getByRole('listitem'), clerk.getByText('还没有消息')]
  await told.or(none).first().waitFor()
  return await told.filter({ hasText: text }).first().isVisible()
}
