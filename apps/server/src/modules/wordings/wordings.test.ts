import { languages } from '@tongban/contracts/errors'
import type { ToPublish } from '@tongban/contracts/publishing'
import { renderWording } from '@tongban/contracts/wording-template'
import type { WordingContent, WordingDraft, WordingInFull } from '@tongban/contracts/wordings'
import { addDays } from '@tongban/policy'
import { expect, test } from 'vitest'

import { meet, takeIn } from '../../../test/dealings.ts'
import { answer } from '../../../test/scene.ts'
import { askedWording, endTerm, exportedLine, writtenWording } from '../../../test/wordings.ts'
import { createWorld, ordinaryDay, type Signed } from '../../../test/world.ts'
import { newId } from '../../platform/context.ts'
import { query } from '../../platform/database.ts'
import { shippedWordings } from '../../wordings.ts'
import { wordingsBehind } from './behind.ts'
import { insertDraft } from './drafts/store.ts'
import { insertVersion } from './store.ts'
import { isSound, openWordings, wordsOfShipped } from './words.ts'

const world = await createWorld()
const city = '410200-01'
const longting = '410202-01'
let system = await world.signIn(world.username('system-administrator', city))
let head = await world.signIn(world.username('agency-head', city))

test('what is shipped may be said: every sentence reads with its facts in every language in which it is read', () => {
  const unsound = shippedWordings.filter((shipped) => !isSound(shipped, wordsOfShipped(shipped)))

  expect(unsound.map(({ key }) => key)).toEqual([])
  expect(new Set(shippedWordings.map(({ key }) => key)).size).toBe(shippedWordings.length)
})

test.each(languages)(
  'every message of an example reads to its end in %s, with nothing left open',
  (language) => {
    for (const { key, parts, samples } of shippedWordings.filter(({ channel }) => channel === 'message'))
      for (const { texts } of parts) {
        const said = renderWording(texts[language] ?? '', samples[language] ?? {})
        expect([key, said]).toEqual([key, expect.not.stringMatching(/[{}[\]|]|undefined|^$/)])
      }
  },
)

test('one writes, another publishes, and from its first day papers and messages of the agency and those under it say it so', async () => {
  const paper = await askedWording(system, saying('plain', '材料收到啦。'), 'papers.receipt')
  const message = await askedWording(
    system,
    (content) => ({
      ...content,
      text: { ...content['text'], 'zh-CN': '“{item}”受理了[，{due}前办好]，后六位{number}，问{telephone}。' },
    }),
    'messages.accepted',
  )
  const own = await publish(paper, system)
  const published = await answer<WordingDraft>(publish(paper))
  await answer(publish(message))

  const today = await paperOf()
  const standing = world.cases.wordings.standing('papers.receipt', longting, addDays(ordinaryDay, 1))
  const told = (on: typeof ordinaryDay) =>
    renderWording(world.messages.names.words('accepted', longting, on)['text']?.['zh-CN'] ?? '', facts)

  expect(own.json()).toMatchObject({ code: 'wordings.same-person' })
  expect(published).toMatchObject({ state: 'published', version: 1 })
  expect(today.content.plain).toBe('您的材料我们收到了。')
  expect(standing).toMatchObject({ agencyId: city, version: 1 })
  expect(standing.words['plain']?.['zh-CN']).toBe('材料收到啦。')
  expect(told(ordinaryDay)).toContain('已受理，')
  expect(told(addDays(ordinaryDay, 1))).toBe(
    '“个人信息变更”受理了，3月9日前办好，后六位000018，问0371-22000011。',
  )
})

test('a paper keeps the words it was made with: printed again after later words, it is the same bytes', async () => {
  const made = await paperOf()
  const before = await made.printedBy(made.clerk)
  await answer(publish(await askedWording(system, saying('plain', '后来的写法。'), 'papers.receipt')))
  await tomorrow()

  const later = await paperOf()
  const again = await made.printedBy(later.clerk)

  expect(again.equals(before)).toBe(true)
  expect(later.content.plain).toBe('后来的写法。')
})

