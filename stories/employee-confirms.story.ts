import { expect, test } from 'vitest'

import { attach, choose, freeCounter, handIn, identify, openItem } from './counter.ts'
import { addEmployee, receive } from './employer.ts'
import { act, isDone, openCase } from './office.ts'
import { enterAs, telephones } from './person.ts'
import { kaifengEmployer, kaifengPerson, openHouse, show, signIn } from './staff.ts'

const employer = kaifengEmployer('开封市繁塔汴绣针织有限公司')
const employee = kaifengPerson('陳嘉儀')

test('an employer names somebody: she is told on her telephone, says yes on a small screen, and finds it in her record', async () => {
  await using house = await openHouse()
  const clerk = await signIn(house, 'he.xiaoyu')
  await receive(clerk, employer)
  await openItem(clerk, '职工参保登记')
  await clerk.getByText(/请本人在 3 个工作日内答复对不对/).waitFor()
  await addEmployee(clerk, 1, employee.name, employee.number, '港澳台居民居住证')
  await choose(clerk, '职工身份证件信息', '上传照片')
  await attach(clerk, '职工身份证件信息')
  const { number } = await handIn(clerk)

  await show(clerk, '/phone')
  await clerk
    .getByRole('list', { name: '收到的短信' })
    .getByText(`${employer.name}为您办“职工参保登记”`)
    .first()
    .waitFor()

  // not before she has answered
  const [reviewer, approver] = [await signIn(house, 'liu.min'), await signIn(house, 'sun.wei')]
  await openCase(reviewer, number)
  await reviewer
    .getByRole('region', { name: '本人确认' })
    .getByText(/等本人确认到/)
    .waitFor()
  await act(reviewer, '同意')
  await isDone(reviewer, `${number}：同意`)
  await openCase(approver, number)
  await approver.getByText(/期限过完以前不能批准/).waitFor()

  const phone = await enterAs(house, telephones.陳嘉儀)
  await phone.getByRole('link', { name: `去答复：${employer.name}` }).click()
  await phone.getByText(`${employer.name}说您从 2026年11月2日 起在那里上班`).waitFor()
  await phone.getByRole('button', { name: '不对' }).click()
  await phone.getByRole('button', { name: '交上去' }).click()
  await phone.getByRole('heading', { name: /处要改/ }).waitFor()
  await phone.getByRole('button', { name: '返回' }).click()
  await phone.getByRole('button', { name: '对，是这样' }).click()
  await phone.getByRole('alert').filter({ hasText: '您不用再做什么' }).waitFor()
  await phone.getByRole('link', { name: '回到首页' }).click()
  await phone.getByRole('heading', { level: 1, name: /您好/ }).waitFor()
  expect(await phone.getByRole('link', { name: /去答复/ }).count()).toBe(0)

  await expect.poll(async () => await confirmedIn(number), { timeout: 20_000, interval: 1000 }).toBe(true)
  await act(approver, '批准')
  await isDone(approver, `${number}：批准`)
  await show(phone, '/person/own/record')
  await phone.getByText(employer.name).first().waitFor()
  await show(clerk, '/counter')
  await freeCounter(clerk)

  async function confirmedIn(of: string): Promise<boolean> {
    await openCase(approver, of)
    const confirmation = approver.getByRole('region', { name: '本人确认' })
    await confirmation.waitFor() // it comes with the declaration, after the case
    return await confirmation.getByText('本人已确认').isVisible()
  }
}, 120_000)

test('an employee says no, the reviewer may go on only with his reason, and at a counter she says yes after all', async () => {
  await using house = await openHouse()
  const named = kaifengPerson('林志豪')
  const clerk = await signIn(house, 'he.xiaoyu')
  await receive(clerk, employer)
  await openItem(clerk, '职工参保登记')
  await addEmployee(clerk, 1, named.name, named.number, '台湾居民来往大陆通行证')
  await choose(clerk, '职工身份证件信息', '上传照片')
  await attach(clerk, '职工身份证件信息')
  const { number } = await handIn(clerk)

  const phone = await enterAs(house, telephones.林志豪)
  await phone.getByRole('link', { name: `去答复：${employer.name}` }).click()
  await phone.getByRole('button', { name: '不对' }).click()
  await phone.getByText('上班的日子不对').click()
  await phone.getByRole('button', { name: '交上去' }).click()
  await phone.getByRole('alert').filter({ hasText: '核实以前不登记' }).waitFor()

  const reviewer = await signIn(house, 'liu.min')
  await expect.poll(async () => await rowSays('本人有异议'), { timeout: 20_000, interval: 1000 }).toBe(true)
  await reviewer.getByRole('button', { name: `${named.name}说不对：核实后继续办` }).click()
  const dialog = reviewer.getByRole('dialog')
  await dialog.getByRole('button', { name: '核实后继续' }).click()
  await dialog.getByText('请写明怎样核实的、为什么继续').first().waitFor()
  await dialog.getByRole('button', { name: '先不做' }).click()

  await identify(clerk, { ...named, kind: 'taiwan-permit' })
  const asked = clerk.getByRole('region', { name: '请本人确认的事' })
  await asked.getByText('他答复过：不对，上班的日子不对').waitFor()
  await asked.getByRole('button', { name: `他说对：${employer.name}` }).click()
  await asked.getByText('他答复过：对').waitFor()
  await expect.poll(async () => await rowSays('本人已确认'), { timeout: 20_000, interval: 1000 }).toBe(true)
  await reviewer
    .getByText(/本人，.+在窗口记下/)
    .first()
    .waitFor()
  await freeCounter(clerk)

  async function rowSays(state: string): Promise<boolean> {
    await openCase(reviewer, number)
    const confirmation = reviewer.getByRole('region', { name: '本人确认' })
    await confirmation.waitFor()
    return await confirmation.getByText(state).isVisible()
  }
}, 120_000)
