import { beforeAll, expect, test } from 'vitest'

import { meet, takeIn } from '../../../test/dealings.ts'
import { answer } from '../../../test/scene.ts'
import { createWorld, ordinaryDay, type Signed } from '../../../test/world.ts'
import { query } from '../../platform/database.ts'
import { kaifengCity } from '../../worlds/kaifeng/city.ts'

const world = await createWorld()
const city = kaifengCity({ seed: 7, people: 30, today: ordinaryDay })
const yuwangtai = '410205-01'
const [clerk, reviewer, elsewhere, manager] = [
  await world.signIn(world.username('counter-clerk', '410202-01')),
  await world.signIn(world.username('reviewer', yuwangtai)),
  await world.signIn(await world.hire('reviewer', '410223-01')),
  await world.signIn(world.username('manager', '410200-01')),
]
let [subject, caseId, number] = ['', '', '']

interface Found {
  readonly people: Group<{ name: string; document: string | null; case: string | null; agencies: string[] }>
  readonly employers: Group<{ name: string; uscc: string }>
  readonly cases: { readonly rows: readonly { id: string; number: string }[]; readonly more: boolean }
  readonly complete: boolean
}
interface Group<Row> {
  readonly rows: readonly (Row & { readonly subject: string })[]
  readonly more: boolean
  readonly near: boolean
}

const find = async (terms: string, who: Signed = reviewer): Promise<Found> =>
  await answer<Found>(who.post('/api/search', { terms }))
const peopleFound = async (terms: string, who: Signed = reviewer): Promise<string[]> =>
  (await find(terms, who)).people.rows.map(({ name }) => name)
const person = (name: string) => {
  const found = city.persons.find((one) => one.name === name)
  if (found === undefined) throw new Error(`nobody is called ${name}`)
  return found
}

beforeAll(async () => {
  subject = await meet(clerk, '王秀兰')
  const { id, url } = await takeIn(clerk, subject)
  caseId = id
  number = (await answer<{ number: string }>(reviewer.get(url))).number
  await world.deliverEvents()
})

test.each([
  ['her name', '王秀兰'],
  ['a part of it', '秀兰'],
  ['one character', '王'],
  ['pinyin', 'wangxiulan'],
  ['pinyin with spaces and capitals', 'Wang Xiu Lan'],
  ['the beginning of the pinyin', 'wangxiu'],
  ['the pinyin of a part', 'xiulan'],
  ['initials', 'wxl'],
  ['some of the initials', 'xl'],
])('a person is found by %s: %s', async (_what, terms) => {
  expect((await find(terms)).people.rows.map((row) => row.subject)).toContain(subject)
})

test.each([
  ['another character', '王秀蓝', '王秀兰'],
  ['a character too few', '王兰', '王秀兰'],
  ['a character too many', '王秀兰花', '王秀兰'],
  ['another sound', '黄秀兰', '王秀兰'],
])('a name with %s is said to be near: %s', async (_what, terms, name) => {
  const { people } = await find(terms)

  expect(people.near).toBe(true)
  expect(people.rows.map((row) => row.name)).toContain(name)
})

test('rare characters and Latin names are found like all others', async () => {
  const all = await world.signIn(world.username('manager', '410200-01'))

  expect(await peopleFound('𠮷', all)).toContain('郑𠮷')
  expect(await peopleFound('zheng', all)).toContain('郑𠮷')
  expect(await peopleFound('maria fernanda', all)).toEqual([expect.stringContaining('MARÍA FERNANDA')])
  expect(await peopleFound('Rodriguez', all)).toEqual([expect.stringContaining('MARÍA FERNANDA')])
  expect(await peopleFound('Adebayo', all)).toEqual(['OLUWASEUN ADEBAYO-OGUNLESI'])
  expect(await peopleFound('伊布拉欣', all)).toEqual(['马·伊布拉欣'])
})

test('a number of a document and a telephone find whole, however they are written, and never by a part', async () => {
  const [identity = ''] = person('王秀兰').documents.map((document) => document.number)
  const { telephone } = person('王秀兰')
  const byIdentity = await find(`${identity.slice(0, 6)} ${identity.slice(6).toLowerCase()}`)
  const byTelephone = await find(`+86 ${telephone.slice(0, 3)}-${telephone.slice(3)}`)

  expect(byIdentity.people.rows.map((row) => row.subject)).toEqual([subject])
  expect(byTelephone.people.rows.map((row) => row.subject)).toEqual([subject])
  for (const part of [identity.slice(0, 17), identity.slice(1), telephone.slice(0, 10), telephone.slice(1)])
    expect((await find(part)).people.rows).toEqual([])
})

