import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { expect, test } from 'vitest'

import { choose, handInBirthDay, identify, openItem, sign } from './counter.ts'
import { serverUrl } from './server.ts'
import { kaifengPerson, openHouse, show, signIn } from './staff.ts'

const first = {
  ...kaifengPerson('MARÍA FERNANDA DE LOS ÁNGELES RODRÍGUEZ-ECHEVERRÍA Y FERNÁNDEZ DE CÓRDOBA'),
  kind: 'foreign-permanent',
}
const second = kaifengPerson('马·伊布拉欣')
const item = '个人基本信息变更（关键信息）'

test('the database is killed in the middle of the morning: the screen says so, what was typed stays, and no acknowledged case is lost or there twice', async () => {
  await using house = await openHouse()
  const [one, other] = [await signIn(house, 'ren.yi'), await signIn(house, 'yao.jun')]
  await identify(one, first)
  const acknowledged = await handInBirthDay(one, '7', { evidence: false })
  await identify(other, second)
  await openItem(other, item)
  await choose(other, '要改哪一项', '出生日期')
  await other.getByRole('textbox', { name: '正确的出生日期 日' }).fill('9')
  await choose(other, '身份证件或社会保障卡', '看过原件，已还给本人')

  process.kill(postgresOf(), 'SIGKILL')
  await other.getByRole('button', { name: /^交上去/ }).click()
  await sign(other)
  const dialog = other.getByRole('dialog', { name: '给办事人看并签名' })
  await dialog.getByRole('alert').first().waitFor()
  expect(await other.getByRole('textbox', { name: '正确的出生日期 日' }).inputValue()).toBe('9')

  await expect.poll(async () => (await fetch(`${serverUrl}/readyz`)).status, { timeout: 30_000 }).toBe(200)
  await dialog.getByRole('button', { name: /^交上去/ }).click()
  await other.getByRole('article', { name: /收件凭证/ }).waitFor()
  const number = /\d{6} \d{2} \d+ \d/.exec(await other.getByRole('alert').innerText())?.[0] ?? 'none'

  for (const [clerk, expected] of [
    [one, acknowledged.number],
    [other, number],
  ] as const) {
    await show(clerk, '/counter/counterfoils')
    const foil = clerk.getByRole('row').filter({ hasText: expected })
    await foil.waitFor()
    expect(await foil.count()).toBe(1)
    expect(await clerk.getByRole('row').filter({ hasText: item }).count()).toBe(1)
  }
})

/** The process of the database that the server has started. */
function postgresOf(): number {
  const folder = dirname(process.env['TONGBAN_LOGINS'] ?? '')
  return Number(readFileSync(join(folder, 'pg/postmaster.pid'), 'utf8').split('\n')[0])
}
