import { expect, test } from 'vitest'

import {
  attach,
  choose,
  freeCounter,
  handIn,
  handInBirthDay,
  identify,
  openCaseOfVisit,
  openItem,
  recordOf,
} from './counter.ts'
import { act, isDone, openCase } from './office.ts'
import { kaifengPerson, openHouse, show, signIn } from './staff.ts'

test('what is missing is told once, brought to the counter, and then accepted by the agency that owns it', async () => {
  await using house = await openHouse()
  const clerk = await signIn(house, 'chen.jing')
  await identify(clerk, kaifengPerson('郑𠮷'))
  const { told, number } = await handInBirthDay(clerk, '9', { evidence: false })
  expect(told).toContain('还差 1 样，补齐就能办')
  expect(told).toContain('这份清单是全部，我们不会再让您补第二次')

  await openCaseOfVisit(clerk, number)
  await clerk.getByText('还差 1 样材料').waitFor()
  await choose(clerk, '出生日期的依据（档案或公安证明）', '上传照片')
  await attach(clerk, '出生日期的依据')
  await clerk.getByRole('button', { name: '补齐材料' }).click()
  await clerk.getByRole('list', { name: '经过' }).getByText('补正', { exact: true }).waitFor()
  expect(await clerk.getByText('还差 1 样材料').count()).toBe(0)

  const reviewer = await signIn(house, 'liu.min')
  await openCase(reviewer, number)
  await act(reviewer, '受理')
  await isDone(reviewer, `${number}：受理`)
  await openCaseOfVisit(clerk, number)
  await clerk.getByRole('list', { name: '经过' }).getByText('受理', { exact: true }).waitFor()
})

test('an agent hands in an instant item with his mandate: it is done at the counter, and can be printed again', async () => {
  await using house = await openHouse()
  const clerk = await signIn(house, 'chen.jing')
  await identify(clerk, kaifengPerson('张福生'))
  await openItem(clerk, '个人基本信息变更（非关键信息）')
  await clerk.getByRole('textbox', { name: '联系地址' }).fill('杞县金城大道示例巷 8 号')
  await clerk.getByText('有人代办（不是本人来的）').click()
  await clerk.getByRole('button', { name: /^交上去/ }).click()
  await clerk.getByRole('heading', { name: '有 5 处要改' }).waitFor()

  const agent = kaifengPerson('李桂英')
  await clerk.getByRole('textbox', { name: '代办人姓名' }).fill(agent.name)
  await clerk.getByRole('textbox', { name: '代办人证件号码' }).fill(agent.number)
  await clerk.getByRole('textbox', { name: '代办人电话' }).fill('19900001949')
  await choose(clerk, '和本人的关系', '家属')
  await attach(clerk, '委托书照片')
  const { told, number } = await handIn(clerk)

  expect(told).toContain('办好了。')
  const receipt = clerk.getByRole('article', { name: '办理回执' })
  expect(await receipt.innerText()).toContain(agent.name)
  await clerk.getByRole('link', { name: '回到接待，再办一件' }).click()
  await recordOf(clerk, '张福生').getByText('杞县金城大道示例巷 8 号').waitFor()
  await openCaseOfVisit(clerk, number)
  await clerk.getByRole('button', { name: '打印收件凭证' }).waitFor()
})

test('a newcomer is taken on at the counter, hands something in, and takes it back', async () => {
  await using house = await openHouse()
  const clerk = await signIn(house, 'chen.jing')
  await freeCounter(clerk)
  await clerk.getByLabel('证件号码').fill('410202199001019811')
  await clerk.getByLabel('姓名', { exact: true }).fill('新来')
  await clerk.getByRole('button', { name: '开始接待' }).click()
  await clerk.getByText('系统里还没有这个号码').waitFor()
  await clerk.getByRole('button', { name: '登记为新来的人并开始接待' }).click()
  await recordOf(clerk, '新来').getByText('新登记，还没有参保').waitFor()

  await openItem(clerk, '灵活就业人员参保登记')
  for (const [part, value] of [
    ['年', '2026'],
    ['月', '12'],
    ['日', '1'],
  ] as const)
    await clerk.getByRole('textbox', { name: `从哪一天起参保 ${part}` }).fill(value)
  await choose(clerk, '现在做什么工作', '外卖、网约车等平台就业')
  await choose(clerk, '打算怎么缴费', '按月')
  await clerk.getByRole('textbox', { name: '手机或电话' }).fill('13800001234')
  await choose(clerk, '身份证件或社会保障卡', '看过原件，已还给本人')
  const { number } = await handIn(clerk)

  await openCaseOfVisit(clerk, number)
  await clerk.getByRole('button', { name: '撤回' }).click()
  const dialog = clerk.getByRole('dialog')
  await dialog.getByRole('button', { name: '撤回' }).click()
  await dialog.getByText('请写明原因（至少两个字）').waitFor()
  await dialog.getByRole('textbox', { name: '原因' }).fill('想好了再来')
  await dialog.getByRole('button', { name: '撤回' }).click()
  await clerk.getByText('已撤回').first().waitFor()
  expect(await clerk.getByRole('button', { name: '撤回' }).count()).toBe(0)
})

test('a number that fits no rule stops nobody; a human of the office looks at it and says so', async () => {
  await using house = await openHouse()
  const clerk = await signIn(house, 'bai.ling')
  await freeCounter(clerk)
  await clerk.getByLabel('证件号码').fill('410203199002309815')
  await clerk.getByLabel('姓名', { exact: true }).fill('号码待核')
  await clerk.getByRole('button', { name: '开始接待' }).click()
  await clerk.getByRole('button', { name: '登记为新来的人并开始接待' }).click()
  await recordOf(clerk, '号码待核').getByText('待核', { exact: true }).waitFor()

  const reviewer = await signIn(house, 'shi.lei')
  await show(reviewer, '/office/documents')
  await reviewer.getByRole('button', { name: /^核对无误/ }).click()
  await reviewer.getByRole('dialog').getByRole('textbox').fill('看过户口簿，号码是派出所当年写错的')
  await reviewer.getByRole('dialog').getByRole('button', { name: '核对无误' }).click()
  await reviewer.getByText('没有要核的证件').waitFor()
  await show(clerk, '/counter')
  await recordOf(clerk, '号码待核').getByText('人工核过').waitFor()
  expect(await recordOf(clerk, '号码待核').getByText('待核', { exact: true }).count()).toBe(0)
})
