import type { CaseDetail, CaseView } from '@tongban/contracts/cases'
import type { BeforeHandIn } from '@tongban/contracts/checks'
import type { SubjectRecord } from '@tongban/contracts/people'
import { expect, test } from 'vitest'

import { auditFaults } from '../../../test/audit-faults.ts'
import { counterOf } from '../../../test/counter.ts'
import { takeIn } from '../../../test/dealings.ts'
import { freshNumber } from '../../../test/lists.ts'
import { askedToMerge, othersAgree } from '../../../test/others.ts'
import { answer, openScene } from '../../../test/scene.ts'
import { officersOf, shielded } from '../../../test/shields.ts'
import { createWorld, ordinaryDay, photograph, type Signed } from '../../../test/world.ts'
import { withClient } from '../../platform/client.ts'
import { newId } from '../../platform/context.ts'
import { query } from '../../platform/database.ts'
import { kaifengCity } from '../../worlds/kaifeng/city.ts'

const world = await createWorld()
const { clerk, reviewer, approver, person, subject } = await openScene(world)
const { persons } = kaifengCity({ seed: 7, people: 30, today: ordinaryDay })
const [wang, zhang, , chen] = persons
const nameOfHers = wang?.name ?? ''
const numberOf = (who: typeof wang): string => who?.documents[0]?.number ?? ''
const comeAgain = async (): Promise<void> => void (await visited(numberOf(wang), nameOfHers))

/** Somebody who comes with a number that nobody has, and is taken on. */
async function takenOn(name = nameOfHers, register = true): Promise<{ subject: string; number: string }> {
  const number = freshNumber()
  return { number, ...(await visited(number, name, register)) }
}

async function visited(number: string, name: string, register = false): Promise<{ subject: string }> {
  const came = {
    subjectKind: 'person',
    kind: 'resident',
    number,
    name,
    identifiedBy: 'document',
    purpose: '合并',
  }
  return await answer(clerk.post('/api/visits', { ...came, register }))
}

/** The merging of somebody into 王秀兰, accepted. */
async function asked(number: string, name = nameOfHers): Promise<CaseView & { readonly url: string }> {
  return await askedToMerge(clerk, subject, { number, name })
}

/** Reviewed, after whoever has the other record has said that it is right, and decided. */
async function decided(url: string, by: Signed = approver) {
  await othersAgree(world, reviewer, url)
  return await decidedUntold(url, by)
}

async function decidedUntold(url: string, by: Signed = approver) {
  const { version } = await answer<CaseDetail>(reviewer.get(url))
  await answer(reviewer.post(`${url}/opinion`, { version, favourable: true, note: '' }))
  return await granted(url, by)
}

async function granted(url: string, by: Signed = approver) {
  const { version } = await answer<CaseDetail>(by.get(url))
  return await by.post(`${url}/decision`, { version, grant: true, note: '' })
}

const guardians = query<{ id: string }>(
  `select id from mandates.personal where subject_id = $1 and kind = 'guardian' and revoked_at is null`,
)
const guardiansOf = async (of: string) => (await world.database.read({ path: 'worker' }, guardians(of)))[0]
const giveAccount = query(
  `insert into payees.account (subject_id, id, benefit, bank, number, holder_name, valid_from, recorded_at, cause)
   values ($1, $2, 'pension', '中国银行', $3, $4, '2024-01-01', $5, $6)`,
)

/** A case of the one who stands at the counter, with one paper, accepted there and decided by whoever owns it. */
async function settled(
  of: string,
  item: string,
  form: object,
  paper: string,
): Promise<{ id: string; number: string; agencyId: string; url: string }> {
  const file = await answer<{ id: string }>(clerk.upload(`/api/materials/${of}/files`, photograph))
  const materials = [
    { material: 'identity-document', by: 'seen' },
    { material: paper, by: 'file', files: [file.id] },
  ]
  const { id, url } = await takeIn(clerk, of, { item, form, materials })
  const { version, agencyId, number } = await answer<CaseView>(
    clerk.post(`${url}/acceptance`, { version: 0 }),
  )
  const officer = await world.signIn(world.username('approver', agencyId))
  await answer(officer.post(`${url}/decision`, { version, grant: true, note: '' }))
  return { id, number, agencyId, url }
}

