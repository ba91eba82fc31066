import { randomUUID } from 'node:crypto'

import { addDays } from '@tongban/policy'
import { expect, test } from 'vitest'

import { auditFaults } from '../../../test/audit-faults.ts'
import { takeIn } from '../../../test/dealings.ts'
import { createWorld, ordinaryDay } from '../../../test/world.ts'
import { withClient } from '../../platform/client.ts'
import { kaifengCity } from '../../worlds/kaifeng/city.ts'

const world = await createWorld()
const { persons, employers } = kaifengCity({ seed: 7, people: 30, today: ordinaryDay })
const documents = persons.flatMap(({ name, documents: own }) =>
  own.map((document) => ({ name, ...document })),
)
const everyKind = [...Map.groupBy(documents, ({ kind }) => kind).values()].map(([first]) => first)
const identified = { subjectKind: 'person', identifiedBy: 'document', purpose: '办事' }
const endless = 'Wolfeschlegelsteinhausenbergerdorff '.repeat(5).trim()

test.each(everyKind.map((document) => [document?.kind, document] as const))(
  'a person is found by a number of the kind %s, however it is typed, and seen with it masked',
  async (_kind, document) => {
    const clerk = await world.signIn(world.username('counter-clerk', '410202-01'))
    const { kind, number = '', name } = document ?? {}

    const came = await clerk.post('/api/visits', {
      ...identified,
      kind,
      number: ` ${number.toLowerCase()} `,
      name,
    })
    const { subject } = came.json<{ subject: string }>()
    const record = await clerk.get(`/api/people/${subject}`)

    expect(came.json()).toMatchObject({ subjectName: name })
    expect(record.json()).toMatchObject({ name })
    expect(record.body).not.toContain(number)
  },
)

test.each([
  ['rare characters', '赵𠮷𡋾', 'resident', '41020219900101999X'],
  ['one character', '佘', 'passport', 'E1'],
  ['a Latin name without end', endless, 'passport', 'X'],
  ['marks above letters', 'Nguyễn Thị Ánh', 'passport', 'C-00 7/A'],
  ['Arabic letters', 'محمد بن سلمان', 'foreign-permanent', 'SAU110199001019'],
] as const)(
  'a newcomer with %s and a number that fits no rule is served at once, and a human looks at the number later',
  async (_what, name, kind, number) => {
    const clerk = await world.signIn(world.username('counter-clerk', '410202-01'))
    const reviewer = await world.signIn(world.username('reviewer', '410202-01'))

    const unknown = await clerk.post('/api/visits', { ...identified, kind, number, name })
    const came = await clerk.post('/api/visits', { ...identified, kind, number, name, register: true })
    const { subject } = came.json<{ subject: string }>()
    const { url } = await takeIn(clerk, subject)
    const toCheck = await reviewer.get('/api/people/documents-to-check')

    expect(unknown.json()).toMatchObject({ code: 'visits.unknown' })
    expect((await clerk.get(url)).json()).toMatchObject({ subjectName: name })
    expect((await clerk.get('/api/people/' + subject)).json()).toMatchObject({ name, status: 'applicant' })
    const waiting = toCheck
      .json<{ rows: { subject: string; document: { id: string; number: string } }[] }>()
      .rows.find((row) => row.subject === subject)
    expect(waiting?.document.number).not.toBe(number)
    const confirmed = await reviewer.post(
      `/api/people/${subject}/documents/${waiting?.document.id}/confirmation`,
      { note: '与原件一致' },
    )
    expect(confirmed.statusCode).toBe(200)
    const again = await clerk.post('/api/visits', { ...identified, kind, number, name })
    expect(again.json()).toMatchObject({ subject, subjectName: name })
  },
)

test('no visit stands without its look in the audit, and asked again it has one', async () => {
  const clerk = await world.signIn(world.username('counter-clerk', '410204-01'))
  const [document] = documents
  const key = randomUUID()
  const come = async () =>
    await clerk.post('/api/visits', { ...identified, ...pick(document), name: document?.name }, key)
  const behind = async (text: string): Promise<object[]> =>
    await withClient(world.connection, async (client) => (await client.query<object>(text)).rows)
  await behind(`alter table audit.entry add constraint no_room check (act <> 'visits.open') not valid`)

  const failed = await come()
  const open = await clerk.get('/api/visits/open')
  await behind('alter table audit.entry drop constraint no_room')
  const replies = [await come(), await come()]

  expect([failed.statusCode, open.json()]).toEqual([500, { rows: [] }])
  expect(replies.map(({ statusCode }) => statusCode)).toEqual([200, 200])
  const { id } = replies[0]?.json<{ id: string }>() ?? { id: '' }
  expect(await behind(`select act from audit.entry where visit_id = '${id}'`)).toEqual([
    { act: 'visits.open' },
  ])
  expect(await auditFaults(world)).toEqual([])
})

