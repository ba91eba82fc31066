import type { ItemDraft, ListedItemDraft } from '@tongban/contracts/item-drafts'
import { expect, test } from 'vitest'

import { meet, takeIn } from '../../../../test/dealings.ts'
import { askedItem, endItemTerm, writtenItem } from '../../../../test/item-drafts.ts'
import { answer, type Body, papers } from '../../../../test/scene.ts'
import { createWorld, photograph, type Signed } from '../../../../test/world.ts'
import { query } from '../../../platform/database.ts'
import { minutesFrom } from '../../../platform/instants.ts'
import { shippedDeclarations } from '../items.ts'
import { declarationHash } from '../publish.ts'

const world = await createWorld()
const system = await world.signIn(world.username('system-administrator', '410200-01'))
const head = await world.signIn(world.username('agency-head', '410200-01'))
const colleague = await world.signIn(await world.hire('system-administrator', '410200-01'))
const shipped = (code: string) => {
  const found = shippedDeclarations().find((one) => one.code === code)
  if (found === undefined) throw new Error(`no ${code}`)
  return found
}

test('one writes and another publishes: the item is there at once, and running cases keep the version that they began with', async () => {
  const clerk = await world.signIn(world.username('counter-clerk', '410202-01'))
  const item = shipped('person-change-key')
  const subject = await meet(clerk, '王秀兰')
  const handedIn = {
    item: item.code,
    form: { what: 'name', name: '王秀兰' },
    materials: await named(clerk, subject),
  }
  const { url } = await takeIn(clerk, subject, handedIn)

  const draft = await askedItem(system, { ...item, reach: 'province' })
  const published = await answer<ItemDraft>(publish(draft))

  expect(draft).toMatchObject({
    inForce: 1,
    isMine: true,
    running: [{ version: 1, agencyName: expect.any(String), count: 1 }],
    changes: [{ part: 'who', place: 'reach', kind: 'changed', before: 'city', after: 'province' }],
  })
  expect(published).toMatchObject({ state: 'published', version: 2, defects: [], changes: [] })
  expect(await answer(system.get(`/api/catalogue/items/${item.code}`))).toMatchObject({
    version: 2,
    declaration: { reach: 'province' },
  })
  expect(await answer(clerk.get(url))).toMatchObject({ itemVersion: 1 })
  expect(await answer(clerk.get(`/api/catalogue/items/${item.code}/versions/1`))).toMatchObject({
    version: 1,
    declaration: { reach: 'city' },
  })
  expect((await clerk.get(`/api/catalogue/items/${item.code}/versions/3`)).statusCode).toBe(404)
})

test('what is asked is a task with a term for those who publish; it is urged once a day when the term is over, and done with the act that decides', async () => {
  const asked = await askedItem(system, copied('asked-task'))
  const urge = async (revision: number) =>
    await system.post(`/api/catalogue/drafts/${asked.id}/urging`, { revision })
  const open = await tasksOf(asked.id)
  const early = await urge(asked.revision)
  await endItemTerm(world, asked.id)
  const urged = await answer<ItemDraft>(urge(asked.revision))
  const twice = await urge(urged.revision)
  await answer(publish(urged))

  expect(open).toEqual([{ agency_id: '410200-01', kind: 'publish-item', due_on: asked.dueOn, done: false }])
  expect(early.json()).toMatchObject({ code: 'catalogue.not-late' })
  expect(urged.urgedAt).not.toBeNull()
  expect(twice.json()).toMatchObject({ code: 'catalogue.not-late' })
  expect(await tasksOf(asked.id)).toMatchObject([{ done: true }])
})

test('whoever has written in a draft or asked for it neither publishes it nor sends it back', async () => {
  const draft = await writtenItem(system, copied('same-person'))
  const saved = await answer<ItemDraft>(save(colleague, draft, { ...draft.content, reach: 'country' }))
  const asked = await answer<ItemDraft>(ask(saved))

  const replies = [
    await publish(asked, system),
    await publish(asked, colleague),
    await colleague.post(`/api/catalogue/drafts/${asked.id}/sending-back`, {
      revision: asked.revision,
      reason: '自己退回',
    }),
  ]

  expect(replies.map(codeIn)).toEqual(Array(3).fill('catalogue.same-person'))
  expect(asked.writtenBy).toHaveLength(2)
  expect((await system.get('/api/catalogue/items/same-person')).statusCode).toBe(404)
})

