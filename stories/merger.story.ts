import { execFileSync } from 'node:child_process'
import { dirname } from 'node:path'

import { addDays, type Day } from '@tongban/policy'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { dayOfInstant } from '../apps/server/src/platform/clock.ts'
import { handInBirthDay, identify } from './counter.ts'
import { openCase } from './office.ts'
import { kaifengPerson, openHouse, openPage, show, signIn } from './staff.ts'

const ceasing = '禹王台区社会保险中心'
const wrong = '龙亭区社会保险中心'
const right = '顺河回族区社会保险中心'
const [closing, instead] = ['繁塔街道便民服务中心', '禹王台区社保服务大厅']
const jobs = { timeout: 150_000 } // what is due on a day is done by jobs of each minute

test('an agency ceases: asked by one, confirmed by another; a wrong one is taken back by two before its day; then its outlet says where to go, its people whom to ask, and its open case is decided by those in its place', async () => {
  await using house = await openHouse()
  const today = dayOfInstant(new Date())
  const tomorrow = addDays(today, 1)
  const clerk = await signIn(house, 'chen.jing')
  await identify(clerk, kaifengPerson('王秀兰'))
  const { number } = await handInBirthDay(clerk, '21')
  const system = await signIn(house, 'wu.gang')
  const head = await signIn(house, 'qian.lihua')

  await askMerger(system, wrong, tomorrow)
  await decide(head, `同意撤并${ceasing}`, '同意')
  await head.getByRole('row', { name: /刘敏 审核人 还没申请/ }).waitFor()
  await takeBack(system)
  await decide(head, `同意撤回撤并${ceasing}`, '同意')
  await head
    .getByRole('row', { name: new RegExp(wrong) })
    .getByText('已撤回')
    .waitFor()
  await askMerger(system, right, tomorrow)
  await decide(head, `同意撤并${ceasing}`, '同意')
  await head
    .getByRole('row', { name: new RegExp(right) })
    .getByText('已确认')
    .waitFor()
  await closeOutlet(system, tomorrow)
  await goOnTo(tomorrow)

  const stranger = await openPage(house, { width: 360, height: 780 })
  await stranger.goto('/where?area=410205')
  await stranger.getByText(closing).first().waitFor()
  expect(await stranger.getByRole('listitem').filter({ hasText: closing }).innerText()).toContain(instead)

  const gone = await signIn(house, 'liu.min')
  await gone.getByText('您的岗位授权都已经到期').waitFor()
  expect(await gone.getByRole('main').innerText()).toContain('科长赵建国')

  const reviewer = await signIn(house, 'shi.lei')
  await reachesDesk(reviewer, number)
  await reviewer.getByRole('button', { name: '同意', exact: true }).click()
  await reviewer.getByRole('dialog').getByRole('button', { name: '同意' }).click()
  await reviewer.getByRole('heading', { level: 1, name: '待办' }).waitFor()
  const approver = await signIn(house, 'kong.jie')
  await openCase(approver, number)
  await approver.getByRole('button', { name: '批准', exact: true }).click()
  await approver.getByRole('dialog').getByRole('button', { name: '批准' }).click()
  await approver.getByRole('heading', { level: 1, name: '待办' }).waitFor()
  await show(clerk, '/counter/counterfoils')
  await clerk.getByRole('row').filter({ hasText: number }).getByText('办好了').waitFor()
  expect(await clerk.getByRole('row').filter({ hasText: number }).innerText()).toContain(right)
}, 400_000)

async function askMerger(page: Page, successor: string, from: Day): Promise<void> {
  await show(page, '/administration/mergers')
  await page.getByLabel('撤并哪个机构').selectOption({ label: ceasing })
  await page.getByLabel('由哪个机构承接').selectOption({ label: successor })
  const [year, month, day] = from.split('-').map(Number)
  for (const [part, value] of [
    ['年', year],
    ['月', month],
    ['日', day],
  ] as const)
    await page.getByRole('textbox', { name: `从哪天起撤并（最早明天） ${part}` }).fill(String(value))
  await page.getByRole('textbox', { name: '为什么' }).fill('汴编〔2026〕7号')
  await page.getByRole('row', { name: /没办完的办件/ }).waitFor()
  await page.getByRole('button', { name: '提交，等负责人确认' }).click()
  await page.getByText('交上去了，等上级机构负责人确认。').waitFor()
}

/** The second of two agrees; what it costs stands in the dialog. */
async function decide(page: Page, label: string, verb: string): Promise<void> {
  await show(page, '/administration/mergers')
  await page.getByRole('button', { name: label, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: label })
  await dialog.getByText(/定错了，只有在.+以前撤得回|授权照原样恢复/).waitFor()
  await dialog.getByRole('button', { name: verb, exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
}

async function takeBack(page: Page): Promise<void> {
  await show(page, '/administration/mergers')
  await page.getByRole('button', { name: `申请撤回撤并${ceasing}` }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: '为什么' }).fill('承接机构写错了')
  await dialog.getByRole('button', { name: '提交，等负责人确认' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByText('申请撤回，等确认').waitFor()
}

/** One of the outlets is given up with its agency. */
async function closeOutlet(page: Page, from: Day): Promise<void> {
  await show(page, '/administration/places')
  await page.getByLabel('找网点').fill(closing)
  await page.getByRole('link', { name: new RegExp(`修改.*${closing}`) }).click()
  const [year, month, day] = from.split('-').map(Number)
  for (const [part, value] of [
    ['年', year],
    ['月', month],
    ['日', day],
  ] as const)
    await page.getByRole('textbox', { name: `从哪天起停办 ${part}` }).fill(String(value))
  await page.getByLabel('停办以后请大家去哪个网点').selectOption({ label: instead })
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('保存好了').waitFor()
}

/** The city goes on to a day, as whoever tries it out lets it. */
async function goOnTo(day: Day): Promise<void> {
  const folder = dirname(process.env['TONGBAN_LOGINS'] ?? '')
  const env = { ...process.env, TONGBAN_MODE: 'demo', DATA_DIR: folder, DATABASE_URL: '' }
  const said = execFileSync(process.execPath, ['apps/server/src/cli.ts', 'demo', 'day', day], { env })
  expect(said.toString()).toContain(day)
  await Promise.resolve()
}

/** Waits until the case was handed over and lies open before one who may act on it. */
async function reachesDesk(page: Page, number: string): Promise<void> {
  await expect
    .poll(async () => {
      await page.goto('/office?view=agency')
      const link = page.getByRole('link', { name: number })
      const act = page.getByRole('button', { name: '同意', exact: true })
      const isThere = await link
        .click({ timeout: 4000 })
        .then(async () => await act.waitFor({ timeout: 6000 }))
        .then(
          () => true,
          () => false,
        )
      return isThere
    }, jobs)
    .toBe(true)
}
