import type { CaseDetail } from '@tongban/contracts/cases'
import type { Publicity } from '@tongban/contracts/publicities'
import { expect, test } from 'vitest'

import { auditFaults } from '../../../../test/audit-faults.ts'
import { madePublic } from '../../../../test/publicity.ts'
import { answer, openScene } from '../../../../test/scene.ts'
import { createWorld } from '../../../../test/world.ts'
import { masked, publicValue } from './find.ts'

const world = await createWorld({ today: '2026-03-02' })
const scene = await openScene(world)
const { reviewer, approver, person, clerk } = scene
const rowsOf = async (): Promise<Publicity[]> =>
  (await world.http.inject({ method: 'GET', url: '/api/publicities' })).json<{ rows: Publicity[] }>().rows
const objectTo = async (id: string, payload: object) =>
  await world.http.inject({
    method: 'POST',
    url: `/api/publicities/${id}/objections`,
    payload,
    headers: { 'sec-fetch-site': 'same-origin' },
  })

test('however many object, it is one matter; the same again is nothing new, and who says more and more from one address is stopped alone', async () => {
  const { id, url } = await madePublic(world, scene)
  const from = (remoteAddress: string, text: string) =>
    world.http.inject({
      method: 'POST',
      url: `/api/publicities/${id}/objections`,
      payload: { text, name: '', telephone: '' },
      headers: { 'sec-fetch-site': 'same-origin' },
      remoteAddress,
    })
  for (let at = 0; at < 5; at += 1) await from('203.0.113.1', at < 2 ? '说的是同一件事' : `还有第 ${at} 件事`)
  const stopped = await from('203.0.113.1', '再说一件事')
  const heard = await from('203.0.113.2', '我也要说一句话')
  const { followUps, events } = await answer<CaseDetail>(reviewer.get(url))

  expect(stopped.json()).toMatchObject({ code: 'general.too-often' })
  expect(heard.json()).toEqual({ done: true })
  expect(followUps).toHaveLength(1)
  expect(events.filter(({ kind }) => kind === 'objection-raised')).toHaveLength(5)
})

test('anybody reads what the item makes public, and objects; nothing is granted before that was examined, and nobody but the office reads who has said what', async () => {
  const { id, url } = await madePublic(world, scene)
  const shown = (await rowsOf()).find((row) => row.id === id)
  const objected = await objectTo(id, { text: '他没有做过特殊工种', name: '孙某', telephone: '13912345678' })
  const read = await answer<CaseDetail>(reviewer.get(url))
  const followUp = read.followUps[0]?.id
  const examinedEarly = await reviewer.post(`${url}/check`, {
    version: 2,
    followUp,
    inOrder: true,
    note: '查过',
  })
  const early = await reviewer.post(`${url}/procedure-end`, { version: 2, note: '' })
  const elsewhere = [await person.get(url), await clerk.get(url)]

  expect(shown).toEqual({
    id,
    itemName: expect.any(String),
    agencyName: expect.any(String),
    name: '公示',
    basis: '社会保险经办条例第10条',
    about: '王*兰',
    shown: [{ label: '哪种情况', value: '特殊工种' }],
    since: '2026-03-02',
    until: '2026-03-09',
  })
  expect(objected.json()).toEqual({ done: true })
  expect(examinedEarly.json()).toMatchObject({ code: 'cases.publicity-running' }) // more may be said
  expect(early.json()).toMatchObject({ code: 'cases.publicity-running' })
  expect(read.can).not.toContain('procedure-end')
  expect(read.version).toBe(2) // who has it on screen goes on
  expect(read.followUps).toMatchObject([{ kind: 'objection', state: 'due' }])
  expect(read.events.at(-1)).toMatchObject({
    kind: 'objection-raised',
    note: '他没有做过特殊工种（孙某，13912345678）',
  })
  for (const { body } of elsewhere) expect(body).not.toMatch(/特殊工种（|13912345678|孙某/)

  world.setDay('2026-03-10')
  await world.sweep()
  const [office, decider] = [
    await world.signIn(world.username('reviewer', '410205-01')),
    await world.signIn(world.username('approver', '410205-01')),
  ]
  const over = await answer<CaseDetail>(office.get(url))
  await answer(office.post(`${url}/opinion`, { version: over.version, favourable: true, note: '' }))
  const grant = { version: over.version + 1, grant: true, note: '' }
  const unexamined = await decider.post(`${url}/decision`, grant)
  const other = await world.signIn(await world.hire('reviewer', '410205-01'))
  const { version, followUps } = await answer<CaseDetail>(other.get(url))
  const check = { version, followUp: followUps[0]?.id, inOrder: false, note: '查了档案，只做过三年' }
  const byHand = await office.post(`${url}/check`, check)
  const examined = await answer<CaseDetail>(other.post(`${url}/check`, check))
  const without = await decider.post(`${url}/decision`, { ...grant, version: examined.version })
  const granted = await decider.post(`${url}/decision`, {
    ...grant,
    version: examined.version,
    note: '三年已经够',
  })

  expect(over).toMatchObject({ hold: null, dueOn: '2026-03-23' }) // five working days later: its time does not count
  expect(unexamined.json()).toMatchObject({ code: 'cases.objections-open' })
  expect(byHand.json()).toMatchObject({ code: 'cases.four-eyes' })
  expect(without.json()).toMatchObject({ code: 'cases.reason' }) // it has held
  expect(granted.json()).toMatchObject({ outcome: 'completed' })
  expect((await rowsOf()).map((row) => row.id)).not.toContain(id)
  expect((await objectTo(id, { text: '太晚才看到', name: '', telephone: '' })).json()).toMatchObject({
    code: 'cases.no-publicity',
  })
  expect(await auditFaults(world)).toEqual([])
  expect(approver.staffId).not.toBe(reviewer.staffId)
})