/** A completed case is doubted by who reviews it. */
async function doubted({ url }: { readonly url: string }): Promise<void> {
  const { version } = await answer<CaseDetail>(reviewer.get(url))
  await answer(reviewer.post(`${url}/questioning`, { version, note: '办错了' }))
}

/** What was doubted is taken back by somebody at the agency above. */
async function takenBack({ id }: { readonly id: string }) {
  const counter = await counterOf(person, subject, id)
  const body = { version: counter.version, grant: true, note: '办错了' }
  return await (await anotherApprover()).post(`${counter.url}/decision`, body)
}

test('two records of one person become one by a case of two officials: found by each number, read whole at home and at a counter; taken back by another case they are two again', async () => {
  const other = await takenOn()
  const before = await takeIn(clerk, other.subject, { form: { telephone: '13900005555' } })
  await answer(clerk.post(`${before.url}/acceptance`, { version: 0 }))
  await world.deliverEvents()
  const merging = await asked(other.number)
  const judged = await answer<CaseDetail>(reviewer.get(merging.url))
  await answer(decided(merging.url))
  await world.deliverEvents()

  const came = await visited(other.number, nameOfHers)
  const record = await answer<SubjectRecord>(clerk.get(`/api/people/${subject}`))
  const own = await answer<{ rows: CaseView[] }>(person.get(`/api/cases/${subject}`))
  const read = await person.get(`/api/cases/${subject}/${before.id}`)
  const found = await answer<{ people: { rows: { subject: string }[] } }>(
    reviewer.post('/api/search', { terms: other.number }),
  )

  expect(judged.checks.map(({ name }) => name)).toEqual(['people.one-person', 'enrolment-overlaps'])
  expect(came.subject).toBe(subject)
  expect(record.merged).toMatchObject([{ case: merging.id }])
  expect(record.documents).toHaveLength((wang?.documents.length ?? 0) + 2) // with the former number of fifteen digits
  expect(record.facts['person.document']).toContain(wang?.documents[0]?.number.slice(0, 4))
  expect(own.rows.map(({ id }) => id)).toContain(before.id)
  expect(read.json()).toMatchObject({ id: before.id, subject: other.subject, outcome: 'completed' })
  expect(found.people.rows.map((row) => row.subject)).toEqual([subject])

  const { version } = await answer<CaseDetail>(reviewer.get(merging.url))
  await answer(reviewer.post(`${merging.url}/questioning`, { version, note: '是两个人' }))
  const counter = await counterOf(person, subject, merging.id)
  await answer(
    (await anotherApprover()).post(`${counter.url}/decision`, {
      version: counter.version,
      grant: true,
      note: '是两个人',
    }),
  )
  await world.deliverEvents()
  const apart = await visited(other.number, nameOfHers)
  const after = await answer<{ rows: CaseView[] }>(person.get(`/api/cases/${subject}`))

  expect(apart.subject).toBe(other.subject)
  expect(after.rows.map(({ id }) => id)).not.toContain(before.id)
  expect((await person.get(`/api/cases/${subject}/${before.id}`)).statusCode).toBe(404)
  expect(await auditFaults(world)).toEqual([])
})

/** Whoever has decided it does not decide that it was wrong; the agency above has somebody. */
async function anotherApprover(): Promise<Signed> {
  return await world.signIn(world.username('approver', '410200-01'))
}

const checking = { item: 'person-change-other', form: {} }
const mark = query(
  `insert into cases.distrust (subject_id, case_id, number, material, since, until, cause)
   values ($1, $2, '410202260000999', 'planted', '2026-03-02', '2030-01-01', $3)`,
)
const looksAt = query<{ actor_id: string }>(
  'select distinct actor_id from audit.entry where subject_id = $1 and case_id = $2',
)
const openRelation = query('select enrolment.open_relation($1, $2, $3, $4, $5, $6, $7, $8)')
/** A relation without an employer. */
async function enrol(who: string, scheme: string, agency = '410205-01'): Promise<void> {
  const opening = openRelation(who, newId(), scheme, agency, null, '2024-01-01', world.clock.now(), newId())
  await world.database.transaction({ path: 'worker' }, async (tx) => tx.record(opening))
}

