import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { identify } from './counter.ts'
import { type House, kaifengPerson, openHouse, openPage, show, signIn } from './staff.ts'

const outlet = '柳园口乡新村村级服务点'
const pattern = '朱仙镇村级社保服务点'
const longting = '龙亭区社会保险中心'
const colleague = { name: '苗小村', username: 'miao.xiaocun', password: 'a village point opens 7' }

test('a new village point is opened and given the items of another one from today; its new clerk signs in, is told whom to ask for a post, and with it finds just these at her counter; her authenticator lost, two give her another one', async () => {
  await using house = await openHouse()
  const system = await signIn(house, 'wu.gang')
  await openOutlet(system)
  await copyItems(system)
  await confirmItems(await signIn(house, 'qian.lihua'))
  const clerk = await firstLogin(house, await takeOn(system))
  await clerk.getByText('您还没有任何岗位授权').waitFor()
  const told = await clerk.getByRole('main').innerText()
  await grantPost(house)
  await clerk.reload()
  await identify(clerk, kaifengPerson('郑𠮷'))
  const items = clerk.getByRole('main').getByRole('listitem').getByRole('link')
  await items.first().waitFor()
  const here = await items.allInnerTexts()

  expect(told).toContain('请联系开封市社会保险中心的科长赵建国')
  expect(here.toSorted()).toEqual(['个人基本信息变更（非关键信息）', '城乡居民养老保险参保登记'])

  await askRenewal(system)
  const anew = await confirmRenewal(await signIn(house, 'zheng.anping'))
  await clerk.reload()
  await clerk.getByRole('textbox', { name: '用户名' }).waitFor()
  const back = await firstLogin(house, anew)

  expect(await back.getByRole('button', { name: '退出' }).isVisible()).toBe(true)
})

