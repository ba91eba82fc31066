import type { BundleView, PublishedBundle } from '@tongban/contracts/bundles'
import type { CaseDetail } from '@tongban/contracts/cases'
import { commitmentHash } from '@tongban/contracts/commitment'
import type { Settlement } from '@tongban/contracts/declaration'
import type { Paper, PaperToRead } from '@tongban/contracts/papers'
import { signedHash } from '@tongban/contracts/signed'
import { expect, test } from 'vitest'

import { auditFaults } from '../../../test/audit-faults.ts'
import { askedAbout, joined, joiner, joinsOf, plantBundle, plantedBundle } from '../../../test/bundles.ts'
import { confirmAll } from '../../../test/confirmations.ts'
import { answer, employerIdentified, openScene } from '../../../test/scene.ts'
import { createWorld, photograph } from '../../../test/world.ts'
import { query } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import { lapseCases } from '../cases/index.ts'

const world = await createWorld()
const scene = await openScene(world)
const { principal, employer, reviewer, approver } = scene
const acceptor = await world.signIn(await world.hire('reviewer', '410205-01'))
const messagesOf = query<{ kind: string; missing: number | null }>(
  `select kind, (facts ->> 'missing')::int as missing from messages.message
   where subject_id = $1 and (case_id = $2 or case_id = any ($3::uuid[])) order by id`,
)
const basesOf = query<{ base_fen: number; from_month: string }>(
  `select b.base_fen, b.from_month from enrolment.base b join employers.roster r on r.person_id = b.subject_id
   where r.subject_id = $1 and r.cause = $2 and b.superseded_by is null`,
)
const handedInOf = query<{ body: object }>(
  "select body from cases.event where subject_id = $1 and case_id = $2 and kind = 'handed-in'",
)
const countBundles = query<{ count: number }>(
  'select count(*) as count from bundles.bundle where subject_id = $1',
)
const tasksOf = query<{ kind: string }>(
  'select kind from cases.task where subject_id = $1 and case_id = $2 and done_at is null',
)

const worker = { path: 'worker' } as const
const handedIn = async (id: string) => (await world.database.read(worker, handedInOf(employer, id)))[0]
const told = async ({ id, members }: BundleView) =>
  (
    await world.database.read(
      worker,
      messagesOf(
        employer,
        id,
        members.map((member) => member.case.id),
      ),
    )
  )[0]
const read = async ({ id }: BundleView): Promise<BundleView> =>
  await answer<BundleView>(principal.get(`/api/bundles/${employer}/${id}`))
const standing = ({ members }: BundleView) =>
  members.map(({ key, case: { stage, outcome, hold } }) => [key, outcome ?? hold?.reason ?? stage])
const caseOf = ({ members }: BundleView, key: string): string =>
  members.find((member) => member.key === key)?.case.id ?? ''
const urlOf = (bundle: BundleView, key: string): string => `/api/cases/${employer}/${caseOf(bundle, key)}`
const versionOf = async (url: string): Promise<number> =>
  (await answer<CaseDetail>(reviewer.get(url))).version

const stage = async (): Promise<string> =>
  (await answer<{ id: string }>(principal.upload(`/api/materials/${employer}/files`, photograph))).id

/** Both papers: the documents as a photograph, the wages as a signed commitment. */
async function papers(): Promise<Record<string, Settlement[]>> {
  const item = world.cases.catalogue.current('contribution-declaration')?.declaration
  const [material] = item?.materials ?? []
  if (item === undefined || material === undefined) throw new Error('no declaration of bases')
  const signed = { hash: commitmentHash(item.code, material), file: await stage() }
  return {
    registration: [{ material: 'employee-documents', by: 'file', files: [await stage()] }],
    base: [{ material: material.key, by: 'commitment', signed }],
  }
}

