import { forHeader } from '@tongban/contracts/access'
import type { CaseView } from '@tongban/contracts/cases'
import type { PersonalMandateView } from '@tongban/contracts/personal-mandates'
import { addDays, type Day } from '@tongban/policy'
import { expect, test } from 'vitest'

import { answer } from '../../../../test/scene.ts'
import { createWorld, ordinaryDay, photograph, type Signed } from '../../../../test/world.ts'
import { newId } from '../../../platform/context.ts'
import { query } from '../../../platform/database.ts'
import { kaifengCity } from '../../../worlds/kaifeng/city.ts'
import { identityNumberOf } from '../../../worlds/kaifeng/numbers.ts'
import { named } from '../../catalogue/index.ts'
import { registerPerson } from '../../people/index.ts'

const world = await createWorld()
const { persons } = kaifengCity({ seed: 7, people: 30, today: ordinaryDay })
const [wang, , , chen] = persons
const longting = '410202-01'
const clerk = await world.signIn(world.username('counter-clerk', longting))
const parent = await world.enter(wang?.telephone ?? '')
let children = 0

/** A child on record, born on a day, who stands at the counter with his parent. */
async function childBorn(
  birthDate: Day,
): Promise<{ subject: string; name: string; number: string; telephone: string }> {
  const subject = newId()
  const name = `小${'一二三四五六七'[children] ?? ''}`
  const number = identityNumberOf('resident', '410202', { birthDate, sex: 'female' }, 100 + (children += 1))
  const telephone = String(13_312_000_000 + children)
  const born = { subjectId: subject, status: 'registered', name, telephone, telephoneFrom: 'person' } as const
  const writes = registerPerson(
    world.secrets,
    { ...born, documents: [{ kind: 'resident', number }] },
    { now: world.clock.now(), today: world.clock.today(), cause: subject, agencyId: longting },
  )
  await world.database.transaction({ path: 'worker' }, async (tx) => tx.record(...writes))
  await answer(
    clerk.post('/api/visits', {
      subjectKind: 'person',
      kind: 'resident',
      number,
      name,
      identifiedBy: 'document',
      purpose: '监护登记',
    }),
  )
  return { subject, name, number, telephone }
}

/** The clerk takes the guardian's record in and accepts it; somebody else decides. */
async function record(
  subject: string,
  form: { ground: string; name?: string },
  item = 'guardian-registration',
): Promise<{ url: string; view: CaseView; approver: Signed }> {
  const paper = { minor: 'birth-certificate', court: 'judgement', removed: 'judgement-removed' }[form.ground]
  const guardian = { 'document-kind': 'resident', number: wang?.documents[0]?.number, name: wang?.name }
  return await accepted(subject, { item, form: { ...guardian, ...form }, paper: paper ?? '' })
}

/** What a clerk takes in with one paper and accepts, and who decides it. */
async function accepted(
  subject: string,
  { item, form, paper }: { item: string; form: object; paper: string },
): Promise<{ url: string; view: CaseView; approver: Signed }> {
  const staged = await answer<{ id: string }>(clerk.upload(`/api/materials/${subject}/files`, photograph))
  const view = await answer<CaseView>(
    clerk.post('/api/cases', {
      subject,
      item,
      itemVersion: 1,
      form,
      materials: [
        { material: 'identity-document', by: 'seen' },
        { material: paper, by: 'file', files: [staged.id] },
      ],
    }),
  )
  const url = `/api/cases/${subject}/${view.id}`
  await answer(clerk.post(`${url}/acceptance`, { version: 0 }))
  return { url, view, approver: await world.signIn(world.username('approver', view.agencyId)) }
}

test('a guardian is recorded by two people, needs nobody’s consent, and acts until the eve of the child’s majority', async () => {
  const { subject, name } = await childBorn('2015-06-01')
  const { url, approver } = await record(subject, { ground: 'minor' })
  const told = query<{ kind: string }>(
    'select kind from messages.message where subject_id = any ($1) and kind = $2',
  )
  const early = await parent.get(`/api/people/${subject}`, { [forHeader]: subject })

  await answer(approver.post(`${url}/decision`, { version: 1, grant: true, note: '' }))
  await world.deliverEvents()
  const open = await parent.get(`/api/people/${subject}`, { [forHeader]: subject })
  const own = await answer<{ subject: string }>(parent.get('/api/accounts/own'))
  const { rows } = await answer<{ rows: PersonalMandateView[] }>(
    parent.get(`/api/personal-mandates/${own.subject}`),
  )
  const held = rows.find((row) => row.subject === subject)

  const [messages] = await world.database.read(
    { path: 'worker' },
    told([subject, own.subject], 'acting-begun'),
  )

  expect(messages).toHaveLength(2)
  expect(early.json()).toMatchObject({ code: 'general.mandate-over' })
  expect(open.json()).toMatchObject({ name })
  expect(held).toMatchObject({
    kind: 'guardian',
    state: 'stands',
    side: 'held',
    to: '2033-05-31',
    items: null,
  })
})

