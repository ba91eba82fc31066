import type { Batch, BatchDetail } from '@tongban/contracts/batches'
import type { RosterMember } from '@tongban/contracts/enrolment'
import { expect, test } from 'vitest'

import { applyAll, freshNumber, joining, joiningText, newcomerRow, tried } from '../../../test/lists.ts'
import { answer, employerOf } from '../../../test/scene.ts'
import { gb18030, workbook } from '../../../test/sheets.ts'
import { createWorld, type Signed } from '../../../test/world.ts'
import { query, type Statement } from '../../platform/database.ts'
import { kaifengCity } from '../../worlds/kaifeng/city.ts'

const world = await createWorld({ people: 120, today: '2026-03-10' })
const { persons, employers } = kaifengCity({ seed: 7, people: 120, today: '2026-03-10' })
const enter = async (): Promise<Signed> =>
  await world.actFor(await world.enter(persons[4]?.telephone ?? ''), employers[0]?.name ?? '')
const principal = await enter()
const employer = employerOf(principal)
const url = `/api/batches/${employer}`
const worker = { path: 'worker' } as const
const casesOf = query<{ id: string; item: string; form: { employees: object[] } }>(
  'select id, item, form from cases."case" where batch_id = $1 order by id',
)
const papersOf = query<{ kind: string; case_id: string; number: string }>(
  'select kind, case_id, number from papers.paper where subject_id = $1 and case_id = any ($2)',
)
const alikeIn = query<{ alike: string | null }>(
  `select e.body ->> 'alike' as alike from cases.event e join cases."case" c on c.subject_id = e.subject_id and c.id = e.case_id
   where c.batch_id = $1 and e.kind = 'handed-in'`,
)
const countsOf = query<{ good: number; faulty: number; taken: number; why: string }>(
  `select good, faulty, taken, faults -> 0 ->> 'message' as why from batches.batch b join batches.reject r on r.batch_id = b.id where b.id = $1`,
)
const everyRow = query<{ text: string }>(
  `select b::text as text from batches.batch b union all select p::text from batches.part p union all select r::text from batches.reject r`,
)
const detail = async (id: string): Promise<BatchDetail> =>
  await answer<BatchDetail>(principal.get(`${url}/${id}`))
const apply = async ({ id, good }: Batch): Promise<Batch> =>
  await answer<Batch>(principal.post(`${url}/${id}/application`, { good }))
const roster = async (): Promise<RosterMember[]> =>
  (await answer<{ rows: RosterMember[] }>(principal.get(`/api/enrolment/${employer}/roster`))).rows
const rows = async <Row>(of: Statement<Row>) => (await world.database.read(worker, of))[0]

test('a case of a list is compared with what is open beside lists: who judges it is told of the single one, and of no other', async () => {
  const [open, fresh] = [freshNumber(), freshNumber()]
  const row = { name: '新来的', 'document-kind': 'resident', 'document-number': open, from: '2026-03-02' }
  const single = await answer<{ number: string }>(
    principal.post('/api/cases', {
      subject: employer,
      item: 'employee-registration',
      itemVersion: 1,
      form: { employees: [row] },
      materials: [{ material: 'employee-documents', by: 'commitment' }],
    }),
  )

  const [known, other] = [
    await tried(principal, employer, joining([newcomerRow({ number: open })])),
    await tried(principal, employer, joining([newcomerRow({ number: fresh })])),
  ]
  for (const batch of [known, other]) await apply(batch)
  await applyAll(world)

  expect(await rows(alikeIn(known.id))).toEqual([{ alike: single.number }])
  expect(await rows(alikeIn(other.id))).toEqual([{ alike: null }])
})

