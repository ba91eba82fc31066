import type { CaseDetail } from '@tongban/contracts/cases'
import type { BeforeHandIn } from '@tongban/contracts/checks'
import { expect, test } from 'vitest'

import { publishByTwo } from '../../../../test/item-drafts.ts'
import { plantedItem } from '../../../../test/kinds.ts'
import { answer, openScene } from '../../../../test/scene.ts'
import { createWorld, type Signed } from '../../../../test/world.ts'

const world = await createWorld()
const { clerk, person, reviewer, principal, employer, system, head, subject } = await openScene(world)
await publishByTwo(
  system,
  head,
  plantedItem('planted-once', {
    duplicate: { by: ['telephone'], second: 'refused' },
    halls: ['counter', 'person'],
  }),
)
await publishByTwo(
  system,
  head,
  plantedItem('planted-papers', {
    duplicate: { by: ['telephone'], second: 'refused' },
    materials: [
      {
        key: 'proof',
        name: { 'zh-CN': '证明', 'zh-HK': '證明', en: 'Proof' },
        form: 'copy',
        copies: 1,
        issuer: '单位',
        whyNotFromRecord: '没有共享',
        basis: '社会保险经办条例第10条',
        settledBy: ['file'],
      },
    ],
  }),
)
await world.cases.catalogue.refresh()

const handIn = async (who: Signed, item: string, form: object, of = subject, key?: string) =>
  await who.post('/api/cases', { subject: of, item, itemVersion: 1, form, materials: [] }, key)
const before = async (who: Signed, item: string, form: object, of = subject): Promise<BeforeHandIn> =>
  await answer(who.post(`/api/cases/${of}/checks`, { item, form }))

test('the same application is taken once, whoever brings it where, and again when the first has ended; another answer is another application', async () => {
  const form = { telephone: '0371-22000001' }
  const first = await answer<{ id: string; number: string }>(handIn(clerk, 'planted-once', form))

  const foreseen = await before(person, 'planted-once', form)
  const again = await handIn(clerk, 'planted-once', form)
  const other = await handIn(clerk, 'planted-once', { telephone: '0371-22000002' })
  const url = `/api/cases/${subject}/${first.id}`
  await answer(clerk.post(`${url}/withdrawal`, { version: 0, reason: '不办了' }))
  const after = await handIn(clerk, 'planted-once', form)

  expect(foreseen).toMatchObject({ takesSecond: false, alike: [{ case: first.id, number: first.number }] })
  expect(again.statusCode).toBe(409)
  expect(again.json()).toMatchObject({
    code: 'cases.already-open',
    fields: [{ field: 'item', message: expect.stringContaining(first.number) }],
  })
  expect([other.statusCode, after.statusCode]).toEqual([200, 200])
})

test('of two that come at once one is taken', async () => {
  const form = { telephone: '0371-22000003' }

  const both = await Promise.all([1, 2].map(async () => await handIn(clerk, 'planted-once', form)))

  expect(new Set(both.map(({ statusCode }) => statusCode))).toEqual(new Set([200, 409]))
})

test('an employer that names somebody a second time is shown the first, and so is who judges the second', async () => {
  const row = {
    name: '新来的',
    'document-kind': 'passport',
    'document-number': 'E70000001',
    from: '2026-03-02',
    telephone: '13900001111',
  }
  const form = { employees: [row] }
  const materials = [{ material: 'employee-documents', by: 'commitment' }]
  const body = { subject: employer, item: 'employee-registration', itemVersion: 1, form, materials }
  const first = await answer<{ id: string; number: string }>(principal.post('/api/cases', body))
  const second = { ...row, 'document-number': 'e70000001 ', name: '新来' }

  const foreseen = await before(principal, 'employee-registration', { employees: [second] }, employer)
  const taken = await answer<{ id: string }>(
    principal.post('/api/cases', {
      ...body,
      form: { employees: [{ ...second, 'document-number': 'e70000001' }] },
    }),
  )
  const judged = await answer<CaseDetail>(reviewer.get(`/api/cases/${employer}/${taken.id}`))

  expect(foreseen).toMatchObject({ takesSecond: true, alike: [{ number: first.number }] })
  expect(judged.alike).toMatchObject([{ case: first.id, number: first.number }])
})

test('what is corrected is compared anew: into what is open already it is not corrected, where its item takes no second one', async () => {
  const form = { telephone: '0371-22000011' }
  const first = await answer<{ number: string }>(handIn(clerk, 'planted-papers', { ...form }))
  const second = await answer<{ id: string }>(handIn(clerk, 'planted-papers', { telephone: '0371-22000012' }))
  const url = `/api/cases/${subject}/${second.id}`
  await answer(clerk.post(`${url}/deficiencies`, { version: 0, until: '2026-03-20' }))

  const same = await clerk.post(`${url}/correction`, { version: 1, form: { ...form }, materials: [] })
  const other = await clerk.post(`${url}/correction`, {
    version: 1,
    form: { telephone: '0371-22000013' },
    materials: [],
  })

  expect(same.json()).toMatchObject({
    code: 'cases.already-open',
    fields: [{ message: expect.stringContaining(first.number) }],
  })
  expect(other.statusCode).toBe(200)
})

test('of two that are corrected into the same application at once one is', async () => {
  const opened = await Promise.all(
    ['0371-22000021', '0371-22000022'].map(
      async (telephone) => await answer<{ id: string }>(handIn(clerk, 'planted-papers', { telephone })),
    ),
  )
  const urls = opened.map(({ id }) => `/api/cases/${subject}/${id}`)
  for (const url of urls) await answer(clerk.post(`${url}/deficiencies`, { version: 0, until: '2026-03-20' }))

  const form = { telephone: '0371-22000023' }
  const both = await Promise.all(
    urls.map(async (url) => await clerk.post(`${url}/correction`, { version: 1, form, materials: [] })),
  )

  expect(new Set(both.map(({ statusCode }) => statusCode))).toEqual(new Set([200, 409]))
})