test('nobody ends a guardianship alone, neither the guardian nor a clerk; what two recorded two end, and both sides are told', async () => {
  const { subject } = await childBorn('2012-02-02')
  const { url, approver } = await record(subject, { ground: 'court' })
  await answer(approver.post(`${url}/decision`, { version: 1, grant: true, note: '' }))
  const { rows } = await answer<{ rows: PersonalMandateView[] }>(
    clerk.get(`/api/personal-mandates/${subject}`),
  )
  const revocation = `/api/personal-mandates/${subject}/${rows[0]?.id ?? ''}/revocation`
  const alone = [await parent.post(revocation), await clerk.post(revocation)]
  const still = await parent.get(`/api/people/${subject}`, { [forHeader]: subject })

  const other = await record(subject, { ground: 'removed', name: chen?.name ?? '' }, 'guardian-ending')
  const wrong = await other.approver.post(`${other.url}/decision`, { version: 1, grant: true, note: '' })
  const end = await record(subject, { ground: 'removed' }, 'guardian-ending')
  const asked = await parent.get(`/api/people/${subject}`, { [forHeader]: subject })
  await answer(end.approver.post(`${end.url}/decision`, { version: 1, grant: true, note: '' }))
  await world.deliverEvents()
  const after = await parent.get(`/api/people/${subject}`, { [forHeader]: subject })

  const ended = query<{ subject_id: string }>(
    `select subject_id from messages.message where kind = 'acting-ended' and subject_id = any (array[$1, $2]::uuid[])`,
  )
  const own = await answer<{ subject: string }>(parent.get('/api/accounts/own'))
  const [told] = await world.database.read({ path: 'worker' }, ended(subject, own.subject))
  expect(alone.map((reply) => reply.json<{ code: string }>().code)).toEqual([
    'mandates.guardian',
    'mandates.guardian',
  ])
  expect([still.statusCode, asked.statusCode]).toEqual([200, 200])
  expect(wrong.json()).toMatchObject({ code: 'cases.effect', fields: [{ field: 'form.number' }] })
  expect(after.json()).toMatchObject({ code: 'general.mandate-over' })
  expect(new Set(told.map(({ subject_id: id }) => id))).toEqual(new Set([subject, own.subject]))
})

test('who is of age has no parent as guardian; and the day before he still had', async () => {
  const grown = await childBorn('2008-03-02')
  const nearly = await childBorn('2008-03-03')

  const late = await record(grown.subject, { ground: 'minor' })
  const refused = await late.approver.post(`${late.url}/decision`, { version: 1, grant: true, note: '' })
  const last = await record(nearly.subject, { ground: 'minor' })
  const done = await last.approver.post(`${last.url}/decision`, { version: 1, grant: true, note: '' })

  expect(refused.json()).toMatchObject({ code: 'cases.effect', fields: [{ field: 'form.ground' }] })
  expect(done.json()).toMatchObject({ outcome: 'completed' })
})

test('nobody else is let in by it, and a name that the number does not have makes nobody a guardian', async () => {
  const { subject } = await childBorn('2016-01-01')
  const other = await world.enter(chen?.telephone ?? '')

  const wrong = await record(subject, { ground: 'court', name: chen?.name ?? '' })
  const refused = await wrong.approver.post(`${wrong.url}/decision`, { version: 1, grant: true, note: '' })
  const right = await record(subject, { ground: 'court' })
  await answer(right.approver.post(`${right.url}/decision`, { version: 1, grant: true, note: '' }))
  const foreign = await other.get(`/api/people/${subject}`, { [forHeader]: subject })

  expect(refused.json()).toMatchObject({ code: 'cases.effect', fields: [{ field: 'form.number' }] })
  expect(foreign.json()).toMatchObject({ code: 'general.mandate-over' })
})