/** The office takes the registration on, asks whom it names, and grants it. */
async function register(bundle: BundleView): Promise<void> {
  const url = urlOf(bundle, 'registration')
  await answer(acceptor.post(`${url}/acceptance`, { version: 0 }))
  await confirmAll(world, caseOf(bundle, 'registration'))
  await answer(reviewer.post(`${url}/opinion`, { version: await versionOf(url), favourable: true, note: '' }))
  await answer(approver.post(`${url}/decision`, { version: await versionOf(url), grant: true, note: '' }))
  await world.deliverEvents()
}

test('one form opens its cases at once: the second waits for the first, comes to its turn with it, and one message tells of the end', async () => {
  const bundle = await joined(world, principal, employer, { materials: await papers() })
  const waiting = urlOf(bundle, 'base')

  const tooEarly = await reviewer.post(`${waiting}/acceptance`, { version: 0 })
  const [nobodys] = await world.database.read(worker, tasksOf(employer, caseOf(bundle, 'base')))
  await register(bundle)
  const turned = await read(bundle)
  const [task] = await world.database.read(worker, tasksOf(employer, caseOf(bundle, 'base')))
  const before = await told(bundle)
  await answer(acceptor.post(`${waiting}/acceptance`, { version: await versionOf(waiting) }))
  await answer(
    approver.post(`${waiting}/decision`, { version: await versionOf(waiting), grant: true, note: '' }),
  )
  await world.deliverEvents()

  expect(standing(bundle)).toEqual([
    ['registration', 'submitted'],
    ['base', 'bundle'],
  ])
  expect(bundle.members[1]).toMatchObject({
    waitsFor: ['职工参保登记'],
    case: { reading: '等“职工参保登记”办好，马上接着办这一件。', dueOn: null },
  })
  expect(tooEarly.json()).toMatchObject({ code: 'cases.wrong-stage' })
  expect(nobodys).toEqual([])
  expect(standing(turned)).toEqual([
    ['registration', 'completed'],
    ['base', 'submitted'],
  ])
  expect(turned.members[1]?.case.dueOn).not.toBeNull()
  expect(task).toEqual([{ kind: 'accept' }])
  expect(before).toEqual([])
  expect(await told(bundle)).toEqual([{ kind: 'bundle-ended', missing: 0 }])
  expect(await read(bundle)).toMatchObject({ endedOn: world.clock.today(), question: null })
  expect((await world.database.read(worker, basesOf(employer, caseOf(bundle, 'registration'))))[0]).toEqual([
    { base_fen: 650000, from_month: '2026-03' },
  ])
  expect(await auditFaults(world)).toEqual([])
})

test('there is one receipt for all of it, with every case and what it waits for', async () => {
  const bundle = await joined(world, principal, employer)

  const { rows } = await answer<{ rows: Paper[] }>(principal.get(`/api/papers/${employer}?case=${bundle.id}`))
  const ofMember = await answer<{ rows: Paper[] }>(
    principal.get(`/api/papers/${employer}?case=${caseOf(bundle, 'registration')}`),
  )

  expect(rows.map(({ kind }) => kind)).toEqual(['receipt'])
  expect(ofMember.rows).toEqual([])
  const { content } = await answer<PaperToRead>(principal.get(`/api/papers/${employer}/${rows[0]?.id ?? ''}`))
  const words = JSON.stringify(content.blocks)
  expect(words).toContain('一张表开了 2 个办件')
  for (const { case: view } of bundle.members) expect(words.replaceAll(' ', '')).toContain(view.number) // written in groups
  expect(words).toContain('等“职工参保登记”办好接着办')
})

test('faults of all members are told at once where they were typed, and nothing is handed in', async () => {
  const rows = [joiner({ name: '', base: 'x' }), joiner({ from: '2026-02-31' })]
  const [[before]] = await world.database.read(worker, countBundles(employer))

  const refused = await principal.post(`/api/bundles/${employer}`, joinsOf(world, { rows }))
  const unsigned = await principal.post(
    `/api/bundles/${employer}`,
    joinsOf(world, { materials: { base: [{ material: 'wage-proof', by: 'commitment' }] } }),
  )

  const [[after]] = await world.database.read(worker, countBundles(employer))
  const fields = refused.json<{ fields: { field: string }[] }>().fields.map(({ field }) => field)
  expect(refused.statusCode).toBe(422)
  expect(fields.toSorted()).toEqual([
    'form.employees.0.base',
    'form.employees.0.name',
    'form.employees.1.from',
  ])
  expect(unsigned.json()).toMatchObject({ fields: [{ field: 'materials.base.0', code: 'unsigned' }] })
  expect(after).toEqual(before)
})

