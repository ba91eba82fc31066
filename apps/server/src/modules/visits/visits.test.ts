import { addDays } from '@tongban/policy'
import { expect, test } from 'vitest'

import { takeIn } from '../../../test/dealings.ts'
import { createWorld, ordinaryDay } from '../../../test/world.ts'
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