test('a guardian is recorded again, for a longer time or after another mandate: one stands', async () => {
  const { subject } = await childBorn('2014-04-04')
  const standing = query<{ count: number }>(
    `select count(*)::int as count from mandates.personal where subject_id = $1 and kind = 'guardian' and revoked_at is null`,
  )
  for (const ground of ['minor', 'court']) {
    const { url, approver } = await record(subject, { ground })
    expect(
      (await approver.post(`${url}/decision`, { version: 1, grant: true, note: '' })).json(),
    ).toMatchObject({
      outcome: 'completed',
    })
  }

  expect((await world.database.read({ path: 'worker' }, standing(subject)))[0]).toEqual([{ count: 1 }])
})

test('nobody decides that he himself, or one of his family, is somebody’s guardian', async () => {
  const { subject } = await childBorn('2013-05-05')
  const { url, view } = await record(subject, { ground: 'minor' })
  const related = await world.signIn(await world.hire('approver', view.agencyId))
  const shown = { kind: 'resident', number: wang?.documents[0]?.number, name: wang?.name }
  await answer(related.post('/api/kin', { ...shown, relation: 'spouse' }))

  const decided = await related.post(`${url}/decision`, { version: 1, grant: true, note: '' })

  expect(decided.json()).toMatchObject({ code: 'general.kin' })
})

test('a ward reads what is his by his own login and hands in nothing: a child, and an adult until his guardianship has ended', async () => {
  const child = await childBorn('2012-07-07')
  const adult = await childBorn('1990-07-07')
  const { url, approver } = await record(adult.subject, { ground: 'court' })
  await answer(approver.post(`${url}/decision`, { version: 1, grant: true, note: '' }))
  const logIn = async ({ telephone, number, name }: typeof child) => {
    const own = await world.enter(telephone)
    await answer(own.post('/api/accounts/own/bindings', { kind: 'resident', number, name }))
    return own
  }
  const asking = async (one: typeof child, who?: Signed) => {
    const { subject } = one
    const own = who ?? (await logIn(one))
    const account = await answer<{ ward: boolean }>(own.get('/api/accounts/own'))
    const seen = await own.get(`/api/people/${subject}`)
    const asked = await own.post(`/api/cases/${subject}/checks`, { item: 'person-change-other', form: {} })
    return { own, ward: account.ward, read: seen.statusCode, asked: asked.json<{ code?: string }>().code }
  }

  const [young, his] = [await asking(child), await asking(adult)]
  const handedIn = await his.own.post('/api/cases', {
    subject: adult.subject,
    item: 'person-change-other',
    itemVersion: 1,
    form: { address: '开封市示例路 8 号' },
    materials: [],
  })
  const end = await record(adult.subject, { ground: 'removed' }, 'guardian-ending')
  await answer(end.approver.post(`${end.url}/decision`, { version: 1, grant: true, note: '' }))
  const free = await asking(adult, his.own)

  expect(young).toMatchObject({ ward: true, read: 200, asked: 'general.ward' })
  expect(his).toMatchObject({ ward: true, read: 200, asked: 'general.ward' })
  expect(handedIn.json()).toMatchObject({ code: 'general.ward' })
  expect(free).toMatchObject({ ward: false })
  expect(free.asked).not.toBe('general.ward')
})

test('at sixteen somebody is a ward still, until two people have recorded that he lives on his own work; before that it is not recorded', async () => {
  const [worker, child] = [await childBorn('2009-07-07'), await childBorn('2011-07-07')]
  const own = await world.enter(worker.telephone)
  const { number, name } = worker
  await answer(own.post('/api/accounts/own/bindings', { kind: 'resident', number, name }))
  const asks = async () => {
    const { ward } = await answer<{ ward: boolean }>(own.get('/api/accounts/own'))
    const body = { item: 'person-change-other', form: {} }
    const asked = await own.post(`/api/cases/${worker.subject}/checks`, body)
    return { ward, refused: asked.json<{ code?: string }>().code === 'general.ward' }
  }
  const about = { item: 'own-living', form: { work: '餐馆帮工' }, paper: 'own-income' }
  const before = await asks()

  const asked = await accepted(worker.subject, about)
  const waiting = await asks()
  await answer(asked.approver.post(`${asked.url}/decision`, { version: 1, grant: true, note: '' }))
  const after = await asks()
  const early = await accepted(child.subject, about)
  const refused = await early.approver.post(`${early.url}/decision`, { version: 1, grant: true, note: '' })

  expect([before, waiting, after]).toEqual([
    { ward: true, refused: true },
    { ward: true, refused: true },
    { ward: false, refused: false },
  ])
  expect(refused.json()).toMatchObject({ code: 'cases.effect', fields: [{ field: 'form.work' }] })
})