test('the same form sent twice is one bundle, and what was begun of it is no draft any more', async () => {
  const body = joinsOf(world, {})
  const draft = { form: {}, materials: [], itemVersion: 1, revision: 0 }
  await answer(principal.post(`/api/drafts/${employer}/employee-joins`, draft))
  const begun = await answer<{ rows: object[] }>(principal.get(`/api/drafts/${employer}`))
  const [[before]] = await world.database.read(worker, countBundles(employer))
  const key = 'one-bundle-only-0001'

  const replies = await Promise.all(
    [1, 2].map(async () => await principal.post(`/api/bundles/${employer}`, body, key)),
  )

  const [[after]] = await world.database.read(worker, countBundles(employer))
  const left = await answer<{ rows: object[] }>(principal.get(`/api/drafts/${employer}`))
  expect(begun.rows).toMatchObject([{ item: 'employee-joins', itemName: '员工入职' }])
  expect(left.rows).toEqual([])
  expect(replies[0]?.json()).toEqual(replies[1]?.json())
  expect(Number(after?.count)).toBe(Number(before?.count) + 1)
})

test('where the first is not taken on and its failure stops, the rest ends with it and says why', async () => {
  const bundle = await joined(world, principal, employer)

  await answer(
    reviewer.post(`${urlOf(bundle, 'registration')}/non-acceptance`, {
      version: 0,
      reason: '不是本单位的人',
    }),
  )
  await world.deliverEvents()

  const ended = await read(bundle)
  expect(standing(ended)).toEqual([
    ['registration', 'not-accepted'],
    ['base', 'withdrawn'],
  ])
  expect(ended.members[1]?.case.reading).toBe('同一件事里有一件没有办成，这一件就不办了。')
  expect(await told(bundle)).toEqual([
    { kind: 'not-accepted', missing: null },
    { kind: 'bundle-ended', missing: 2 },
  ])
  expect(await auditFaults(world)).toEqual([])
})

test('one withdrawal ends all that is open, with one message, and only of one’s own', async () => {
  const bundle = await joined(world, principal, employer)
  const url = `/api/bundles/${employer}/${bundle.id}/withdrawal`

  const foreign = await scene.otherPrincipal.post(url, { reason: '不来了' })
  await answer(principal.post(url, { reason: '不来了' }))
  await world.deliverEvents()
  const again = await principal.post(url, { reason: '不来了' })

  expect(foreign.statusCode).toBeGreaterThanOrEqual(403)
  expect(again.json()).toMatchObject({ code: 'bundles.nothing-open' })
  expect(await answerLater(bundle)).toEqual([
    ['registration', 'withdrawn'],
    ['base', 'withdrawn'],
  ])
  expect(await told(bundle)).toEqual([{ kind: 'bundle-ended', missing: 2 }])
})

test('where a department has no port here, the form does not ask for its matter, and whoever applies is told where to go', async () => {
  const published = await answer<PublishedBundle>(principal.get('/api/catalogue/bundles/employee-joins'))
  const bundle = await joined(world, principal, employer)
  const alone = await principal.post('/api/cases', {
    subject: employer,
    item: 'employment-ending',
    itemVersion: 1,
    form: { employees: [] },
    materials: [],
  })

  expect(Object.keys(published.items)).toEqual(['registration', 'base'])
  expect(published.off).toMatchObject([{ key: 'employment', department: '公共就业服务机构' }])
  expect(bundle.members.map(({ key }) => key)).toEqual(['registration', 'base'])
  expect(bundle.off).toMatchObject([{ key: 'employment' }])
  expect(alone.statusCode).toBe(422)
})