test('what somebody else has saved meanwhile is not written over, and both have their text', async () => {
  const draft = await writtenItem(system, copied('two-writers'))
  await answer(save(colleague, draft, { ...draft.content, reach: 'country' }))

  const late = await save(system, draft, { ...draft.content, reach: 'province' })
  const theirs = await answer<ItemDraft>(system.get(`/api/catalogue/drafts/${draft.id}`))

  expect(late.json()).toMatchObject({ code: 'catalogue.newer' })
  expect(theirs).toMatchObject({ revision: draft.revision + 1, content: { reach: 'country' } })
})

test('a draft with defects is kept, told each at its place, and neither asked for nor published', async () => {
  const [material] = shipped('own-living').materials
  const broken = {
    ...copied('broken-item', 'own-living'),
    effect: { name: 'people.never-heard-of', input: {} },
    routing: 'nowhere',
    materials: [{ ...material, when: { field: 'nothing', is: 'so' } }],
  }

  const draft = await writtenItem(system, broken)
  const reply = await ask(draft)
  const unfinished = await answer<ItemDraft>(
    save(system, draft, {
      ...broken,
      basis: 'not a list',
      materials: [{ ...material, basis: '' }],
      strange: 1,
    }),
  )

  expect(draft.defects.map(({ field, code }) => [field, code])).toEqual([
    ['effect.name', 'unknown'],
    ['routing', 'unknown'],
    ['materials.identity-document.when', 'unknown'],
  ])
  expect(reply.json()).toMatchObject({ code: 'catalogue.cannot-publish', fields: draft.defects })
  expect(new Set(unfinished.defects.map(({ field, code }) => `${field} ${code}`))).toEqual(
    new Set(['basis form', 'materials.identity-document.basis required', 'strange stranger']),
  )
})

test('what is sent back says why, is written anew and asked for anew', async () => {
  const draft = await askedItem(system, copied('sent-back'))
  const back = await answer<ItemDraft>(
    head.post(`/api/catalogue/drafts/${draft.id}/sending-back`, {
      revision: draft.revision,
      reason: '材料还没有写全',
    }),
  )
  const early = await publish(back)
  const again = await answer<ItemDraft>(save(system, back, { ...back.content, reach: 'country' }))
  const asked = await answer<ItemDraft>(ask(again))

  expect(back).toMatchObject({ state: 'open', returned: { reason: '材料还没有写全' } })
  expect(early.json()).toMatchObject({ code: 'catalogue.not-asked' })
  expect(again).toMatchObject({ returned: { reason: '材料还没有写全' } })
  expect(asked).toMatchObject({ state: 'asked', returned: null })
  expect((await publish(asked)).statusCode).toBe(200)
})

test('a draft is published as it was seen: in this revision, beside the version in force on the screen', async () => {
  const first = await askedItem(system, { ...shipped('own-living'), reach: 'country' })
  const second = await askedItem(system, { ...shipped('own-living'), reach: 'province' })
  await answer(publish(first))

  const movedOn = await publish(second)
  const anew = await answer<ItemDraft>(head.get(`/api/catalogue/drafts/${second.id}`))
  const stale = await publish({ ...anew, revision: 99 })

  expect(movedOn.json()).toMatchObject({ code: 'catalogue.moved-on' })
  expect(stale.json()).toMatchObject({ code: 'catalogue.newer' })
  expect(anew).toMatchObject({ inForce: 2, changes: [{ before: 'country', after: 'province' }] })
  expect(await answer(publish(anew))).toMatchObject({ version: 3 })
})

test('what is the same as the version in force is not asked for', async () => {
  const draft = await writtenItem(system, shipped('person-proof'))

  expect((await ask(draft)).json()).toMatchObject({
    code: 'catalogue.cannot-publish',
    fields: [{ field: 'code' }],
  })
})