test('whoever has become a ward acts for nobody any more, and what he gave he or his guardian takes back', async () => {
  const adult = await childBorn('1988-08-08')
  const own = await world.enter(adult.telephone)
  await answer(
    own.post('/api/accounts/own/bindings', { kind: 'resident', number: adult.number, name: adult.name }),
  )
  const to = addDays(ordinaryDay, 60)
  const other = await world.enter(chen?.telephone ?? '')
  const others = (await answer<{ subject: string }>(other.get('/api/accounts/own'))).subject
  const give = async (
    giver: Signed,
    subject: string,
    who: { telephone?: string; name?: string } | undefined,
  ) => {
    const given = { telephone: who?.telephone, name: who?.name, kind: 'proxy', items: null, to }
    return (await answer<{ id: string }>(giver.post(`/api/personal-mandates/${subject}`, given))).id
  }
  const held = await give(other, others, adult)
  await answer(own.post(`/api/personal-mandates/${others}/${held}/answer`, { accept: true }))
  const [first, second] = [
    await give(own, adult.subject, persons[1]),
    await give(own, adult.subject, persons[4]),
  ]
  const family = await give(own, adult.subject, chen)
  await answer(other.post(`/api/personal-mandates/${adult.subject}/${family}/answer`, { accept: true }))
  const acting = async () => await own.get(`/api/cases/${others}`, { [forHeader]: others })
  const before = await acting()
  const { url, approver } = await record(adult.subject, { ground: 'court' })
  await answer(approver.post(`${url}/decision`, { version: 1, grant: true, note: '' }))

  const after = await acting()
  const takeBack = async (who: Signed, id: string) =>
    await who.post(`/api/personal-mandates/${adult.subject}/${id}/revocation`)
  const byFamily = [
    await takeBack(other, first),
    await other.get(`/api/personal-mandates/${adult.subject}`, { [forHeader]: adult.subject }),
  ]
  const read = await parent.get(`/api/personal-mandates/${adult.subject}`, { [forHeader]: adult.subject })
  const taken = [await takeBack(own, first), await takeBack(parent, second)]
  const anew = await own.post(`/api/personal-mandates/${adult.subject}`, {})

  expect([before.statusCode, after.json()]).toMatchObject([200, { code: 'general.mandate-over' }])
  expect(byFamily.map((reply) => reply.json<{ code: string }>().code)).toEqual([
    'mandates.none',
    'mandates.none',
  ])
  expect(read.json<{ rows: PersonalMandateView[] }>().rows.map(({ side }) => side)).toEqual(
    Array.from({ length: 4 }, () => 'given'),
  )
  expect(taken.map(({ statusCode }) => statusCode)).toEqual([200, 200])
  expect(anew.json()).toMatchObject({ code: 'general.ward' })
})

test('the end of a guardianship that is taken back lets it stand again, also after the same guardian was recorded anew', async () => {
  const { subject } = await childBorn('2011-01-01')
  const decided = async (form: { ground: string }, item?: string) => {
    const { url, view, approver } = await record(subject, form, item)
    await answer(approver.post(`${url}/decision`, { version: 1, grant: true, note: '' }))
    return view
  }
  await decided({ ground: 'court' })
  const view = await decided({ ground: 'removed' }, 'guardian-ending')
  await decided({ ground: 'court' })
  const effect = named(world.registry.effects, 'mandates.guardian-end')
  const facts = {
    caseId: newId(),
    subjectId: subject,
    agencyId: view.agencyId,
    byAgent: false,
    handedInOn: world.clock.today(),
    context: world.systemContext(),
  }
  await world.database.transaction({ path: 'worker' }, async (tx) => {
    tx.record(
      ...effect.reverse(facts, view.id, await tx.load(...(effect.loadReverse?.(facts, view.id) ?? []))),
    )
  })

  const standing = query<{ count: number }>(
    `select count(*)::int as count from mandates.personal where subject_id = $1 and kind = 'guardian' and revoked_at is null`,
  )
  const read = await parent.get(`/api/people/${subject}`, { [forHeader]: subject })
  expect((await world.database.read({ path: 'worker' }, standing(subject)))[0]).toEqual([{ count: 1 }])
  expect(read.statusCode).toBe(200)
})
