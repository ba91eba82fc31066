import { createHash } from 'node:crypto'

import { canonical } from '@tongban/contracts/canonical'
import type { WordingContent, WordingDraft } from '@tongban/contracts/wordings'
import { addDays } from '@tongban/policy'

import { query } from '../src/platform/database.ts'
import { get, now, post, type ValidRequest } from './request.ts'
import { answer, type Scene } from './scene.ts'
import { ordinaryDay, type Signed, type World } from './world.ts'

const city = '410200-01'

/** Words that nobody has published yet, said otherwise by one letter each time. */
let drafts = 0

/** A draft of how a paper or a message is said; nobody is asked to publish it yet. */
export async function writtenWording(
  who: Signed,
  change: (content: WordingContent) => WordingContent = otherwise,
  key = 'papers.acceptance',
  agency = city,
): Promise<WordingDraft> {
  const begun = await answer<WordingDraft>(
    who.post('/api/wordings/drafts', { agency, key, from: 'in-force' }),
  )
  const { id, revision, content } = begun
  return await answer<WordingDraft>(
    who.post(`/api/wordings/drafts/${id}`, { revision, content: change(content), from: null }),
  )
}

function otherwise(content: WordingContent): WordingContent {
  drafts += 1
  return { ...content, plain: { 'zh-CN': `您的事我们开始办了（写法 ${drafts}）。` } }
}

/** A draft that another is asked to publish. */
export async function askedWording(...written: Parameters<typeof writtenWording>): Promise<WordingDraft> {
  const { id, revision } = await writtenWording(...written)
  const [who] = written
  return await answer<WordingDraft>(who.post(`/api/wordings/drafts/${id}/asking`, { revision }))
}

const letter = {
  plain: { 'zh-CN': '这封信告诉您一件事。' },
  closing: { 'zh-CN': '看不明白，请打 {telephone}。' },
}
/** Words as another installation has exported them. */
export const exportedLine = JSON.stringify({
  key: 'letters.notice',
  hash: createHash('sha256').update(canonical(letter)).digest('hex'),
  content: letter,
})

const inCity = `?agency=${city}`

/** Requests about how an agency says it. */
export function wordingRequests(world: World, { system, head }: Scene) {
  return {
    'GET /api/wordings': now(get(system, `/api/wordings${inCity}`)),
    'GET /api/wordings/:key': now(get(system, `/api/wordings/messages.accepted${inCity}`)),
    'GET /api/publishing': now(get(head, '/api/publishing')),
    'GET /api/wordings/lines': now(get(system, `/api/wordings/lines${inCity}`)),
    'GET /api/wordings/drafts': now(get(system, '/api/wordings/drafts')),
    'POST /api/wordings/lines': now(
      post(system, '/api/wordings/lines', { agency: city, lines: exportedLine }),
    ),
    'POST /api/wordings/drafts': now(
      post(system, '/api/wordings/drafts', { agency: city, key: 'papers.receipt', from: 'shipped' }),
    ),
    'GET /api/wordings/drafts/:id': async (): Promise<ValidRequest> =>
      get(system, `/api/wordings/drafts/${(await writtenWording(system)).id}`),
    'GET /api/wordings/drafts/:id/pdf': async (): Promise<ValidRequest> =>
      get(system, `/api/wordings/drafts/${(await writtenWording(system)).id}/pdf`),
    'POST /api/wordings/drafts/:id': async (): Promise<ValidRequest> => {
      const { id, revision, content } = await writtenWording(system)
      return post(system, `/api/wordings/drafts/${id}`, { revision, content, from: null })
    },
    'POST /api/wordings/drafts/:id/asking': async (): Promise<ValidRequest> => {
      const { id, revision } = await writtenWording(system)
      return post(system, `/api/wordings/drafts/${id}/asking`, { revision })
    },
    'POST /api/wordings/drafts/:id/urging': async (): Promise<ValidRequest> => {
      const { id, revision } = await askedWording(system)
      await endTerm(world, id)
      return post(system, `/api/wordings/drafts/${id}/urging`, { revision })
    },
    'POST /api/wordings/drafts/:id/publication': async (): Promise<ValidRequest> => {
      const { id, revision, inForce } = await askedWording(system)
      return post(head, `/api/wordings/drafts/${id}/publication`, { revision, inForce })
    },
    'POST /api/wordings/drafts/:id/sending-back': async (): Promise<ValidRequest> => {
      const { id, revision } = await askedWording(system)
      return post(head, `/api/wordings/drafts/${id}/sending-back`, { revision, reason: '请说得短一些' })
    },
    'POST /api/wordings/drafts/:id/withdrawal': async (): Promise<ValidRequest> => {
      const { id, revision } = await writtenWording(system)
      return post(system, `/api/wordings/drafts/${id}/withdrawal`, { revision })
    },
  }
}

/** Lets the term of an asked draft be over. */
export async function endTerm({ database }: World, id: string): Promise<void> {
  await database.transaction({ path: 'oversight', agencies: [city] }, async (tx) =>
    tx.record(setTerm(id, addDays(ordinaryDay, -1))),
  )
}
const setTerm = query('update wordings.draft set due_on = $2 where id = $1')