test('what is merged has no case under way, is no other already, and bears the name that was said', async () => {
  const busy = await takenOn()
  await takeIn(clerk, busy.subject, { form: { telephone: '13900005555' } })
  const refusals = []
  for (const [number, name] of [
    [busy.number, nameOfHers],
    [(await takenOn()).number, '别的人'],
    [freshNumber(), nameOfHers],
    [numberOf(wang), nameOfHers],
  ] as const) {
    await comeAgain()
    refusals.push((await decided((await asked(number, name)).url)).json<{ fields: { message: string }[] }>())
  }

  expect(refusals.map(({ fields }) => fields[0]?.message)).toEqual([
    '另一份登记还有 1 件没有办完，办完再合并。',
    ...Array.from({ length: 3 }, () => '没有这个证件号码、这个姓名的另一份登记；已经合并过的，不用再办。'),
  ])
})

test('whoever does something with the other record is not overtaken by the merging, and under an id that leads elsewhere by then nothing is begun', async () => {
  const other = await takenOn()
  await comeAgain()
  const { url } = await asked(other.number)
  const meanwhile = await withClient(world.connection, async (owner) => {
    await owner.query('begin')
    await owner.query('select from subjects.subject where subject_id = $1 for key share', [other.subject])
    return await decided(url)
  })
  const after = await answer<CaseView>(granted(url))
  const late = await clerk.post('/api/cases', {
    subject: other.subject,
    item: 'person-change-other',
    itemVersion: 1,
    form: { telephone: '13900005555' },
    materials: [],
  })

  expect(meanwhile.json()).toMatchObject({ code: 'cases.other-busy' })
  expect(after.outcome).toBe('completed')
  expect(late.json()).toMatchObject({ code: 'cases.merged-away' })
})

test('a relation that stands open under one of his ids is not opened a second time under another', async () => {
  const other = await takenOn()
  await enrol(other.subject, 'resident-pension')
  await comeAgain()
  await answer(decided((await asked(other.number)).url))

  await expect(enrol(subject, 'resident-pension')).rejects.toMatchObject({ constraint: 'enrolment_current' })
})

test('what was written to the other record since is put right before the two are taken apart', async () => {
  const other = await takenOn()
  await enrol(other.subject, 'employee-pension')
  await comeAgain()
  const merging = await asked(other.number)
  await answer(decided(merging.url))
  const materials = [{ material: 'identity-document', by: 'seen' }]
  const suspending = await takeIn(clerk, subject, {
    item: 'flexible-suspend',
    form: { from: '2026-04' },
    materials,
  })
  const { number } = await answer<CaseView>(clerk.post(`${suspending.url}/acceptance`, { version: 0 }))
  const { version } = await answer<CaseDetail>(reviewer.get(merging.url))
  await answer(reviewer.post(`${merging.url}/questioning`, { version, note: '是两个人' }))
  const counter = await counterOf(person, subject, merging.id)
  const apart = await (
    await anotherApprover()
  ).post(`${counter.url}/decision`, {
    version: counter.version,
    grant: true,
    note: '是两个人',
  })

  expect(apart.json()).toMatchObject({
    code: 'cases.effect',
    fields: [{ message: `合并以后，办件 ${number} 改过另一份登记：先更正这些办件，再拆开。` }],
  })
})

test('who was the guardian under one id is ended as such by a case of the other, which is put right before the two are taken apart: then he stands as before', async () => {
  const other = await takenOn()
  const guardian = { 'document-kind': 'resident', number: numberOf(zhang), name: zhang?.name }
  await settled(other.subject, 'guardian-registration', { ground: 'court', ...guardian }, 'judgement')
  await comeAgain()
  const merging = await asked(other.number)
  await answer(decided(merging.url))
  await comeAgain()
  const before = await guardiansOf(other.subject)
  const ended = await settled(
    subject,
    'guardian-ending',
    { ground: 'removed', ...guardian },
    'judgement-removed',
  )
  const after = await guardiansOf(other.subject)
  await doubted(merging)
  const tooEarly = await takenBack(merging)
  await doubted(ended)
  await answer(takenBack(ended))
  const again = await guardiansOf(other.subject)
  const apart = await takenBack(merging)

  expect([before, after, again].map((rows) => rows.length)).toEqual([1, 0, 1])
  expect(tooEarly.json()).toMatchObject({
    fields: [{ message: `合并以后，办件 ${ended.number} 改过另一份登记：先更正这些办件，再拆开。` }],
  })
  expect(apart.json()).toMatchObject({ outcome: 'completed' })
  expect(await guardiansOf(other.subject)).toHaveLength(1)
})

