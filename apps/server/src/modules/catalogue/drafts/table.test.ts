import type { ItemDraft, ItemTable, ListedItemDraft } from '@tongban/contracts/item-drafts'
import { expect, test } from 'vitest'

import { answer } from '../../../../test/scene.ts'
import { workbook } from '../../../../test/sheets.ts'
import { createWorld } from '../../../../test/world.ts'

const world = await createWorld()
const system = await world.signIn(world.username('system-administrator', '410200-01'))
const implementing = '1'.repeat(31)
const heads = [
  '事项名称',
  '服务对象',
  '代码',
  '国家基本编码',
  '实施编码',
  '业务办理项编码',
  '版本',
  '设定依据',
]
const sound = [
  '困难人员补助申领',
  '自然人',
  '',
  '123456789012',
  implementing,
  `${implementing}01`,
  '3',
  '社会保险法第58条；社会保险经办条例第10条',
]

test('a table is tried first: each row says what is wrong with it, and nothing is written', async () => {
  const rows = [
    ['开封市事项目录'],
    heads,
    sound,
    ['', '个人', 'no-name'],
    ['没有对象的事项', '', 'nobody'],
    ['编码不对的事项', '单位', 'wrong-code', '12'],
    ['别的事项的编码', '单位', 'other-leaf', '', implementing, '2'.repeat(33)],
    sound,
    ['没有编码的事项', '个人'],
  ]

  const tried = await upload(csvOf(rows))

  expect(tried.applied).toBe(false)
  expect(tried.rows.map(({ no, fault }) => [no, fault])).toEqual([
    [3, null],
    [4, '没有事项名称'],
    [5, expect.stringContaining('服务对象')],
    [6, expect.stringContaining('12 位')],
    [7, expect.stringContaining('实施编码开头')],
    [8, expect.stringContaining('同一个事项')],
    [9, expect.stringContaining('没有编码')],
  ])
  expect(await drafts()).toEqual([])
})

test('applied, each row without a fault becomes a draft: of what is in force, of what is known, or a new one', async () => {
  const rows = [
    heads,
    sound,
    ['个人参保证明查询打印', '个人', 'person-proof', '210987654321'],
    ['企业社会保险登记', '企业', 'employer-registration', '333333333333'],
    ['', '个人', 'no-name'],
  ]

  const { rows: taken } = await upload(workbook(rows), 'yes')
  const [fresh, proof, known] = await draftsNamed(
    `item-${implementing}01`,
    'person-proof',
    'employer-registration',
  )

  expect(taken.map(({ fault }) => fault === null)).toEqual([true, true, true, false])
  expect(await drafts()).toHaveLength(3)
  expect(fresh?.content).toMatchObject({
    names: { 'zh-CN': '困难人员补助申领' },
    applicants: ['person'],
    nationalCode: '123456789012',
    leafCode: `${implementing}01`,
    basis: ['社会保险法第58条', '社会保险经办条例第10条'],
    note: '目录版本：3',
  })
  expect(proof?.changes).toMatchObject([{ place: 'nationalCode', before: null, after: '210987654321' }])
  expect(known?.content).toMatchObject({ names: { en: expect.any(String) }, nationalCode: '333333333333' })
})

test('a table says how each item is archived, or the usual class of its category is taken; what is no class, no term or too short is told with its row', async () => {
  const own = ['事项名称', '服务对象', '代码', '事项类别', '归档类别', '保管期限']
  const rows = [
    own,
    ['项目登记', '单位', 'of-employers', 'registration'],
    ['个人登记', '个人、单位', 'of-people', 'registration'],
    ['说了类别', '个人', 'said-class', 'record', '稽核监管材料'],
    ['说了年限', '个人', 'said-term', 'record', '', '30 年'],
    ['两样都说', '个人', 'said-both', 'record', 'benefit', '永久'],
    ['没有惯例', '个人', 'no-usual', 'constructor'],
    ['凭证打印', '个人', 'person-proof'],
    ['没有这类', '个人', 'no-class', 'record', '杂项'],
    ['没有这档', '个人', 'no-term', 'record', '', '20年'],
    ['不够年限', '个人', 'too-short', 'pension', '', '50年'],
    ['不知类别', '个人', 'class-unsaid', 'own', '', '50年'],
  ]

  const { rows: taken } = await upload(csvOf(rows), 'yes')
  const found = await draftsNamed('of-employers', 'of-people', 'said-class', 'said-term', 'said-both')
  const [unusual, proof] = await draftsNamed('no-usual', 'person-proof')

  expect(taken.flatMap(({ code, fault }) => (fault === null ? [] : [[code, fault]]))).toEqual([
    ['no-class', expect.stringContaining('归档类别没有“杂项”')],
    ['no-term', expect.stringContaining('永久、10年')],
    ['too-short', '“社会保险待遇核定材料”最短保管100年'],
    ['class-unsaid', expect.stringContaining('没有写归档类别')],
  ])
  expect(found.map((draft) => draft?.content['archive'])).toEqual([
    { class: 'employer-registration', term: 'permanent' },
    { class: 'person-registration', term: 100 },
    { class: 'inspection', term: 30 },
    { class: 'query', term: 30 },
    { class: 'benefit', term: 'permanent' },
  ])
  expect(unusual?.defects.map(({ field }) => field)).toEqual(
    expect.arrayContaining(['archive.class', 'archive.term']),
  )
  expect(proof?.changes.map(({ place }) => place)).not.toContain('archive.term')
})

test.each([
  ['no table', Buffer.from([0, 1, 2, 3]), 'wrong-table'],
  [
    'other columns',
    csvOf([
      ['甲', '乙'],
      ['1', '2'],
    ]),
    'wrong-table',
  ],
  ['only headings', csvOf([heads]), 'wrong-table'],
])('a file with %s is refused in a sentence', async (_what, file, code) => {
  const reply = await system.upload('/api/catalogue/table', file, '目录.csv')

  expect(reply.json()).toMatchObject({ code: `catalogue.${code}` })
})

async function upload(file: Buffer, apply = 'no'): Promise<ItemTable> {
  return await answer<ItemTable>(system.upload(`/api/catalogue/table?apply=${apply}`, file, '目录.csv'))
}

async function drafts(): Promise<ListedItemDraft[]> {
  const { rows } = await answer<{ rows: ListedItemDraft[] }>(system.get('/api/catalogue/drafts'))
  return rows
}

/** The newest draft of each item. */
async function draftsNamed(...codes: readonly string[]): Promise<ItemDraft[]> {
  const listed = await drafts()
  return await Promise.all(
    codes.map(async (code) => {
      const id = listed.find((draft) => draft.code === code)?.id ?? ''
      return await answer<ItemDraft>(system.get(`/api/catalogue/drafts/${id}`))
    }),
  )
}

function csvOf(rows: readonly (readonly string[])[]): Buffer {
  return Buffer.from(rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n'))
}