test('a dry run names each fault with its row and column, and writes nothing but the list', async () => {
  const [present] = await roster()
  const known = persons.find(({ name }) => name === present?.name)?.documents[0]
  const twice = freshNumber()
  const list = [
    newcomerRow({ number: twice }),
    newcomerRow({ name: '' }),
    newcomerRow({ number: '410202198001010010' }),
    newcomerRow({ number: twice }),
    newcomerRow({ kind: '学生证' }),
    newcomerRow({ from: '2026-02-30' }),
    newcomerRow({ kind: '护照', number: freshNumber() }),
    newcomerRow({ name: present?.name ?? '', number: known?.number ?? '' }),
    newcomerRow({ number: '4.10202E+17' }),
    newcomerRow({ telephone: '12345', from: '昨天' }),
  ]

  const batch = await tried(principal, employer, joining(list))

  expect(batch).toMatchObject({ state: 'checked', rows: 10, good: 1, faulty: 9, taken: 0, number: null })
  const { faults, window } = await detail(batch.id)
  expect(faults.map(({ row, column }) => [row, column])).toEqual([
    [3, '姓名'],
    [4, '证件号码'],
    [5, '证件号码'],
    [6, '证件种类'],
    [7, '用工之日'],
    [8, '证件号码'],
    [9, '证件号码'],
    [10, '证件号码'],
    [11, '用工之日'],
    [11, '本人手机'],
  ])
  expect(faults.map(({ message }) => message).join('\n')).toMatch(
    /第 2 行已经写了[^]*居民身份证[^]*已经在花名册上[^]*位数已经丢了/u,
  )
  expect(window).toMatchObject({ closes: '2026-03-20', effect: '2026-03' })
  expect(await rows(casesOf(batch.id))).toEqual([])
})

test('columns stand in any order and bear the spellings of their day; a number cell keeps what it has or is refused', async () => {
  const [first, second, third] = [freshNumber(), freshNumber(), freshNumber()]
  const sheet = workbook([
    ['三月新员工'],
    ['用工之日*', '备注', '证件号码', '姓名 ', '证件种类', '本人手机'],
    [46_082, '', first, '甲', '居民身份证', 13_800_001_234],
    ['2026年3月2日', '不看', second, '乙', 'Resident identity card', ''],
    ['2026/3/2', '', Number(third.replace('X', '0')), '丙', '居民身份证', ''],
  ])

  const batch = await tried(principal, employer, sheet)

  expect(batch).toMatchObject({ rows: 3, good: 2, faulty: 1 })
  expect((await detail(batch.id)).faults).toMatchObject([
    { row: 5, column: '证件号码', message: /位数已经丢了/u },
  ])
  await apply(batch)
  await applyAll(world)
  const [made] = await rows(casesOf(batch.id))
  expect(made?.form.employees).toMatchObject([
    { name: '甲', from: '2026-03-01' },
    { name: '乙', from: '2026-03-02', 'document-kind': 'resident' },
  ])
})

test('what is good becomes cases of as many rows as the form takes, once, with one receipt and not one for each', async () => {
  const batch = await tried(
    principal,
    employer,
    gb18030(
      joiningText([
        ...Array.from({ length: 545 }, () => newcomerRow({ name: '𠮷祥' })),
        newcomerRow({ name: '' }),
      ]),
    ),
  )
  const applying = await apply(batch)

  await world.applyLists() // some of it; then the process dies and another one goes on
  await Promise.all([applyAll(world), applyAll(world)])

  const made = await rows(casesOf(batch.id))
  const [papers] = await world.database.read(
    worker,
    papersOf(employer, [batch.id, ...made.map(({ id }) => id)]),
  )
  const sizes = made.map(({ form }) => form.employees.length)
  expect(sizes.toSorted((one, other) => one - other)).toEqual([5, ...Array.from({ length: 27 }, () => 20)])
  expect(papers).toEqual([{ kind: 'receipt', case_id: batch.id, number: `${applying.number}-S1` }])
  expect(await detail(batch.id)).toMatchObject({
    state: 'done',
    taken: 545,
    cases: 28,
    stopped: null,
    standing: { open: 28, done: 0, otherwise: 0 },
  })
  const { rows: listed } = await answer<{ rows: { id: string }[] }>(
    principal.get(`/api/papers/${employer}?case=${batch.id}`),
  )
  const paper = await answer<{ content: { blocks: unknown[] } }>(
    principal.get(`/api/papers/${employer}/${listed[0]?.id}`),
  )
  expect(JSON.stringify(paper)).toContain('一共 546 行，收下 545 行，立了 28 个办件')
  expect(JSON.stringify(paper)).toContain('第 547 行：姓名：这里要填。')
})