test('an employer is found by a part of the name, its pinyin, its code and its telephone', async () => {
  const employer = city.employers.find(({ agencyId }) => agencyId === yuwangtai)
  if (employer === undefined) throw new Error('no employer')
  const inner = Array.from(employer.name).slice(2, 6).join('')
  const wrong = Array.from(employer.name).with(3, '𡋾').join('')

  for (const terms of [
    employer.name,
    inner,
    employer.uscc,
    employer.uscc.toLowerCase(),
    employer.telephone,
  ].filter((one) => one !== null))
    expect((await find(terms)).employers.rows).toContainEqual(
      expect.objectContaining({ name: employer.name, uscc: employer.uscc }),
    )
  const near = await find(wrong)
  expect(near.employers.near).toBe(true)
  expect(near.employers.rows.map(({ name }) => name)).toContain(employer.name)
  expect((await find(employer.uscc.slice(0, 12))).employers.rows).toEqual([])
})

test('a case is found by its whole number, and with whoever it is about', async () => {
  const byNumber = await find(`${number.slice(0, 6)} ${number.slice(6)}`)
  const byName = await find('王秀兰')

  expect(byNumber.cases.rows.map(({ id }) => id)).toEqual([caseId])
  expect(byName.cases.rows.map(({ id }) => id)).toContain(caseId)
  expect(byName.people.rows.find((row) => row.subject === subject)?.case).toBe(caseId)
  expect((await find(number.slice(0, -1))).cases.rows).toEqual([])
})

test('numbers of documents are masked, and telephones are not shown', async () => {
  const reply = await reviewer.post('/api/search', { terms: '王秀兰' })
  const { documents, telephone } = person('王秀兰')
  const [row] = reply.json<Found>().people.rows

  expect(row?.document).toMatch(/^4102\*{10}[\dX]{4}$/)
  expect(reply.body).not.toContain(documents[0]?.number)
  expect(reply.body).not.toContain(telephone)
})

test('what belongs to another agency is not found by anything, and answers as what does not exist', async () => {
  const [identity = ''] = person('王秀兰').documents.map((document) => document.number)
  const unknown = await find('41010119900307721X', elsewhere)

  for (const terms of ['王秀兰', 'wangxiulan', 'wxl', '王秀蓝'])
    expect(await peopleFound(terms, elsewhere)).not.toContain('王秀兰')
  for (const terms of [identity, person('王秀兰').telephone, number])
    expect(await find(terms, elsewhere)).toEqual(unknown)
  expect(await peopleFound(identity, manager)).toEqual(['王秀兰'])
})

test('too little to look for is refused with a sentence', async () => {
  for (const terms of ['w', '·', '  1 '])
    expect((await reviewer.post('/api/search', { terms })).json()).toMatchObject({
      code: 'search.too-short',
      fields: [{ field: 'terms' }],
    })
})

test('everybody who was shown is in the audit, and a search that shows nobody; what was typed is not', async () => {
  const approver = await world.signIn(world.username('approver', yuwangtai))
  const { people, employers, cases } = await find('wangxiulan', approver)
  const shown = await looksOf(approver)
  await find('查无此人', approver)
  const all = await looksOf(approver)

  const subjects = [...people.rows, ...employers.rows].map((row) => `${row.subject} null`)
  const files = cases.rows.map(({ id }) => `${subject} ${id}`)
  expect(shown.map((look) => `${look.subject_id} ${look.case_id}`).toSorted()).toEqual(
    [...subjects, ...files].toSorted(),
  )
  expect(new Set(shown.map((look) => look.agency_id))).toEqual(new Set([yuwangtai]))
  expect(all.filter((look) => look.subject_id === null)).toHaveLength(1)
  expect(all.map(({ entry }) => entry).join()).not.toMatch(/wangxiulan|王秀兰|查无此人/)
})

test('she reads herself that a search listed her, and by whom', async () => {
  const own = await world.enter(person('王秀兰').telephone)
  await find('王秀兰')
  const { rows } = await answer<{ rows: { act: string }[] }>(own.get(`/api/audit/looks/${subject}`))

  expect(rows.map(({ act }) => act)).toContain('search.find')
})

const looks = query<{
  subject_id: string | null
  case_id: string | null
  agency_id: string
  entry: string
}>(
  `select subject_id, case_id, agency_id, to_jsonb(e)::text as entry from audit.entry e
   where act = 'search.find' and actor_id = $1`,
)
async function looksOf({ staffId }: Signed) {
  const [rows] = await world.database.read({ path: 'worker' }, looks(staffId))
  return rows
}