test('a withdrawn draft is neither changed nor asked for nor published, and stays on record', async () => {
  const draft = await writtenItem(system, copied('withdrawn-item'))
  const gone = await answer<ItemDraft>(
    system.post(`/api/catalogue/drafts/${draft.id}/withdrawal`, { revision: draft.revision }),
  )

  const replies = [await save(system, gone, {}), await ask(gone), await publish(gone)]
  const { rows } = await answer<{ rows: ListedItemDraft[] }>(system.get('/api/catalogue/drafts?decided=yes'))

  expect(replies.map(codeIn)).toEqual(Array(3).fill('catalogue.decided'))
  expect(rows).toContainEqual(expect.objectContaining({ id: draft.id, state: 'withdrawn' }))
})

test('a draft begins with a copy that has none of the codes of the first, with what is known of a listed item, or with nothing', async () => {
  const copy = await answer<ItemDraft>(begin({ from: 'published', code: 'person-change-key', as: 'a-copy' }))
  const listed = await answer<ItemDraft>(begin({ from: 'listed', code: 'employer-registration' }))
  const nothing = await answer<ItemDraft>(begin({ from: 'nothing', code: 'all-new', name: '全新的事项' }))
  const taken = await begin({ from: 'nothing', code: 'person-proof', name: '全新的事项' })

  expect(copy).toMatchObject({
    code: 'a-copy',
    inForce: null,
    content: { names: { 'zh-CN': expect.stringContaining('（副本）') }, nationalCode: null },
    defects: [],
  })
  expect(listed.content).toMatchObject({
    applicants: ['employer'],
    basis: ['社会保险法第57条', '社会保险经办条例第6条'],
    materials: [{ name: { 'zh-CN': '设立登记信息（部门共享）' } }, {}],
  })
  expect(listed.defects).not.toEqual([])
  expect(nothing).toMatchObject({ name: '全新的事项', inForce: null, changes: [] })
  expect(nothing.defects.map(({ field }) => field)).toContain('effect.name')
  expect(taken.json()).toMatchObject({ code: 'catalogue.code-taken' })
})

test('items travel to another installation line by line and come whole; a line that did not keeps all of them out', async () => {
  const lines = (await system.get('/api/catalogue/lines')).body
  const own = lines.split('\n').find((line) => line.includes('"person-proof"')) ?? ''
  const foreign = own.replace('records.state', 'records.elsewhere')

  const { rows } = await answer<{ rows: ListedItemDraft[] }>(system.post('/api/catalogue/lines', { lines }))
  const damaged = await system.post('/api/catalogue/lines', { lines: `${own}\nnot json\n${foreign}\n` })
  const [same] = await Promise.all(
    rows
      .filter(({ code }) => code === 'person-proof')
      .map(async ({ id }) => await answer<ItemDraft>(system.get(`/api/catalogue/drafts/${id}`))),
  )

  expect(rows).toHaveLength(lines.trimEnd().split('\n').length)
  expect(rows.length).toBeGreaterThanOrEqual(shippedDeclarations().length)
  expect(same).toMatchObject({ changes: [], defects: [] })
  expect(damaged.json()).toMatchObject({
    code: 'catalogue.wrong-lines',
    fields: [
      { field: 'lines.2', code: 'form' },
      { field: 'lines.3', code: 'hash' },
    ],
  })
})

test('an item that names what this program does not have comes in as a draft with a defect at its place', async () => {
  const declaration = {
    ...shipped('own-living'),
    effect: { name: 'elsewhere.effect', input: {} },
    checks: ['other'],
  }
  const line = JSON.stringify({ hash: declarationHash(declaration), declaration })

  const { rows } = await answer<{ rows: ListedItemDraft[] }>(
    system.post('/api/catalogue/lines', { lines: line }),
  )
  const draft = await answer<ItemDraft>(system.get(`/api/catalogue/drafts/${rows[0]?.id ?? ''}`))

  expect(draft.defects.map(({ field, code }) => [field, code])).toEqual([
    ['effect.name', 'unknown'],
    ['checks', 'unknown'],
  ])
})

