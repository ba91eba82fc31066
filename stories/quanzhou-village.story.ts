import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { choose, freeCounter, identify, openItem, sign } from './counter.ts'
import { type Line, openLine } from './line.ts'
import { enterAs, telephones } from './person.ts'
import { kaifengPerson, openHouse, signIn } from './staff.ts'

const item = '城乡居民养老保险参保登记'
const proof = '个人参保证明查询打印'

test('a village point goes on while the line is down: nothing is lost, nothing arrives twice', async () => {
  await using house = await openHouse()
  await using line = await openLine()
  const clerk = await signIn(house, 'wan.chun', { over: line.url })
  await freeCounter(clerk)
  await programKept(clerk)

  // somebody is being served as the answer to his handing in gets lost
  await identify(clerk, kaifengPerson('李桂英'))
  await openItem(clerk, item)
  await fillIn(clerk)
  line.turn('down')
  await clerk.getByRole('button', { name: /^交上去/ }).click()
  const dialog = clerk.getByRole('dialog')
  const keep = dialog.getByRole('button', { name: '先存在这台设备上，连上自动送' })
  await keep.waitFor() // offered at once, and nobody is told of a fault
  expect(await dialog.locator('.tone-danger').count()).toBe(0)
  line.turn('up')
  await dialog.getByRole('button', { name: /^交上去/ }).waitFor({ timeout: 20_000 }) // the dialog has noticed it
  line.turn('deaf')
  await sign(clerk)
  await keep.waitFor()
  line.turn('down')
  await keep.click()
  await clerk.getByRole('row').filter({ hasText: '李桂英' }).getByText('等着送出').waitFor()
  await clerk.getByRole('link', { name: '接待', exact: true }).click()
  await clerk.getByRole('button', { name: '结束接待' }).click()

  // the next one is written down as his document says; the page is even opened anew
  await clerk.reload()
  await clerk.getByText('现在连不上服务器。').waitFor()
  const next = kaifengPerson('张福生')
  await clerk.getByLabel('证件号码').fill(next.number)
  await clerk.getByLabel('姓名', { exact: true }).fill(next.name)
  await clerk.getByRole('button', { name: '先记下，接着办' }).click()
  await openItem(clerk, item)
  await fillIn(clerk)
  await clerk.getByRole('button', { name: '给办事人看并签名，先存下' }).click()
  await sign(clerk, /^先存在这台设备上/)
  await clerk.getByRole('article', { name: '登记单' }).getByText('这不是收件凭证').waitFor()
  await clerk.getByRole('button', { name: '这位办完了' }).click()
  await clerk.getByText('还有 2 件存在这台设备上').waitFor()

  // a wrong number is told when it is looked up, and put right by a human
  const wrong = kaifengPerson('郑𠮷')
  await clerk.getByLabel('证件号码').fill(wrong.number)
  await clerk.getByLabel('姓名', { exact: true }).fill('郑')
  await clerk.getByRole('button', { name: '先记下，接着办' }).click()
  await openItem(clerk, item)
  await fillIn(clerk)
  await clerk.getByRole('button', { name: '给办事人看并签名，先存下' }).click()
  await sign(clerk, /^先存在这台设备上/)
  await clerk.getByRole('button', { name: '这位办完了' }).click()

  await mended(clerk, line)
  const sent = clerk.getByRole('row').filter({ hasText: '送到了' })
  await expect.poll(async () => await sent.count(), { timeout: 40_000 }).toBe(2)
  const numbers = (await sent.allInnerTexts()).map(
    (text) => /\d{6} \d{2} \d+ \d/.exec(text)?.[0] ?? 'no number',
  )
  await clerk.getByRole('row').filter({ hasText: '没送成' }).getByText('号码和姓名对不上').waitFor()
  await clerk.getByRole('button', { name: '核对身份，接着办' }).click()
  await clerk.getByLabel('姓名', { exact: true }).fill(wrong.name)
  await clerk.getByRole('button', { name: '开始接待' }).click()
  await clerk.getByRole('button', { name: /^交上去/ }).click() // what was typed and signed stands as it was
  await clerk.getByRole('article', { name: /收件凭证/ }).waitFor()
  expect(await clerk.getByText(/没送成|等着送出/).count()).toBe(0)

  await clerk.goto('/counter/counterfoils')
  await clerk
    .getByRole('row')
    .filter({ hasText: numbers[0] ?? '' })
    .waitFor()
  for (const number of numbers)
    expect(await clerk.getByRole('row').filter({ hasText: number }).count()).toBe(1)
  expect(await clerk.getByRole('row').filter({ hasText: item }).count()).toBe(3)
  await clerk.context().close()
})

test('at home, what is handed in while no answer comes back is kept and arrives once', async () => {
  await using house = await openHouse()
  await using line = await openLine()
  const person = await enterAs(house, telephones.郑𠮷, { width: 360, height: 740, over: line.url })
  await person.goto('/person/cases')
  const cases = person.getByRole('link', { name: proof, exact: true })
  await person.getByRole('heading', { level: 1, name: '我的办件' }).waitFor()
  await person.goto('/person/apply/person-proof')
  await person.getByRole('button', { name: /^(?:开始|再办一件|还是要办)/ }).click()
  line.turn('deaf')
  await person.getByRole('button', { name: '交上去' }).click()
  await person.getByRole('button', { name: '先存在这台设备上，连上自动送' }).click()
  await person.getByText('等着送出', { exact: true }).waitFor()
  line.turn('up')
  await person.getByText('送到了').waitFor({ timeout: 30_000 })
  await person.getByRole('button', { name: '知道了' }).click()
  await person.getByText('没有等着送出的。').waitFor()
  await person.goto('/person/cases')
  await cases.first().waitFor()
  expect(await cases.count()).toBe(1)
  await person.context().close()
})

/** The browser has the program of the house and what may be taken here, a while after the page has come to rest. */
async function programKept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  const kept = async () =>
    await page.evaluate(
      async () =>
        await new Promise<number>((resolve, reject) => {
          const opening = indexedDB.open('tongban-kept')
          opening.addEventListener('error', () => reject(new Error('the device keeps nothing')))
          opening.addEventListener('success', () => {
            const count = opening.result.transaction('answers').objectStore('answers').count()
            count.addEventListener('success', () => {
              opening.result.close()
              resolve(count.result)
            })
          })
        }),
    )
  await expect.poll(kept, { timeout: 30_000 }).toBeGreaterThan(3)
}

async function fillIn(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: '手机或电话' }).fill('13900000123')
  await choose(page, '身份证件或社会保障卡', '看过原件，已还给本人')
}

/** The line comes back, and the page finds out by itself. */
async function mended(page: Page, line: Line): Promise<void> {
  line.turn('up')
  await page.getByText('现在连不上服务器。').waitFor({ state: 'detached', timeout: 20_000 })
  await page.getByRole('link', { name: '待送出' }).click()
}
