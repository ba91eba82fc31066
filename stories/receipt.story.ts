import { expect, test } from 'vitest'

import { handInBirthDay, identify } from './counter.ts'
import { kaifengPerson, openHouse, signIn } from './staff.ts'

test('the receipt is one printed sheet that says who took what in, when, under which number, and nothing of the screen', async () => {
  await using house = await openHouse()
  const clerk = await signIn(house, 'he.xiaoyu')
  await identify(clerk, kaifengPerson('王秀兰'))
  const { number } = await handInBirthDay(clerk, '21')
  await clerk.emulateMedia({ media: 'print' })

  const printed = await clerk.locator('body').innerText()
  for (const said of [
    '收件凭证',
    number,
    '已经受理，由禹王台区社会保险中心办理',
    '正确的出生日期',
    '身份证件或社会保障卡（看过原件，已还给本人）',
    '出生日期的依据（档案或公安证明）（上传照片，1 份）',
    '何晓宇',
    '（收件专用章）',
  ])
    expect(printed).toContain(said)
  for (const onScreen of ['退出', '结束接待', '打印收件凭证', '回到接待', '存根', '大字'])
    expect(printed).not.toContain(onScreen)
  expect(printed.split(number)).toHaveLength(2)
  const pdf = (await clerk.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1)
})