test('the same list is not handed in twice: nobody in it is taken again while he is in a case', async () => {
  const list = joining([newcomerRow(), newcomerRow()])
  const batch = await tried(principal, employer, list)
  const [one, again] = [await tried(principal, employer, list), batch]
  await apply(again)
  const twice = await principal.post(`${url}/${batch.id}/application`, { good: batch.good })
  await applyAll(world)

  const later = await tried(principal, employer, list)
  await apply(one) // it was tried before the other was handed in
  await applyAll(world)

  expect(twice.json()).toMatchObject({ code: 'batches.state' })
  expect(later).toMatchObject({ good: 0, faulty: 2 })
  expect((await detail(later.id)).faults[0]?.message).toMatch(/前一份名单里已经交了/u)
})

test('the template of who leaves has the roster; the rows left in it leave, by their line or their number, and others are told apart', async () => {
  const reply = await principal.get(`${url}/template?item=staff-decrease&format=csv`)
  const [head = '', ...lines] = reply.body.replace('\u{FEFF}', '').trim().split('\r\n')
  const members = await roster()
  const numbered = members.find(({ name }) =>
    persons.some((person) => person.name === name && person.documents[0]?.kind === 'resident'),
  )
  const number = persons.find(({ name }) => name === numbered?.name)?.documents[0]?.number ?? ''
  const lined = lines.find((line) => !line.includes(numbered?.name ?? '')) ?? ''
  const filled = [
    head,
    lined.replace(/,,$/u, ',2026-03,调到别的单位'),
    `,${numbered?.name},${number},2026年3月,退休`,
    `,${numbered?.name},${freshNumber()},2026-03,退休`,
    `,别的人,${number},2026-03,退休`,
    `,${lined.split(',')[1]},,2026-03,退休`,
    lined.replace(/,,$/u, ',2026-02,退休'),
  ].join('\n')

  const batch = await tried(principal, employer, Buffer.from(filled), 'staff-decrease')

  expect(head).toBe('花名册编号,姓名,证件号码,从哪个月起不再缴费,减少原因')
  expect(lines).toHaveLength(members.length)
  expect(reply.body).not.toContain(number)
  expect(batch).toMatchObject({ rows: 6, good: 2 })
  const { faults } = await detail(batch.id)
  expect(faults.map(({ row, message }) => `${row} ${message}`).join('\n')).toMatch(
    /4 花名册上没有[^]*5 [^]*另一个姓名[^]*6 请写证件号码[^]*7 /u,
  )
  await apply(batch)
  await applyAll(world)
  const [made] = await rows(casesOf(batch.id))
  expect(made).toMatchObject({ item: 'staff-decrease' })
  expect(made?.form.employees).toHaveLength(2)
})

test('rows with faults are given back as they were written, with what is wrong; put right, they go', async () => {
  const batch = await tried(principal, employer, joining([newcomerRow({ name: '甲', from: '昨天' })]))

  const reply = await principal.get(`${url}/${batch.id}/rejects?format=csv`)
  const again = await tried(principal, employer, Buffer.from(reply.body.replace('昨天', '2026-03-02')))

  expect(reply.headers['content-disposition']).toContain('attachment')
  expect(reply.body).toMatch(/2,用工之日：这不是一个日期[^,]*,甲,居民身份证,/u)
  expect(again).toMatchObject({ good: 1, faulty: 0 })
})

test('a list may be stopped: what was handed in stays, the rest is not, and the receipt says so', async () => {
  const batch = await tried(principal, employer, joining(Array.from({ length: 2000 }, () => newcomerRow())))
  await apply(batch)
  await world.applyLists()

  await answer(principal.post(`${url}/${batch.id}/stop`))
  await applyAll(world)

  expect(await detail(batch.id)).toMatchObject({ state: 'done', taken: 1920, cases: 96, stopped: /停下来/u })
  expect(await rows(casesOf(batch.id))).toHaveLength(96)
})

test('several who apply one list at the same time hand in each of its rows once, and issue one receipt', async () => {
  const batch = await tried(principal, employer, joining(Array.from({ length: 700 }, () => newcomerRow())))
  await apply(batch)

  await Promise.all([world.applyLists(), world.applyLists(), world.applyLists()])
  await applyAll(world)

  const made = await rows(casesOf(batch.id))
  const papers = await rows(papersOf(employer, [batch.id]))
  expect(await detail(batch.id)).toMatchObject({ state: 'done', taken: 700, cases: 35, stopped: null })
  expect(made.reduce((sum, { form }) => sum + form.employees.length, 0)).toBe(700)
  expect(papers).toHaveLength(1)
})