test('an item of before archives were declared comes in and is told so; what is known of a listed one begins with its usual class', async () => {
  const { archive: _unknown, ...before } = shipped('own-living')
  const line = JSON.stringify({ hash: declarationHash(before), declaration: before })

  const { rows } = await answer<{ rows: ListedItemDraft[] }>(
    system.post('/api/catalogue/lines', { lines: line }),
  )
  const draft = await answer<ItemDraft>(system.get(`/api/catalogue/drafts/${rows[0]?.id ?? ''}`))
  const short = await answer<ItemDraft>(
    save(system, draft, { ...before, archive: { class: 'person-registration', term: 50 } }),
  )
  const listed = await answer<ItemDraft>(begin({ from: 'listed', code: 'employer-registration' }))

  expect(draft.defects.map(({ field, code }) => [field, code])).toEqual([
    ['archive.class', 'required'],
    ['archive.term', 'required'],
  ])
  expect(short.defects.map(({ field, message }) => [field, message])).toEqual([
    ['archive.term', '“参保人员登记材料”最短保管100年'],
  ])
  expect(short.changes).toContainEqual(
    expect.objectContaining({ part: 'archive', place: 'archive.term', before: '100', after: '50' }),
  )
  expect(listed.content).toMatchObject({ archive: { class: 'employer-registration', term: 'permanent' } })
})

test('of many drafts a page is given, the newest first, and each stands on one page', async () => {
  const many = Array.from({ length: 55 }, () => 'x')
  for (const _ of many) await writtenItemQuickly()
  const first = await answer<Page>(system.get('/api/catalogue/drafts'))
  const second = await answer<Page>(system.get(`/api/catalogue/drafts?after=${first.next ?? ''}`))

  const ids = [...first.rows, ...second.rows].map(({ id }) => id)
  expect(first.rows).toHaveLength(50)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids).toEqual(ids.toSorted().toReversed())
})

test('publishing wants a login of today', async () => {
  const draft = await askedItem(system, copied('fresh-login'))
  const sinceYesterday = await world.signIn(world.username('agency-head', '410200-01'))
  await world.database.transaction({ path: 'worker' }, async (tx) =>
    tx.record(
      query('update login.session set started_at = $2 where staff_id = $1')(
        head.staffId,
        minutesFrom(world.clock.now(), -13 * 60),
      ),
    ),
  )

  expect((await publish(draft, sinceYesterday)).json()).toMatchObject({ code: 'general.login-too-old' })
})

interface Page {
  readonly rows: ListedItemDraft[]
  readonly next: string | null
}

async function writtenItemQuickly(): Promise<void> {
  await answer(system.post('/api/catalogue/drafts', { from: 'published', code: 'person-proof' }))
}

async function begin(body: Body) {
  return await system.post('/api/catalogue/drafts', body)
}

async function save(who: Signed, { id, revision }: ItemDraft, content: object) {
  return await who.post(`/api/catalogue/drafts/${id}`, { revision, content })
}

async function ask({ id, revision }: ItemDraft) {
  return await system.post(`/api/catalogue/drafts/${id}/asking`, { revision })
}

async function publish({ id, revision, inForce }: ItemDraft, who = head) {
  return await who.post(`/api/catalogue/drafts/${id}/publication`, { revision, inForce })
}

function copied(code: string, from = 'person-change-key'): object {
  return { ...shipped(from), code }
}

function codeIn(reply: { json(): { code: string } }): string {
  return reply.json().code
}

/** The papers that a change of name needs, seen or photographed. */
async function named(clerk: Signed, subject: string): Promise<object[]> {
  return await papers(
    async () =>
      (await answer<{ id: string }>(clerk.upload(`/api/materials/${subject}/files`, photograph))).id,
  )
}

const findTasks = query<{ agency_id: string; kind: string; due_on: string; done: boolean }>(
  `select agency_id, kind, due_on, done_at is not null as done from cases.task where matter = $1`,
)

async function tasksOf(draft: string) {
  const [rows] = await world.database.read({ path: 'worker' }, findTasks(draft))
  return rows
}
