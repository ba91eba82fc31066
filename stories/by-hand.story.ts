import { expect, test } from 'vitest'

import { dayOfInstant } from '../apps/server/src/platform/clock.ts'
import { kaifengCity } from '../apps/server/src/worlds/kaifeng/city.ts'
import { attach, choose, handIn, identify, openItem } from './counter.ts'
import { kaifengPerson, openHouse, show, signIn } from './staff.ts'

/** Of the demo that stories are played on. */
const city = kaifengCity({ seed: 20_261_124, people: 199, today: dayOfInstant(new Date()) })
const landline = '0371-23105678'
const address = '杞县圉镇示例村 3 号'

test('a notice that no telephone takes is passed on by the village clerk, comes back when she has moved, and goes out as a letter', async () => {
  await using house = await openHouse()
  const she = somebodyOf('410221')
  const clerk = await signIn(house, 'duan.rui')
  await identify(clerk, she)
  await openItem(clerk, '个人基本信息变更（非关键信息）')
  await clerk.getByRole('textbox', { name: '手机或电话' }).fill(landline)
  await clerk.getByRole('textbox', { name: '联系地址' }).fill(address)
  await handIn(clerk)
  // her neighbour comes for her next: that she must be told
  await show(clerk, '/counter')
  await openItem(clerk, '个人基本信息变更（非关键信息）')
  await clerk.getByText('有人代办（不是本人来的）').click()
  const agent = kaifengPerson('李桂英')
  await clerk.getByRole('textbox', { name: '代办人姓名' }).fill(agent.name)
  await clerk.getByRole('textbox', { name: '代办人证件号码' }).fill(agent.number)
  await clerk.getByRole('textbox', { name: '代办人电话' }).fill('19900001949')
  await choose(clerk, '和本人的关系', '家属')
  await attach(clerk, '委托书照片')
  await handIn(clerk)

  // what reached nobody waits in the office of her agency, without her name
  const office = await signIn(house, 'lei.ming')
  const waiting = office.getByRole('table', { name: '没送达的通知' }).getByRole('link', { name: '代办告知' })
  await expect
    .poll(
      async () => {
        await show(office, '/office')
        await show(office, '/office/unreached')
        return await waiting.count()
      },
      { timeout: 20_000, interval: 1000 },
    )
    .toBeGreaterThan(0)
  expect(await office.getByRole('main').innerText()).not.toContain(she.name)
  await waiting.first().click()
  await office.getByRole('heading', { level: 1, name: `告诉${she.name}` }).waitFor()
  await office.getByText(address).waitFor()
  await office.getByRole('link', { name: '印成信（PDF）' }).waitFor()

  // another clerk was asked by mistake, and reads that he need not tell her any more
  await office.getByRole('button', { name: '请网点转告' }).click()
  await office.getByLabel('哪个网点').selectOption({ label: '圉镇村级社保服务点' })
  await office.getByRole('dialog').getByRole('button', { name: '请他转告' }).click()
  await office.getByRole('button', { name: '收回转告' }).click()
  await office.getByRole('dialog').getByRole('button', { name: '收回' }).click()
  await office.getByText('请选一项。').waitFor()
  await office.getByLabel('为什么收回').selectOption({ label: '改请别的网点' })
  await office.getByRole('dialog').getByRole('button', { name: '收回' }).click()
  await office.getByText('圉镇村级社保服务点不用转告了：改请别的网点').waitFor()

  // the clerk near her is asked, and did not find her
  await office.getByRole('button', { name: '请网点转告' }).click()
  await office.getByLabel('哪个网点').selectOption({ label: '圉镇村级社保服务点' })
  await office.getByRole('dialog').getByRole('button', { name: '请他转告' }).click()
  await office.getByText('已请圉镇村级社保服务点转告').waitFor()
  const near = await signIn(house, 'fan.hua')
  await near.getByRole('link', { name: '请您转告 1' }).click()
  const withdrawn = near.getByRole('table', { name: '不用再转告的' })
  await withdrawn.getByRole('row', { name: /代办告知.*改请别的网点/ }).waitFor()
  expect(await withdrawn.innerText()).not.toContain(she.name)
  await near.getByRole('link', { name: '代办告知' }).click()
  await near.getByRole('heading', { level: 1, name: `告诉${she.name}` }).waitFor()
  await near.getByRole('button', { name: '登记结果' }).click()
  const dialog = near.getByRole('dialog')
  await dialog.getByLabel('结果').selectOption({ label: '没有找到人' })
  await dialog.getByRole('button', { name: '登记' }).click()
  await dialog.getByText('请选一项。').waitFor()
  await dialog.getByLabel('为什么没有找到').selectOption({ label: '搬走了' })
  await dialog.getByRole('button', { name: '登记' }).click()
  await near.getByText('没有要转告的').waitFor()

  // so the office writes, and it is told
  await show(office, '/office')
  await show(office, '/office/unreached')
  await office.getByText('圉镇村级社保服务点没有找到人：搬走了').waitFor()
  await waiting.first().click()
  await office.getByRole('button', { name: '登记已告知' }).click()
  await office.getByLabel('怎样告知的').selectOption({ label: '寄信' })
  await office.getByRole('dialog').getByRole('button', { name: '登记' }).click()
  await office.getByText('请填写。').waitFor()
  await office.getByRole('textbox', { name: '挂号信或快递的单号' }).fill('XA12345678941')
  await office.getByRole('dialog').getByRole('button', { name: '登记' }).click()
  await office.getByText('通知都送到了').waitFor()
})

/** Somebody of a county who is in no other story. */
function somebodyOf(area: string): { readonly name: string; readonly number: string } {
  for (const { name, documents, enrolments } of city.persons.toReversed()) {
    const [document] = documents
    if (document?.kind === 'resident' && enrolments[0]?.agencyId === `${area}-01`)
      return { name, number: document.number }
  }
  throw new Error(`nobody of ${area} has a resident number`)
}