test('whose mandate was revoked hands in nothing more, though his list is under way', async () => {
  const colleague = persons[0]
  const granted = await answer<{ id: string }>(
    principal.post(`/api/mandates/${employer}`, { telephone: colleague?.telephone, name: colleague?.name }),
  )
  const clerk = await world.actFor(await world.enter(colleague?.telephone ?? ''), employer)
  const batch = await tried(clerk, employer, joining([newcomerRow()]))
  await answer(clerk.post(`${url}/${batch.id}/application`, { good: 1 }))
  await answer(principal.post(`/api/mandates/${employer}/${granted.id}/revocation`))

  await applyAll(world)

  expect(await detail(batch.id)).toMatchObject({ state: 'done', taken: 0, stopped: /授权/u })
  expect(await rows(casesOf(batch.id))).toEqual([])
})

test('of another employer no list is found, and no column holds a name or a number that can be read', async () => {
  const other = await world.actFor(await world.enter(persons[8]?.telephone ?? ''), employers[10]?.name ?? '')
  const row = newcomerRow({ name: '欧阳标记', telephone: '13977310001', from: '2026-03-02' })
  const batch = await tried(principal, employer, joining([row, { ...row, name: '欧阳标记', kind: '' }]))

  const foreign = await other.get(`/api/batches/${employerOf(other)}/${batch.id}`)
  const [stored] = await world.database.read(worker, everyRow())

  expect(foreign.json()).toMatchObject({ code: 'batches.unknown' })
  const text = stored.map((one) => one.text).join('\n')
  expect(text).toContain(batch.id)
  for (const value of [row.name, row.number, row.telephone]) expect(text).not.toContain(value)
})

test('a table without its columns is refused with the names of those that it lacks, and nothing of it stays', async () => {
  const before = (await answer<{ rows: Batch[] }>(principal.get(url))).rows.length

  const refused = await principal.upload(
    `${url}?item=employee-registration`,
    Buffer.from('姓名,证件种类\n甲,护照\n'),
  )

  expect(refused.json()).toMatchObject({
    code: 'batches.columns',
    fields: [{ message: '缺“证件号码”这一栏。' }, { message: '缺“用工之日”这一栏。' }],
  })
  expect((await answer<{ rows: Batch[] }>(principal.get(url))).rows).toHaveLength(before)
})

test('a table in which no heading is known is told all the columns that it lacks', async () => {
  const refused = await principal.upload(`${url}?item=employee-registration`, Buffer.from('随便,什么\n1,2\n'))

  expect(refused.json<{ fields: { message: string }[] }>().fields.map(({ message }) => message)).toEqual(
    expect.arrayContaining(['缺“姓名”这一栏。', '缺“证件号码”这一栏。', '缺“用工之日”这一栏。']),
  )
})

test('a row that is refused by the day on which it is handed in is put aside, and the others of its case go', async () => {
  world.setDay('2026-03-18')
  const before = await enter()
  const reply = await before.get(`${url}/template?item=staff-decrease&format=csv`)
  const [head = '', ...lines] = reply.body.replace('\u{FEFF}', '').trim().split('\r\n')
  const [early, late] = lines.slice(-2).map((line, at) => line.replace(/,,$/u, `,2026-0${at + 3},退休`))
  const batch = await tried(before, employer, Buffer.from([head, early, late].join('\n')), 'staff-decrease')

  world.setDay('2026-03-23') // after the cut-off of March
  await answer((await enter()).post(`${url}/${batch.id}/application`, { good: 2 }))
  await applyAll(world)

  const [made] = await rows(casesOf(batch.id))
  const [[kept]] = await world.database.read(worker, countsOf(batch.id))
  expect(batch.good).toBe(2)
  expect(made?.form.employees).toHaveLength(1)
  expect(kept).toEqual({ good: 1, faulty: 1, taken: 1, why: '现在交的，最早从2026年4月起生效。' })
})

test('a list that was not handed in goes by itself after seven days', async () => {
  const batch = await tried(await enter(), employer, joining([newcomerRow()]))

  world.setDay('2026-03-31')
  await world.sweep()

  expect((await (await enter()).get(`${url}/${batch.id}`)).json()).toMatchObject({ code: 'batches.unknown' })
})