test('what the law wants said cannot be left out, and what nobody knows cannot be named: each fault at its sentence', async () => {
  const wrong = await writtenWording(
    system,
    (content) => ({
      ...content,
      review: { 'zh-CN': '请我们复查：{review} {phone}' },
      reconsideration: { 'zh-CN': '{days} 日内向{body}申请行政复议；' },
      lawsuit: { 'zh-CN': '{months} 个月内向{court}起诉，最晚 {sue-by' },
      free: { 'zh-CN': '' },
    }),
    'papers.remedies',
  )
  const asked = await system.post(`/api/wordings/drafts/${wrong.id}/asking`, { revision: wrong.revision })

  expect(wrong.faults).toEqual([
    { field: 'review.zh-CN', code: 'unknown', message: expect.stringContaining('第16个字的{phone}') },
    { field: 'reconsideration.zh-CN', code: 'dropped', message: expect.stringContaining('复议最晚哪天') },
    { field: 'lawsuit.zh-CN', code: 'brackets', message: expect.stringContaining('括号') },
    { field: 'free.zh-CN', code: 'empty', message: '要写' },
  ])
  expect(wrong.previews).toEqual([])
  expect(asked.json()).toMatchObject({ code: 'wordings.faults', fields: wrong.faults })
})

test('a message is counted as it is paid, teaches nobody to follow links, and is seen in every channel and language before', async () => {
  const long = '这句话很长。'.repeat(12)
  const written = await writtenWording(system, adding(long), 'messages.completed')
  const linked = await writtenWording(system, adding('详见 www.example.cn'), 'messages.completed')

  expect(written.previews.map(({ language, pieces }) => [language, pieces])).toEqual([
    ['zh-CN', 2],
    ['zh-HK', 1],
    ['en', 3],
  ])
  expect(written.previews[0]?.sms).toMatch(/^【开封市社保中心】您的“个人信息变更”办好了/)
  expect(written.changes).toEqual([
    { place: 'text.zh-CN', before: expect.any(String), after: expect.stringContaining(long) },
  ])
  expect(linked.faults).toMatchObject([{ field: 'text.zh-CN', code: 'link' }])
})

