import { expect, test } from 'vitest'

import { handInBirthDay, identify } from './counter.ts'
import { act, isDone, openCase } from './office.ts'
import { kaifengPerson, openHouse, show, signIn } from './staff.ts'

test('a reviewer is on leave: what is given to her goes to her stand-in, who delegates and has it back; colleagues sign, one reads along, and it is decided', async () => {
  await using house = await openHouse()
  const clerk = await signIn(house, 'he.xiaoyu')
  await identify(clerk, kaifengPerson('郑𠮷'))
  const { number } = await handInBirthDay(clerk, '11')

  // dong.jie says that she is away today, and that yu.lan stands in
  const away = await signIn(house, 'dong.jie')
  await show(away, '/office/absences')
  await away.getByLabel('由谁代办').selectOption({ label: '于岚' })
  await away.getByRole('button', { name: '登记', exact: true }).click()
  await away.getByRole('alert').filter({ hasText: '已经登记' }).waitFor()
  await away.getByRole('table', { name: '我的不在岗登记' }).getByText('于岚').first().waitFor()

  const reviewer = await signIn(house, 'liu.min')
  await openCase(reviewer, number)
  await reviewer.getByRole('button', { name: '转给同事', exact: true }).click()
  const handing = reviewer.getByRole('dialog')
  const absent = handing.getByRole('option', { name: /^董洁（.*由于岚代）$/ })
  await absent.waitFor({ state: 'attached' })
  await handing.getByLabel(/转给谁/).selectOption({ label: (await absent.textContent()) ?? '' })
  await handing.getByRole('textbox', { name: /理由/ }).fill('她最清楚档案')
  await handing.getByRole('button', { name: '转给同事', exact: true }).click()
  await isDone(reviewer, `${number}：转给同事`)

  const standIn = await signIn(house, 'yu.lan')
  await show(standIn, '/office?view=mine')
  await standIn.getByRole('row').filter({ hasText: number }).getByText('于岚（代 董洁）').waitFor()
  await standIn.getByRole('link', { name: number }).click()
  await standIn.getByRole('button', { name: '委派', exact: true }).click()
  const delegating = standIn.getByRole('dialog')
  await delegating.getByLabel(/转给谁/).selectOption({ label: '刘敏' })
  await delegating.getByRole('textbox', { name: /理由/ }).fill('请看一下档案第 3 页')
  await delegating.getByRole('button', { name: '委派', exact: true }).click()
  await isDone(standIn, `${number}：委派`)

  await openCase(reviewer, number)
  await reviewer.getByText('于岚委派给您先办').waitFor()
  await act(reviewer, '交回', { reason: '第 3 页是 11 日' })
  await isDone(reviewer, `${number}：交回`)
  await openCase(standIn, number)
  await standIn.getByRole('paragraph').filter({ hasText: '第 3 页是 11 日' }).first().waitFor()
  await act(standIn, '同意')
  await isDone(standIn, `${number}：同意`)

  // the approver asks one more to sign, and shows it to a colleague elsewhere
  const approver = await signIn(house, 'sun.wei')
  await openCase(approver, number)
  await approver.getByRole('button', { name: '加签', exact: true }).click()
  const asking = approver.getByRole('dialog')
  await asking.getByText('刘敏', { exact: true }).click()
  await asking.getByRole('button', { name: '加签', exact: true }).click()
  await isDone(approver, `${number}：加签`)
  await show(approver, '/office?view=agency&kind=decide') // who signs has a task of his own beside it
  await approver.getByRole('link', { name: number }).click()
  await approver.getByText('还没有签').waitFor()
  expect(await approver.getByRole('button', { name: '批准', exact: true }).count()).toBe(0)
  await approver.getByRole('button', { name: '抄送', exact: true }).click()
  const copying = approver.getByRole('dialog')
  await copying.getByRole('textbox', { name: /找同事/ }).fill('宋佳')
  await copying.getByText(/^宋佳（/).click()
  await copying.getByRole('textbox', { name: /理由/ }).fill('同类的件请参考')
  await copying.getByRole('button', { name: '抄送', exact: true }).click()
  await isDone(approver, `${number}：抄送`)

  await show(reviewer, '/office?view=mine&kind=sign')
  await reviewer.getByRole('link', { name: number }).click()
  await act(reviewer, '签署：同意')
  await isDone(reviewer, `${number}：签署：同意`)
  await openCase(approver, number)
  await approver.getByText('已经同意，可以决定').waitFor()
  await act(approver, '批准')
  await isDone(approver, `${number}：批准`)

  const reader = await signIn(house, 'song.jia')
  await show(reader, '/office/copies')
  await reader.getByRole('link', { name: number }).click()
  await reader.getByRole('list', { name: '经过' }).getByText('会签：同意').waitFor()
  expect(await reader.getByRole('button', { name: '批准', exact: true }).count()).toBe(0)

  // she is back, and her head sees that she was away
  await away.getByRole('button', { name: /今天回来了/ }).click()
  await away.getByRole('dialog').getByRole('button', { name: '今天回来了', exact: true }).click()
  await away.getByText('已取消').first().waitFor()
  const head = await signIn(house, 'zhao.jianguo')
  await show(head, '/direction/absences')
  await head.getByRole('table', { name: '不在岗的人' }).getByText('董洁').first().waitFor()
})
