import { forHeader } from '@tongban/contracts/access'
import type { CaseView } from '@tongban/contracts/cases'
import type { SubjectRecord } from '@tongban/contracts/people'
import { expect, test } from 'vitest'

import { answer } from '../../../test/scene.ts'
import { createWorld, ordinaryDay, photograph, type Signed } from '../../../test/world.ts'
import { newId } from '../../platform/context.ts'
import { query } from '../../platform/database.ts'
import { kaifengCity } from '../../worlds/kaifeng/city.ts'
import { insertAccount, supersedeAccount, undoAccount } from './store.ts'

const world = await createWorld()
const { persons } = kaifengCity({ seed: 7, people: 30, today: ordinaryDay })
const [wang, zhang, , chen] = persons
/** The last day of a window, and the freeze days after it. */
const freeze = await createWorld({ today: '2026-03-10' })
const clerk = await world.signIn(world.username('counter-clerk', '410202-01'))
const number = '6222020200112233445'
const messages = query<{ facts: { to?: string; until?: string } }>(
  `select facts from messages.message where subject_id = $1 and kind = 'account-changed' order by id`,
)
const toldOf = async (subject: string) =>
  (await world.database.read({ path: 'worker' }, messages(subject)))[0].map(({ facts }) => facts)

/** Somebody at the counter asks for it; the clerk accepts. */
async function asked(
  person: typeof wang,
  form: object = {},
  at: Signed = clerk,
): Promise<{ url: string; subject: string; view: CaseView }> {
  const { subject } = await answer<{ subject: string }>(
    at.post('/api/visits', {
      subjectKind: 'person',
      kind: person?.documents[0]?.kind,
      number: person?.documents[0]?.number,
      name: person?.name,
      identifiedBy: 'document',
      purpose: '换卡',
    }),
  )
  const staged = await answer<{ id: string }>(at.upload(`/api/materials/${subject}/files`, photograph))
  const view = await answer<CaseView>(
    at.post('/api/cases', {
      subject,
      item: 'pension-account-change',
      itemVersion: world.cases.catalogue.current('pension-account-change')?.version,
      form: { bank: '中国银行开封龙亭支行', number, holder: person?.name, ...form },
      materials: [
        { material: 'identity-document', by: 'seen' },
        { material: 'account-proof', by: 'file', files: [staged.id] },
      ],
    }),
  )
  const url = `/api/cases/${subject}/${view.id}`
  await answer(at.post(`${url}/acceptance`, { version: 0 }))
  return { url, subject, view }
}

const decide = async (who: Signed, url: string) =>
  await who.post(`${url}/decision`, { version: 1, grant: true, note: '' })
const approverOf = async ({ agencyId }: CaseView) => await world.signIn(world.username('approver', agencyId))

test('a pension goes to another account from the first of the month that the window of the payment run says, and the record shows its last digits', async () => {
  const { url, subject, view } = await asked(wang)
  const checks = await answer<{ window: { closes: string; effect: string } }>(
    clerk.post(`/api/cases/${subject}/checks`, { item: 'pension-account-change', form: {} }),
  )

  const done = await decide(await approverOf(view), url)
  const { accounts } = await answer<SubjectRecord>(clerk.get(`/api/people/${subject}`))

  expect(done.json()).toMatchObject({ outcome: 'completed' })
  expect(checks.window).toMatchObject({ closes: '2026-03-10', effect: '2026-03' })
  expect(accounts).toEqual([
    { bank: '中国银行开封龙亭支行', ending: '3445', holderName: wang?.name, from: '2026-03-01' },
  ])
  expect(await toldOf(subject)).toMatchObject([{ until: '2026-03-01' }])
})

test('who acts for her by a mandate reads her record, and not where her pension goes', async () => {
  const { url, subject, view } = await asked(wang)
  await answer(decide(await approverOf(view), url))
  const [herself, daughter] = [
    await world.enter(wang?.telephone ?? ''),
    await world.enter(chen?.telephone ?? ''),
  ]
  const given = {
    telephone: chen?.telephone,
    name: chen?.name,
    kind: 'family',
    items: null,
    to: '2026-06-01',
  }
  const mandates = `/api/personal-mandates/${subject}`
  const { id } = await answer<{ id: string }>(herself.post(mandates, given))
  await answer(daughter.post(`${mandates}/${id}/answer`, { accept: true }))

  const own = await answer<SubjectRecord>(herself.get(`/api/people/${subject}`))
  const seen = await answer<SubjectRecord>(daughter.get(`/api/people/${subject}`, { [forHeader]: subject }))

  expect(own.accounts).toHaveLength(1)
  expect(seen).toMatchObject({ name: wang?.name, accounts: [] })
})