test('at a counter a clerk opens a bundle within the visit: signed once, its cases stand at the outlet with the signature over each, and one receipt', async () => {
  const counter = await world.signIn(world.username('counter-clerk', '410205-01'))
  const body = joinsOf(world, {})
  const signature = (given: object) => {
    const salt = 'ab'.repeat(16)
    const about = { item: 'employee-joins', itemVersion: Number(body['version']), form: { ...given }, salt }
    return { salt, formHash: signedHash(about), unsigned: 'no-pad' }
  }
  const form = { ...Object(body['form']) }

  const without = await counter.post(`/api/bundles/${employer}`, body)
  await answer(counter.post('/api/visits', employerIdentified()))
  const changed = await counter.post(`/api/bundles/${employer}`, {
    ...body,
    signature: signature({ employees: [] }),
  })
  const bundle = await answer<BundleView>(
    counter.post(`/api/bundles/${employer}`, { ...body, signature: signature(form) }),
  )
  const url = urlOf(bundle, 'registration')
  const opened = await answer<CaseDetail>(reviewer.get(url))
  const shown = await answer<BundleView>(counter.get(`/api/bundles/${employer}/${bundle.id}`))
  const listed = await answer<{ rows: BundleView[] }>(counter.get(`/api/bundles/${employer}`))
  const papersHere = await answer<{ rows: Paper[] }>(counter.get(`/api/papers/${employer}?case=${bundle.id}`))

  expect(without.json()).toMatchObject({ code: 'visits.none' })
  expect(changed.json()).toMatchObject({ code: 'cases.signature' })
  expect(opened).toMatchObject({
    outletId: expect.stringContaining('410205'),
    signature: {
      unsigned: 'no-pad',
      covers: true,
      formHash: signature(form).formHash, // the one that was signed
      partOf: {
        bundle: 'employee-joins',
        name: '员工入职',
        version: body['version'],
        member: 'registration',
      },
    },
  })
  expect(opened.events[0]).toMatchObject({ kind: 'handed-in' })
  expect(await handedIn(opened.id)).toMatchObject([
    { body: { formHash: signature(form).formHash, partOf: 'employee-joins', member: 'registration' } },
  ])
  expect(standing(bundle)).toEqual([
    ['registration', 'submitted'],
    ['base', 'bundle'],
  ])
  expect(standing(shown)).toEqual(standing(bundle)) // the visit opens its cases, too
  expect(listed.rows.find(({ id }) => id === bundle.id)?.members).toHaveLength(2)
  expect(papersHere.rows.map(({ kind }) => kind)).toEqual(['receipt'])
  expect(await auditFaults(world)).toEqual([])
})

test('a form that opens no case gets no number, and whoever applies is told where to go', async () => {
  const { members, rows } = plantedBundle({})
  await plantBundle(
    world,
    plantedBundle({
      code: 'planted-elsewhere',
      members: members.filter(({ key }) => key === 'employment').map(({ given: _given, ...one }) => one),
      rows: rows.map((row) => ({ ...row, of: { employment: 'employees' } })),
    }),
  )
  const before = await world.database.read(worker, countBundles(employer))
  const body = joinsOf(world, { bundle: 'planted-elsewhere' })
  const refused = await principal.post(`/api/bundles/${employer}`, body)

  expect(refused.json()).toMatchObject({
    code: 'bundles.empty',
    fields: [{ message: expect.stringContaining('就业登记：公共就业服务机构') }],
  })
  expect(await world.database.read(worker, countBundles(employer))).toEqual(before)
})

test('at a counter a bundle is answered and withdrawn only where its cases could be handed in', async () => {
  const far = await world.signIn('luo.qi') // of an outlet that takes no matters of employers
  await answer(far.post('/api/visits', employerIdentified()))
  const asked = await askedAbout(world, scene, employer)
  const url = `/api/bundles/${employer}/${asked.id}`
  const answered = await far.post(`${url}/answer`, { goOn: true })
  const withdrawn = await far.post(`${url}/withdrawal`, { reason: '不来了' })

  for (const refused of [answered, withdrawn])
    expect(refused.json()).toMatchObject({ code: 'cases.not-granted' })
  expect((await read(asked)).question).not.toBeNull()
})