async function accounts() {
  await comeAgain()
  return (await answer<SubjectRecord>(clerk.get(`/api/people/${subject}`))).accounts
}

test('the account that a pension goes to under the other id is on the record of the one that stays as long as they are one', async () => {
  const other = await takenOn()
  await world.database.transaction({ path: 'worker' }, async (tx) =>
    tx.record(
      giveAccount(
        other.subject,
        newId(),
        world.secrets.seal('6222020200112233445'),
        nameOfHers,
        world.clock.now(),
        newId(),
      ),
    ),
  )
  const before = await accounts()
  const merging = await asked(other.number)
  await answer(decided(merging.url))
  const merged = await accounts()
  await doubted(merging)
  await answer(takenBack(merging))

  expect(before).toEqual([])
  expect(merged).toMatchObject([{ ending: '3445', holderName: nameOfHers }])
  expect(await accounts()).toEqual([])
})

test('whoever compares two records has looked at both, and to whom the other is closed nothing of it is said before the decision either', async () => {
  const other = await takenOn()
  await comeAgain()
  const { url, id } = await asked(other.number)
  const kin = await world.signIn(await world.hire('reviewer', '410205-01'))
  const family = { relation: 'parent', kind: 'resident', number: other.number, name: nameOfHers }
  await answer(kin.post('/api/kin', family))

  const judged = await answer<CaseDetail>(reviewer.get(url))
  const closed = await answer<CaseDetail>(kin.get(url))
  const [looks] = await world.database.read({ path: 'worker' }, looksAt(other.subject, id))

  expect(judged.checks.map(({ answer: said }) => said)).toEqual(['no', 'yes']) // two birth dates
  expect(closed.checks.map(({ reason }) => reason)).toEqual(
    Array.from({ length: 2 }, () => '另一份登记是您本人或者亲属的，由同事核对。'),
  )
  expect(looks.map(({ actor_id }) => actor_id)).toEqual([reviewer.staffId])
})

test('of whom no commitment is taken under one id, none is taken under the other once they are one', async () => {
  const other = await takenOn()
  const before = await takeIn(clerk, other.subject, { form: { telephone: '13900005555' } })
  await answer(clerk.post(`${before.url}/acceptance`, { version: 0 }))
  await world.database.transaction({ path: 'worker' }, async (tx) =>
    tx.record(mark(other.subject, before.id, newId())),
  )
  await comeAgain()
  const distrusted = async (): Promise<unknown> =>
    (await answer<BeforeHandIn>(clerk.post(`/api/cases/${subject}/checks`, checking))).distrust

  const apart = await distrusted()
  const merging = await asked(other.number)
  await answer(decided(merging.url))
  await comeAgain()
  const merged = await distrusted()

  expect(apart).toBeNull()
  expect(merged).toMatchObject({ until: '2030-01-01', number: '410202260000999' })
})

test('a number behind which somebody hidden stands is answered like one that is nobody’s, and who is hidden is hidden under each of her ids', async () => {
  const officers = await officersOf(world)
  const hidden = { kind: chen?.documents[0]?.kind, number: numberOf(chen), name: chen?.name }
  const other = await takenOn()
  await comeAgain()
  const merging = await asked(other.number)
  await answer(decided(merging.url))
  await shielded(officers, hidden)

  await comeAgain()
  const tried = await decided((await asked(numberOf(chen), chen?.name)).url)
  await shielded(officers, { kind: 'resident', number: other.number, name: nameOfHers })
  const seen = [await reviewer.get(merging.url), await clerk.get(`/api/people/${subject}`)]

  expect(tried.body).toContain('没有这个证件号码')
  expect(seen.map(({ statusCode }) => statusCode)).toEqual([404, 403])
})
