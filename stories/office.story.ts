import { expect, test } from 'vitest'

import { handInBirthDay, identify, openCaseOfVisit } from './counter.ts'
import { act, isDone, openCase } from './office.ts'
import { kaifengPerson, openHouse, show, signIn } from './staff.ts'

test('nobody is insured anywhere for her: the routing desk sends the case on, an opinion is taken back, it is sent back once, and refused', async () => {
  await using house = await openHouse()
  const clerk = await signIn(house, 'he.xiaoyu')
  const person = kaifengPerson('赵𡋾')
  await identify(clerk, person)
  const { told, number } = await handInBirthDay(clerk, '28')
  expect(told).toContain('由开封市社会保险中心办理')

  const desk = await signIn(house, 'tang.wen')
  await openCase(desk, number)
  await act(desk, '转到别的机构', { agency: '祥符区社会保险中心', reason: '户籍在祥符区' })
  await isDone(desk, `${number}：转到别的机构`)

  const reviewer = await signIn(house, 'meng.fei')
  await openCase(reviewer, number)
  await act(reviewer, '不同意', { reason: '档案里看不清日期' })
  await isDone(reviewer, `${number}：不同意`)
  await openCase(reviewer, number) // nobody has acted on it yet: he takes it back
  await act(reviewer, '收回意见', { reason: '理由没写全' })
  await isDone(reviewer, `${number}：收回意见`)
  await openCase(reviewer, number)
  await act(reviewer, '不同意', { reason: '档案里看不清日期' })
  await isDone(reviewer, `${number}：不同意`)
  const approver = await signIn(house, 'long.hai')
  await openCase(approver, number)
  await act(approver, '退回上一步', { reason: '请写明看的是哪一页' })
  await isDone(approver, `${number}：退回上一步`)
  await openCase(reviewer, number)
  await reviewer.getByRole('paragraph').filter({ hasText: '请写明看的是哪一页' }).waitFor() // beside the form: nobody has to look for it
  await act(reviewer, '不同意', { reason: '档案第 3 页是 29 日' })
  await isDone(reviewer, `${number}：不同意`)
  await openCase(approver, number)
  await act(approver, '不予批准', { reason: '档案第 3 页和身份证一致，都是 29 日' })
  await isDone(approver, `${number}：不予批准`)

  await openCaseOfVisit(clerk, number)
  await clerk.getByText('不予批准').first().waitFor()
  const history = clerk.getByRole('list', { name: '经过' })
  await history.getByText('档案第 3 页和身份证一致，都是 29 日').waitFor()
})

test('a reviewer who goes away gives a case to his colleague by name, with the reason, and she finds it among her own', async () => {
  await using house = await openHouse()
  const clerk = await signIn(house, 'he.xiaoyu')
  await identify(clerk, kaifengPerson('郑𠮷'))
  const { number } = await handInBirthDay(clerk, '9')

  const reviewer = await signIn(house, 'liu.min')
  await openCase(reviewer, number)
  await reviewer.getByRole('button', { name: '转给同事', exact: true }).click()
  const dialog = reviewer.getByRole('dialog')
  await dialog.getByLabel(/转给谁/).selectOption({ label: '于岚' })
  await dialog.getByRole('button', { name: '转给同事', exact: true }).click()
  await dialog.getByText('请写明理由（至少两个字）').waitFor()
  await dialog.getByRole('textbox', { name: /理由/ }).fill('下周请假')
  await dialog.getByRole('button', { name: '转给同事', exact: true }).click()
  await isDone(reviewer, `${number}：转给同事`)

  const colleague = await signIn(house, 'yu.lan')
  await show(colleague, '/office?view=mine')
  await colleague.getByRole('link', { name: number }).click()
  await colleague.getByRole('heading', { name: '规则核对' }).waitFor()
  await act(colleague, '同意')
  await isDone(colleague, `${number}：同意`)

  await openCaseOfVisit(clerk, number)
  await expect
    .poll(async () => await clerk.getByRole('list', { name: '经过' }).innerText())
    .toContain('转给同事：于岚')
})

test('what no agency may take on is not accepted, and whoever handed it in reads why', async () => {
  await using house = await openHouse()
  const clerk = await signIn(house, 'he.xiaoyu')
  await identify(clerk, kaifengPerson('马·伊布拉欣'))
  const { number } = await handInBirthDay(clerk, '30', { evidence: false })

  await openCaseOfVisit(clerk, number)
  await clerk.getByText('还差 1 样材料').waitFor()
  const reviewer = await signIn(house, 'shi.lei')
  await openCase(reviewer, number) // to look claims nothing
  await reviewer.getByRole('button', { name: '认领' }).click()
  await reviewer.getByRole('button', { name: '放回待办' }).click()
  await reviewer.getByRole('button', { name: '认领' }).waitFor()
  await act(reviewer, '不予受理', { reason: '这件事要先到公安机关更正' })
  await isDone(reviewer, `${number}：不予受理`)

  await openCaseOfVisit(clerk, number)
  await clerk.getByText('不予受理').first().waitFor()
  await expect
    .poll(async () => await clerk.getByRole('list', { name: '经过' }).innerText())
    .toContain('这件事要先到公安机关更正')
})