test('a number is confirmed with the name of who looked and when, and never by whom it belongs to', async () => {
  const clerk = await world.signIn(world.username('counter-clerk', '410202-01'))
  const number = 'CHECK-7'
  const came = await clerk.post('/api/visits', {
    ...identified,
    kind: 'passport',
    number,
    name: '周证',
    register: true,
  })
  const { subject } = came.json<{ subject: string }>()
  const grant = {
    role: 'reviewer',
    post: 'business',
    agencyId: '410202-01',
    outletId: null,
    from: '2020-01-01',
    to: null,
  } as const
  const self = await world.signIn(await world.employ({ grants: [grant], ownSubjectId: subject }))
  const reviewer = await world.signIn(world.username('reviewer', '410202-01'))
  const waiting = (await reviewer.get('/api/people/documents-to-check'))
    .json<{ rows: { subject: string; document: { id: string } }[] }>()
    .rows.find((row) => row.subject === subject)
  const url = `/api/people/${subject}/documents/${waiting?.document.id}/confirmation`

  const own = await self.post(url, { note: '与原件一致' })
  const confirmed = await reviewer.post(url, { note: '与原件一致' })

  expect(own.json()).toMatchObject({ code: 'general.kin' })
  expect(confirmed.statusCode).toBe(200)
  const rowsOf = async (text: string) =>
    await withClient(world.connection, async (client) => (await client.query(text, [subject])).rows)
  expect(
    await rowsOf('select confirmed_by, verdict_note from people.document where subject_id = $1'),
  ).toEqual([{ confirmed_by: reviewer.staffId, verdict_note: '与原件一致' }])
  expect(
    await rowsOf(
      `select actor_id, agency_id from audit.entry where subject_id = $1 and act = 'people.confirm-document'`,
    ),
  ).toEqual([{ actor_id: reviewer.staffId, agency_id: '410202-01' }])
})

test('a former number of fifteen digits leads to the same person', async () => {
  const clerk = await world.signIn(world.username('counter-clerk', '410202-01'))
  const person = persons.find(({ formerNumber }) => formerNumber !== null)
  const { name } = person ?? {}

  const old = await clerk.post('/api/visits', {
    ...identified,
    kind: 'resident',
    number: person?.formerNumber,
    name,
  })
  const present = await clerk.post('/api/visits', {
    ...identified,
    kind: 'resident',
    number: person?.documents[0]?.number,
    name,
  })

  expect(old.json<{ subject: string }>().subject).toBe(present.json<{ subject: string }>().subject)
})

test('a number with the name of somebody else opens nothing, and is told so', async () => {
  const clerk = await world.signIn(world.username('counter-clerk', '410202-01'))
  const [document] = documents

  const reply = await clerk.post('/api/visits', { ...identified, ...pick(document), name: '别人' })

  expect(reply.json()).toMatchObject({ code: 'visits.name-differs', fields: [{ field: 'name' }] })
})

test('a visit ends when the person leaves', async () => {
  const clerk = await world.signIn(world.username('counter-clerk', '410203-01'))
  const came = await clerk.post('/api/visits', {
    ...identified,
    ...pick(documents[0]),
    name: documents[0]?.name,
  })
  const { id, subject } = came.json<{ id: string; subject: string }>()
  const before = await clerk.get(`/api/people/${subject}`)

  await clerk.post(`/api/visits/${subject}/${id}/end`)

  expect(before.statusCode).toBe(200)
  expect((await clerk.get(`/api/people/${subject}`)).json()).toMatchObject({ code: 'visits.none' })
  const { rows } = (await clerk.get('/api/visits/open')).json<{ rows: object[] }>()
  expect(rows).toEqual([])
})

test('a visit that nobody ended is over by the next day', async () => {
  const clerk = await world.signIn(world.username('counter-clerk', '410204-01'))
  const came = await clerk.post('/api/visits', {
    ...identified,
    ...pick(documents[0]),
    name: documents[0]?.name,
  })
  const { subject } = came.json<{ subject: string }>()

  world.setDay(addDays(world.clock.today(), 1))
  const nextDay = await world.signIn(world.username('counter-clerk', '410204-01'))

  expect((await nextDay.get(`/api/people/${subject}`)).json()).toMatchObject({ code: 'visits.none' })
})

test('an employer is found by its code; a code that cannot be one is told', async () => {
  const clerk = await world.signIn(world.username('counter-clerk', '410202-01'))
  const [employer] = employers
  const common = { subjectKind: 'employer', identifiedBy: 'document', purpose: '办事' }

  const came = await clerk.post('/api/visits', { ...common, uscc: employer?.uscc, name: employer?.name })
  const wrong = await clerk.post('/api/visits', { ...common, uscc: '91410200MA0000000X', name: '某公司' })

  expect(came.json()).toMatchObject({ subjectKind: 'employer', subjectName: employer?.name })
  expect(wrong.json()).toMatchObject({ code: 'visits.unknown', fields: [{ field: 'uscc' }] })
})

function pick(document: (typeof documents)[number] | undefined) {
  return { kind: document?.kind, number: document?.number }
}