test('a draft of a paper is seen as the real PDF', async () => {
  const { id } = await writtenWording(system)
  const sheet = await system.get(`/api/wordings/drafts/${id}/pdf`)
  const message = await writtenWording(system, (content) => content, 'messages.completed')
  const none = await system.get(`/api/wordings/drafts/${message.id}/pdf`)

  expect(sheet.headers['content-type']).toBe('application/pdf')
  expect(sheet.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  expect(none.json()).toMatchObject({ code: 'wordings.no-sheet' })
})

test('who publishes exactly the shipped words follows the program again', async () => {
  await answer(publish(await askedWording(system, saying('plain', '自己的写法。'), 'papers.completion')))
  await tomorrow()
  const shipped = await answer<WordingDraft>(
    system.post('/api/wordings/drafts', { agency: city, key: 'papers.completion', from: 'shipped' }),
  )
  const asked = await answer<WordingDraft>(
    system.post(`/api/wordings/drafts/${shipped.id}/asking`, { revision: shipped.revision }),
  )
  await answer(publish(asked))
  await tomorrow()

  const found = await answer<WordingInFull>(system.get(`/api/wordings/papers.completion?agency=${city}`))

  expect(found).toMatchObject({ ownVersion: null, wordsOf: null, next: null })
  expect(found.versions.map(({ version, isShipped }) => [version, isShipped])).toEqual([
    [2, true],
    [1, false],
  ])
})

test('who publishes the shipped words has them, whatever those above say', async () => {
  const key = 'papers.non-acceptance'
  await answer(publish(await askedWording(system, saying('reason', '市里说：{reason}'), key)))
  await world.database.transaction({ path: 'oversight', agencies: [longting] }, async (tx) =>
    tx.record(insertVersion(longting, key, 1, ordinaryDay, null, '', [newId()], newId(), world.clock.now())),
  )
  const wordings = await openWordings(world.database, shippedWordings, (agency) =>
    agency === city ? [city] : [agency, city],
  )
  const on = addDays(world.clock.today(), 1)

  expect(wordings.standing(key, longting, on)).toMatchObject({ agencyId: null })
  expect(wordings.standing(key, city, on)).toMatchObject({ agencyId: city })
})

test('a draft is compared with what will hold on its first day', async () => {
  const later = await askedWording(system, saying('plain', '明天的写法。'), 'papers.acceptance')
  await answer(publish(later))
  const draft = await writtenWording(system, saying('plain', '后天的写法。'), 'papers.acceptance')

  expect(draft.changes).toMatchObject([{ before: '明天的写法。', after: '后天的写法。' }])
})

test('words that an upgrade has taken away can still be read and withdrawn', async () => {
  const id = newId()
  await world.database.transaction({ path: 'oversight', agencies: [city] }, async (tx) =>
    tx.record(insertDraft(id, city, 'papers.former', '{}', null, [newId()], world.clock.now())),
  )

  const withdrawn = await answer<WordingDraft>(
    system.post(`/api/wordings/drafts/${id}/withdrawal`, { revision: 0 }),
  )

  expect(withdrawn).toMatchObject({ state: 'withdrawn', title: 'papers.former', parts: [] })
})

test('words hold from a later day, over what was compared, and only where something changes', async () => {
  const [first, second] = [await askedWording(system), await askedWording(system)]
  await answer(publish(first))
  const movedOn = await publish(second)
  const early = await writtenWording(system)
  const saved = await answer<WordingDraft>(
    system.post(`/api/wordings/drafts/${early.id}`, {
      revision: early.revision,
      content: early.content,
      from: world.clock.today(),
    }),
  )
  const asked = await system.post(`/api/wordings/drafts/${early.id}/asking`, { revision: saved.revision })
  const same = await writtenWording(system, (content) => content, 'papers.refusal')
  const askedSame = await system.post(`/api/wordings/drafts/${same.id}/asking`, { revision: same.revision })

  expect(movedOn.json()).toMatchObject({ code: 'wordings.moved-on' })
  expect(asked.json()).toMatchObject({ code: 'wordings.from-passed', fields: [{ field: 'from' }] })
  expect(askedSame.json()).toMatchObject({ code: 'wordings.same-words' })
})

test('what is asked is a task with a term for those who publish; it is urged once a day when the term is over, and done with the act that decides', async () => {
  const asked = await askedWording(system)
  const urge = async (revision: number) =>
    await system.post(`/api/wordings/drafts/${asked.id}/urging`, { revision })
  const open = await tasksOf(asked.id)
  const early = await urge(asked.revision)
  const inbox = await toPublish(head, asked.id)
  await endTerm(world, asked.id)
  const urged = await answer<WordingDraft>(urge(asked.revision))
  const twice = await urge(urged.revision)
  const again = await toPublish(head, asked.id)
  await answer(
    head.post(`/api/wordings/drafts/${asked.id}/sending-back`, { revision: urged.revision, reason: '太长' }),
  )

  expect(open).toEqual([{ agency_id: city, kind: 'publish-wording', due_on: asked.dueOn, done: false }])
  expect(inbox).toMatchObject([{ name: '受理通知书', dueOn: asked.dueOn, late: false, urgedAt: null }])
  expect(again).toMatchObject([{ urgedAt: urged.urgedAt }])
  expect(await toPublish(head, asked.id)).toEqual([])
  expect(early.json()).toMatchObject({ code: 'wordings.not-late' })
  expect(urged.urgedAt).not.toBeNull()
  expect(twice.json()).toMatchObject({ code: 'wordings.not-late' })
  expect(await tasksOf(asked.id)).toMatchObject([{ done: true }])
})

test('own words travel as lines: they come whole as drafts, or not at all', async () => {
  await answer(publish(await askedWording(system, saying('plain', '带走的写法。'), 'papers.extension')))
  await tomorrow()
  const lines = (await system.get(`/api/wordings/lines?agency=${city}`)).body
  const taken = await answer<{ rows: { id: string; key: string }[] }>(
    system.post('/api/wordings/lines', { agency: city, lines: `${exportedLine}\n${lines}` }),
  )
  const broken = await system.post('/api/wordings/lines', {
    agency: city,
    lines: `${exportedLine}\n${exportedLine.replace('一件事', '两件事')}`,
  })

  expect(lines).toContain('带走的写法。')
  expect(taken.rows.map(({ key }) => key)).toContain('papers.extension')
  expect(broken.json()).toMatchObject({
    code: 'wordings.wrong-lines',
    fields: [{ field: 'lines.2', code: 'hash' }],
  })
})

test('an upgrade leaves an agency its words and names those that the program has moved on from; what fits no more is said as it is shipped', () => {
  const [first] = shippedWordings
  if (first === undefined) throw new Error('nothing is shipped')
  const row = {
    agency_id: city,
    key: first.key,
    version: 1,
    valid_from: ordinaryDay,
    content: wordsOfShipped(first),
    shipped_hash: 'of before',
    written_by: [],
    published_by: '',
    published_at: '',
  }

  expect(wordingsBehind([row], shippedWordings)).toEqual([
    { agencyId: city, key: first.key, isLeftOut: false },
  ])
  expect(wordingsBehind([{ ...row, content: {} }], shippedWordings)).toMatchObject([{ isLeftOut: true }])
  expect(wordingsBehind([{ ...row, content: null }], shippedWordings)).toEqual([])
})

const facts = { item: '个人信息变更', number: '000018', due: '3月9日', telephone: '0371-22000011' }

function adding(text: string) {
  return (content: WordingContent): WordingContent => ({
    ...content,
    text: { ...content['text'], 'zh-CN': `${content['text']?.['zh-CN'] ?? ''}${text}` },
  })
}

function saying(part: string, text: string) {
  return (content: WordingContent): WordingContent => ({ ...content, [part]: { 'zh-CN': text } })
}

async function publish({ id, revision, inForce }: WordingDraft, who: Signed = head) {
  return await who.post(`/api/wordings/drafts/${id}/publication`, { revision, inForce }, newId())
}

/** The next day: everybody has gone home and signs in anew. */
async function tomorrow(): Promise<void> {
  world.setDay(addDays(world.clock.today(), 1))
  system = await world.signIn(world.username('system-administrator', city))
  head = await world.signIn(world.username('agency-head', city))
}

/** The receipt of a case that is handed in today. */
async function paperOf() {
  const clerk = await world.signIn(world.username('counter-clerk', longting))
  const subject = await meet(clerk, '王秀兰')
  const { id } = await takeIn(clerk, subject)
  const { rows } = await answer<{ rows: { id: string; kind: string }[] }>(
    clerk.get(`/api/papers/${subject}?case=${id}`),
  )
  const found = rows.find(({ kind }) => kind === 'receipt')
  const address = `/api/papers/${subject}/${found?.id ?? ''}`
  const { content } = await answer<{ content: { plain: string } }>(clerk.get(`${address}?case=${id}`))
  const printedBy = async (who: Signed) => (await who.get(`${address}/pdf?case=${id}`)).rawPayload
  return { content, clerk, printedBy }
}

const findTasks = query<{ agency_id: string; kind: string; due_on: string; done: boolean }>(
  `select agency_id, kind, due_on, done_at is not null as done from cases.task where matter = $1`,
)

/** What stands in the inbox of somebody about a draft. */
async function toPublish(who: Signed, draft: string) {
  const { rows } = await answer<{ rows: ToPublish[] }>(who.get('/api/publishing'))
  return rows.filter((row) => row.draft === draft)
}

async function tasksOf(draft: string) {
  const [rows] = await world.database.read({ path: 'worker' }, findTasks(draft))
  return rows
}
