import { forHeader } from '@tongban/contracts/access'
import type { CaseView } from '@tongban/contracts/cases'
import type { PersonalMandateView } from '@tongban/contracts/personal-mandates'
import type { Day } from '@tongban/policy'
import { expect, test } from 'vitest'

import { answer } from '../../../../test/scene.ts'
import { createWorld, ordinaryDay, photograph, type Signed } from '../../../../test/world.ts'
import { newId } from '../../../platform/context.ts'
import { query } from '../../../platform/database.ts'
import { kaifengCity } from '../../../worlds/kaifeng/city.ts'
import { identityNumberOf } from '../../../worlds/kaifeng/numbers.ts'
import { registerPerson } from '../../people/index.ts'

const world = await createWorld()
const { persons } = kaifengCity({ seed: 7, people: 30, today: ordinaryDay })
const [wang, , , chen] = persons
const longting = '410202-01'
const clerk = await world.signIn(world.username('counter-clerk', longting))
const parent = await world.enter(wang?.telephone ?? '')
let children = 0

/** A child on record, born on a day, who stands at the counter with his parent. */
async function childBorn(birthDate: Day): Promise<{ subject: string; name: string }> {
  const subject = newId()
  const name = `小${'一二三四五六七'[children] ?? ''}`
  const number = identityNumberOf('resident', '410202', { birthDate, sex: 'female' }, 100 + (children += 1))
  const born = { subjectId: subject, status: 'registered', name, telephoneFrom: 'person' } as const
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
  return { subject, name }
}

/** The clerk takes the guardian's record in and accepts it; somebody else decides. */
async function record(
  subject: string,
  form: { ground: string; name?: string },
): Promise<{ url: string; view: CaseView; approver: Signed }> {
  const staged = await answer<{ id: string }>(clerk.upload(`/api/materials/${subject}/files`, photograph))
  const paper = form.ground === 'minor' ? 'birth-certificate' : 'judgement'
  const view = await answer<CaseView>(
    clerk.post('/api/cases', {
      subject,
      item: 'guardian-registration',
      itemVersion: 1,
      form: { 'document-kind': 'resident', number: wang?.documents[0]?.number, name: wang?.name, ...form },
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
  const online = await parent.post(`/api/personal-mandates/${subject}/${held?.id ?? ''}/revocation`)
  await answer(clerk.post(`/api/personal-mandates/${subject}/${held?.id ?? ''}/revocation`))
  const after = await parent.get(`/api/people/${subject}`, { [forHeader]: subject })

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
  expect(online.json()).toMatchObject({ code: 'mandates.guardian' })
  expect(after.json()).toMatchObject({ code: 'general.mandate-over' })
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