test('where its failure asks, the applicant says whether the rest goes on; without an answer it ends with the last day', async () => {
  const [goes, stops, silent] = [
    await askedAbout(world, scene, employer),
    await askedAbout(world, scene, employer),
    await askedAbout(world, scene, employer),
  ]
  const url = (bundle: BundleView): string => `/api/bundles/${employer}/${bundle.id}/answer`

  await answer(principal.post(url(goes), { goOn: true }))
  const again = await principal.post(url(goes), { goOn: true })
  await answer(principal.post(url(stops), { goOn: false }))
  await world.deliverEvents()
  const [gone, stopped] = [await read(goes), await read(stops)]

  expect(goes.question).toMatchObject({ failed: '职工参保登记' })
  expect(await told(silent)).toEqual([
    { kind: 'not-accepted', missing: null },
    { kind: 'bundle-asked', missing: null },
  ])
  expect(standing(gone)).toEqual([
    ['registration', 'not-accepted'],
    ['base', 'submitted'],
  ])
  expect(again.json()).toMatchObject({ code: 'bundles.no-question' })
  expect(standing(stopped)[1]).toEqual(['base', 'withdrawn'])
  world.setDay(silent.question?.until ?? '2026-03-20')
  await lapseCases(world.cases, world.systemContext())
  expect((await answerLater(silent)).at(-1)).toEqual(['base', 'bundle']) // the last day is still his
  world.setDay('2026-05-06')
  await lapseCases(world.cases, world.systemContext())
  await world.deliverEvents()
  expect((await answerLater(silent)).at(-1)).toEqual(['base', 'withdrawn'])
  expect(await auditFaults(world)).toEqual([])
})

/** How it stands, from the database: whoever was logged in is not any more. */
async function answerLater(bundle: BundleView) {
  const stands = query<{ key: string; stands: string }>(
    `select m.key, coalesce(c.outcome, c.hold ->> 'reason', c.stage) as stands from bundles.member m
     join cases."case" c on c.subject_id = m.subject_id and c.id = m.case_id where m.bundle_id = $1 order by m.place`,
  )
  const [rows] = await world.database.read(worker, stands(bundle.id))
  return rows.map(({ key, stands: now }) => [key, now])
}

test('a bundle with a member that nobody published, a ring, or a line that nobody writes is not published', async () => {
  const [registration, base] = plantedBundle({}).members
  expect(await faultsOf([{ ...registration, item: 'no-such-item' }])).toContain('members.registration.item')
  expect(await faultsOf([base ?? {}, registration ?? {}])).toContain('members.base.after')
  expect(await faultsOf([registration ?? {}, { ...base, after: [] }])).toContain(
    'members.base.given.employees.member',
  )
  expect(await faultsOf([{ ...registration, item: 'flexible-suspend' }, base ?? {}])).toContain(
    'members.registration.item',
  )
  // filled in is what is asked, out of what is asked
  const hint = { 'zh-CN': '不对就改' }
  const suggested = (place: string, field: string) => ({
    [place]: { from: { same: { member: 'registration', field } }, hint },
  })
  const faulty = async (place: string, field: string) =>
    await faultsOf([registration ?? {}, { ...base, suggested: suggested(place, field) }])
  expect(await faulty('employees.nothing', 'employees.from')).toContain(
    'members.base.suggested.employees.nothing',
  )
  expect(await faulty('employees.from', 'employees.from')).toContain('members.base.suggested.employees.from') // is given already
  expect(await faulty('employees.base', 'employees.nothing')).toContain(
    'members.base.suggested.employees.base',
  )
})

/** Where a bundle of these members is at fault. */
async function faultsOf(members: readonly object[]): Promise<readonly string[]> {
  const declaration = plantedBundle({ code: 'planted-broken', members })
  const refusal: unknown = await plantBundle(world, declaration).catch((error: unknown) => error)
  return refusal instanceof Refusal ? refusal.fields.map(({ field }) => field) : []
}