async function askRenewal(page: Page): Promise<void> {
  await show(page, '/administration/staff')
  await page.getByRole('searchbox', { name: '找人' }).fill(colleague.name)
  await page.getByRole('button', { name: `${colleague.name}丢了验证器` }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('为什么').selectOption({ label: '手机丢了' })
  await dialog.getByLabel('证件号码最后四位').fill('123X')
  await dialog.getByRole('button', { name: '提交，等另一位管理员确认' }).click()
  await page.getByText('已申请重设，等另一位管理员确认。').waitFor()
}

/** @returns the link that the confirming administrator is shown */
async function confirmRenewal(page: Page): Promise<string> {
  await show(page, '/administration/renewals')
  await page.getByRole('button', { name: `确认重设${colleague.name}的登录` }).click()
  await page.getByRole('dialog').getByRole('button', { name: '确认重设' }).click()
  return await page.getByRole('alert').getByRole('code').innerText()
}

/** Opens the outlet with a break at noon and closed over the new year. */
async function openOutlet(page: Page): Promise<void> {
  await show(page, '/administration/places')
  await page.getByRole('link', { name: '新开网点' }).click()
  await page.getByLabel('机构', { exact: false }).first().selectOption({ label: longting })
  await page.getByLabel('类型', { exact: false }).first().selectOption({ label: '村级服务点' })
  await page.getByRole('textbox', { name: '名称' }).fill(outlet)
  await page.getByRole('textbox', { name: '电话' }).fill('0371-23009901')
  await page.getByRole('textbox', { name: '地址' }).fill('开封市龙亭区柳园口乡新村一号')
  for (const [at, opens, closes] of [
    [1, '08:30', '11:30'],
    [2, '14:30', '17:00'],
  ] as const) {
    await page.getByRole('button', { name: '再加一段' }).click()
    const line = page.getByRole('group', { name: `第 ${at} 段` })
    await line.getByRole('textbox', { name: '几点开' }).fill(opens)
    await line.getByRole('textbox', { name: '几点关' }).fill(closes)
  }
  await page.getByRole('button', { name: '新开网点' }).click()
  await page.getByText('保存好了').waitFor()
  await page.getByRole('link', { name: '回到机构和网点' }).click()
  await page.getByLabel('找网点').fill(outlet)
  await page.getByRole('row', { name: outlet }).getByText('周一至周五 08:30–11:30、14:30–17:00').waitFor()
}

/** Proposes that it may do from today what the other one may. */
async function copyItems(page: Page): Promise<void> {
  await show(page, '/administration/outlet-grants')
  await page.getByLabel('找事项或网点').fill(outlet)
  await page.getByRole('button', { name: '看', exact: true }).click()
  await page.getByRole('link', { name: `改“${outlet}”的事项` }).click()
  await page.getByLabel('照着哪个网点').selectOption({ label: pattern })
  await page.getByRole('button', { name: '看看会改什么' }).click()
  await page.getByRole('row', { name: /城乡居民养老保险参保登记 不办 收件 一直有效/ }).waitFor()
  await page.getByRole('textbox', { name: '为什么改' }).fill('新村服务点今天开门')
  await page.getByRole('button', { name: '提交，等负责人确认' }).click()
  await page.getByText('交上去了，等负责人确认。').waitFor()
}

async function confirmItems(page: Page): Promise<void> {
  await show(page, '/administration/outlet-grants')
  await page.getByRole('button', { name: `同意改“${outlet}”的事项`, exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: '同意', exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.getByRole('row', { name: outlet }).getByText('已确认').waitFor()
}

/** Takes the clerk on. @returns the link of her first login */
async function takeOn(page: Page): Promise<string> {
  const { name, username } = colleague
  await show(page, '/administration/staff')
  await page.getByRole('textbox', { name: '姓名' }).fill(name)
  await page.getByRole('textbox', { name: '用户名' }).fill(username)
  await page.getByLabel('机构').selectOption({ label: longting })
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await page
    .getByRole('alert')
    .getByRole('button', { name: `给${name}首次登录链接` })
    .click()
  return await page.getByRole('alert').getByRole('code').innerText()
}

/** Four hands give her the counter of the new outlet. */
async function grantPost(house: House): Promise<void> {
  const manager = await signIn(house, 'zhao.jianguo')
  await show(manager, '/administration/grants')
  await manager.getByLabel('给谁').selectOption({ label: `${colleague.name}（${colleague.username}）` })
  await manager.getByLabel('角色').selectOption({ label: '综合柜员' })
  await manager.getByLabel('机构').selectOption({ label: longting })
  await manager.getByLabel('网点').selectOption({ label: outlet })
  await manager.getByRole('textbox', { name: '为什么' }).fill('新村服务点开门')
  await manager.getByRole('button', { name: '提交申请' }).click()
  await manager.getByText('申请交上去了，等内控核对。').waitFor()
  for (const [who, turn] of [
    ['zhou.zhengming', '内控核对'],
    ['qian.lihua', '负责人审批'],
    ['wu.gang', '落实授权'],
  ] as const) {
    const page = await signIn(house, who)
    await show(page, '/administration/grants')
    await page.getByRole('button', { name: `${turn} ${colleague.name} 同意` }).click()
    await page.getByRole('dialog').getByRole('button', { name: '同意' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  }
}

/** Sets password and authenticator by the link, and signs in with them. */
async function firstLogin(house: House, link: string): Promise<Page> {
  const { username, password } = colleague
  const page = await openPage(house)
  await page.goto(link)
  const secret = (await page.getByRole('main').getByRole('code').innerText()).replaceAll(' ', '')
  const totp = new TOTP({ secret: Secret.fromBase32(secret) })
  await page.getByRole('textbox', { name: '密码', exact: true }).fill(password)
  await page.getByLabel('再输一遍密码').fill(password)
  await page.getByLabel('验证器上的六位数字').fill(totp.generate())
  await page.getByRole('button', { name: '设好登录' }).click()
  await page.getByRole('link', { name: '去登录' }).click()
  await page.getByRole('textbox', { name: '用户名' }).fill(username)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('textbox', { name: '动态码' }).fill(totp.generate({ timestamp: Date.now() + 30_000 })) // a code is good once
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('button', { name: '退出' }).waitFor()
  return page
}