test('handed in on the last day of the window it holds as was shown then, also decided in the freeze days; of a month that is over nothing is changed', async () => {
  const at = await freeze.signIn(freeze.username('counter-clerk', '410202-01'))
  const cases = [await asked(wang, {}, at), await asked(zhang, {}, at)]
  const begins = query<{ valid_from: string }>(
    'select valid_from from payees.account where subject_id = $1 and superseded_by is null',
  )

  const starts: (string | undefined)[] = []
  for (const [which, day] of [
    [0, '2026-03-12'],
    [1, '2026-04-01'],
  ] as const) {
    const { url, subject, view } = cases[which] ?? { url: '', subject: '', view: undefined }
    freeze.setDay(day)
    const approver = await freeze.signIn(freeze.username('approver', view?.agencyId ?? ''))
    await answer(decide(approver, url))
    starts.push((await freeze.database.read({ path: 'worker' }, begins(subject)))[0][0]?.valid_from)
  }

  expect(starts).toEqual(['2026-03-01', '2026-04-01'])
})

test('after the last day of the window the next month is shown before handing in', async () => {
  const other = await createWorld({ today: '2026-03-11' })
  const at = await other.signIn(other.username('counter-clerk', '410202-01'))
  const checks = async () => {
    const { subject } = await answer<{ subject: string }>(
      at.post('/api/visits', {
        subjectKind: 'person',
        kind: wang?.documents[0]?.kind,
        number: wang?.documents[0]?.number,
        name: wang?.name,
        identifiedBy: 'document',
        purpose: '换卡',
      }),
    )
    return await answer<{ window: object }>(
      at.post(`/api/cases/${subject}/checks`, { item: 'pension-account-change', form: {} }),
    )
  }

  expect((await checks()).window).toMatchObject({ effect: '2026-04', missed: { closes: '2026-03-10' } })
})

test('the account of somebody else is said to the clerk before, and refused when it is decided', async () => {
  const { url, subject, view } = await asked(wang, { holder: chen?.name })
  const { checks } = await answer<{ checks: { answer: string }[] }>(
    clerk.post(`/api/cases/${subject}/checks`, {
      item: 'pension-account-change',
      form: { holder: chen?.name },
    }),
  )

  const refused = await decide(await approverOf(view), url)

  expect(checks).toMatchObject([{ answer: 'no' }])
  expect(refused.json()).toMatchObject({ code: 'cases.effect', fields: [{ field: 'form.holder' }] })
})

test('a telephone that was changed a while ago hears of it too, and the number rests sealed', async () => {
  const first = await asked(chen)
  const { id } = await answer<{ id: string }>(
    clerk.post('/api/cases', {
      subject: first.subject,
      item: 'person-change-other',
      itemVersion: world.cases.catalogue.current('person-change-other')?.version,
      form: { telephone: '13900007777' },
      materials: [],
    }),
  )
  await answer(clerk.post(`/api/cases/${first.subject}/${id}/acceptance`, { version: 0 }))

  await answer(decide(await approverOf(first.view), first.url))

  const told = await toldOf(first.subject)
  const former = told.flatMap(({ to }) => (to === undefined ? [] : [to])) // both were written in the same moment
  expect(told).toHaveLength(2)
  expect(former).toHaveLength(1)
  expect(world.secrets.open(Buffer.from(former[0] ?? '', 'base64'))).toBe(chen?.telephone)
  const rests = query<{ text: string }>(
    `select string_agg(c.form::text, '') || (select string_agg(a::text, '') from payees.account a) as text from cases."case" c`,
  )
  const [[row]] = await world.database.read({ path: 'worker' }, rests())
  expect(row?.text).not.toContain(number)
})

test('a change that another one followed can be taken back: the account of the later one stays in force', async () => {
  const { subject } = await asked(wang)
  const [before, first, later] = [newId(), newId(), newId()]
  const at = world.clock.now()
  const insert = (id: string) =>
    insertAccount(subject, id, '某银行', world.secrets.seal(number), wang?.name, ordinaryDay, at, id)
  await world.database.transaction({ path: 'worker' }, async (tx) => {
    tx.record(
      supersedeAccount(subject, before),
      insert(before),
      supersedeAccount(subject, first),
      insert(first),
      supersedeAccount(subject, later),
      insert(later),
    )
  })

  await world.database.transaction({ path: 'worker' }, async (tx) => {
    tx.record(...undoAccount(subject, first, newId()))
  })

  const current = query<{ id: string }>(
    'select id from payees.account where subject_id = $1 and superseded_by is null',
  )
  expect((await world.database.read({ path: 'worker' }, current(subject)))[0]).toEqual([{ id: later }])
})
