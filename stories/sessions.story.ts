import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { freeCounter, identify } from './counter.ts'
import { enterLogin, kaifengPerson, openHouse, openPage, signIn } from './staff.ts'

test('a login is ended by oneself or by the security administrator, and leads back to the place it was at', async () => {
  await using house = await openHouse()
  const [first, second] = [await openPage(house), await openPage(house)]
  for (const page of [first, second]) {
    await page.goto('/login')
    await enterLogin(page, 'cui.ying')
  }
  await second.goto('/administration/logins')
  await second.getByRole('button', { name: '结束这个登录' }).click()
  await second.getByText('就是这里').waitFor()
  await expect.poll(async () => await second.getByRole('button', { name: '结束这个登录' }).count()).toBe(0)
  await first.goto('/office?view=agency')
  await first.getByRole('heading', { level: 1, name: '工作人员登录' }).waitFor()

  await second.goto('/office?view=late')
  await second.getByText('没有逾期的').waitFor()
  const guard = await signIn(house, 'zheng.anping')
  await guard.goto('/administration/staff')
  await guard.getByRole('searchbox', { name: '找人' }).fill('cui')
  await guard.getByRole('button', { name: '结束全部登录 崔莹' }).click()
  await guard.getByRole('dialog').getByRole('button', { name: '结束全部登录' }).click()
  await guard.getByRole('dialog').waitFor({ state: 'hidden' })
  await second.getByRole('link', { name: /^快到期/ }).click()
  await second.getByRole('heading', { level: 1, name: '工作人员登录' }).waitFor()
  await enterLogin(second, 'cui.ying')

  await second.getByText('没有快到期的').waitFor()
  expect(new URL(second.url()).search).toBe('?view=warned')
})

test('a line that is down and a server that cannot answer are told; the text stays, and one press tries again', async () => {
  await using house = await openHouse()
  const clerk = await signIn(house, 'qin.yue')
  await freeCounter(clerk)
  await clerk.getByLabel('证件号码').fill(kaifengPerson('林志豪').number)
  await clerk.getByLabel('证件种类').selectOption({ label: '台湾居民来往大陆通行证' })
  await clerk.getByLabel('姓名', { exact: true }).fill('林志豪')
  await clerk.context().setOffline(true)
  await clerk.getByRole('button', { name: '开始接待' }).click()
  await clerk.getByText('现在连不上，不能马上核对。').waitFor()
  expect(await clerk.getByLabel('姓名', { exact: true }).inputValue()).toBe('林志豪')
  await clerk.context().setOffline(false)
  await clerk.getByRole('button', { name: '开始接待' }).click()
  await clerk.getByRole('region', { name: '正在接待' }).waitFor()

  const reviewer = await signIn(house, 'jiang.tao')
  const tasks = /\/api\/tasks\?/
  await reviewer.route(tasks, async (route) => await route.fulfill({ status: 503, body: '' }))
  await reviewer.goto('/office?view=warned')
  await reviewer.getByText('服务器现在答不上来，请稍等片刻再试。').waitFor()
  await reviewer.unroute(tasks)
  await reviewer.getByRole('button', { name: '再试一次' }).click()
  await reviewer.getByText('没有快到期的').waitFor()
  await reviewer.goto('/office/no-such-place')
  await reviewer.getByRole('heading', { level: 1 }).waitFor()
  await reviewer.goto('/nowhere')
  await reviewer.getByText('没有这个页面。').waitFor()
})

test('a long list comes a page at a time, onwards and back to the start', async () => {
  await using house = await openHouse()
  const clerk = await signIn(house, 'qin.yue')
  await identify(clerk, { ...kaifengPerson('林志豪'), kind: 'taiwan-permit' })
  await lookOften(clerk, 110)
  const auditor = await signIn(house, 'feng.jianming')
  await auditor.goto('/administration/audit')
  const table = auditor.getByRole('table')
  await auditor.getByRole('button', { name: '后面的' }).waitFor()
  const newest = await table.innerText()

  await auditor.getByRole('button', { name: '后面的' }).click()
  await auditor.getByRole('button', { name: '回到最前面' }).waitFor()
  await expect.poll(async () => await table.innerText()).not.toBe(newest)
  await auditor.getByRole('button', { name: '回到最前面' }).click()
  await expect.poll(async () => await auditor.getByRole('button', { name: '回到最前面' }).count()).toBe(0)
})

/** Looks at the record of the visit again and again, each of which stands in the audit. */
async function lookOften(clerk: Page, times: number): Promise<void> {
  await clerk.evaluate(async (count) => {
    const { rows } = await (await fetch('/api/visits/open')).json()
    for (let at = 0; at < count; at += 1) {
      const { ok, status } = await fetch(`/api/people/${rows[0].subject}`)
      if (!ok) throw new Error(`a look is refused: ${status}`)
    }
  }, times)
}