test('a name is shown by its first character and its last one of three', () => {
  expect(['王秀兰', '李明', '欧阳明月', '王', '𠮷田'].map(masked)).toEqual([
    '王*兰',
    '李*',
    '欧**月',
    '王*',
    '𠮷*',
  ])
})

test.each([
  ['amount', '123456', 'zh-CN', '1234.56 元'],
  ['amount', '123456', 'en', '1234.56 yuan'],
  ['date', '2026-03-02', 'zh-CN', '2026年3月2日'],
  ['yes-no', true, 'zh-HK', '是'],
  [
    'long-text',
    '他电话 139 1234-5678，证件 41020219780516980X，做了 3 年',
    'zh-CN',
    '他电话 ****，证件 ****，做了 3 年',
  ],
  ['text', '2026年3月起', 'zh-CN', '2026年3月起'],
  ['text', '2025-09-01 起到 2026.3.1，第 12 岗', 'zh-CN', '2025-09-01 起到 2026.3.1，第 12 岗'],
  ['text', '2019.03-2026.02在矿上', 'zh-CN', '2019.03-2026.02在矿上'],
  ['text', '证件4102.0219.7805.1698.0X', 'zh-CN', '证件****'],
  ['text', '证件４１０２ ０２１９ ７８０５ １６９８ ０ｘ，', 'zh-CN', '证件****，'],
  ['text', '证件 410202，19780516，980X', 'zh-CN', '证件 ****'],
  ['text', '旧号410202780516980，电话一三九一二三四五六七八', 'zh-CN', '旧号****，电话****'],
  ['text', '电话１３９·１２３４·５６７８', 'zh-CN', '电话****'],
  ['text', '2001-01-01 13912345678', 'zh-CN', '****'],
  [
    'text',
    '共3个岗位，每月1234.50元，第一、二、三车间',
    'zh-CN',
    '共3个岗位，每月1234.50元，第一、二、三车间',
  ],
] as const)(
  'of a publicity an answer of type %s (%s) is read in %s as %s',
  (type, answered, language, said) => {
    expect(publicValue({ type }, answered, language)).toBe(said)
  },
)
