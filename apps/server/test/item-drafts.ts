import type { ItemDraft } from '@tongban/contracts/item-drafts'
import { addDays } from '@tongban/policy'

import { shippedDeclarations } from '../src/modules/catalogue/index.ts'
import { query } from '../src/platform/database.ts'
import { type Begun, publishOver, type Sends, type Standing } from './published.ts'
import { get, now, post, type ValidRequest } from './request.ts'
import { answer, type Body, type Scene } from './scene.ts'
import { ordinaryDay, type Signed, type World } from './world.ts'

/** The draft of a declaration, as somebody writes it down; nobody is asked to publish it yet. */
export async function writtenItem(who: Signed, content: object): Promise<ItemDraft> {
  const begun = await answer<ItemDraft>(who.post('/api/catalogue/drafts', await begunFor(who, content)))
  const { id, revision } = begun
  return await answer<ItemDraft>(who.post(`/api/catalogue/drafts/${id}`, { revision, content }))
}

/** A draft that another is asked to publish. */
export async function askedItem(who: Signed, declaration: object): Promise<ItemDraft> {
  const { id, revision } = await writtenItem(who, declaration)
  return await answer<ItemDraft>(who.post(`/api/catalogue/drafts/${id}/asking`, { revision }))
}

/** Lets the term of an asked draft be over. */
export async function endItemTerm({ database }: World, id: string): Promise<void> {
  await database.transaction({ path: 'oversight', agencies: ['410200-01'] }, async (tx) =>
    tx.record(setTerm(id, addDays(ordinaryDay, -1))),
  )
}
const setTerm = query('update catalogue.draft set due_on = $2 where id = $1')

/** Puts a declaration in force: one writes, another publishes. */
export async function publishByTwo(
  writer: Signed,
  publisher: Signed,
  declaration: object,
): Promise<Standing> {
  const begun = await begunFor(writer, declaration)
  return await publishOver(sendingAs(writer), sendingAs(publisher), begun, declaration)
}

function sendingAs(who: Signed): Sends {
  return async (path, body) => await answer<unknown>(who.post(path, { ...body }))
}

/** Begins with the item of this code where there is one, and with nothing where there is none. */
async function begunFor(who: Signed, declaration: object): Promise<Begun> {
  const code = 'code' in declaration ? String(declaration.code) : ''
  const { rows } = await answer<{ rows: { code: string; state: string }[] }>(who.get('/api/catalogue/items'))
  const found = rows.find((item) => item.code === code)
  if (found === undefined) return { from: 'nothing', code, name: '样例事项' }
  return { from: found.state === 'published' ? 'published' : 'listed', code }
}

/** The same by the administrator and the head of the demo city. */
export async function publishInCity(world: World, declaration: object): Promise<Standing> {
  const writer = await world.signIn(world.username('system-administrator', '410200-01'))
  const publisher = await world.signIn(world.username('agency-head', '410200-01'))
  const published = await publishByTwo(writer, publisher, declaration)
  await world.cases.catalogue.refresh()
  return published
}

let copies = 0

/** A declaration that nobody has drafted yet. */
function next(): Body {
  copies += 1
  const [declaration] = shippedDeclarations()
  return { ...declaration, code: `drafted-item-${copies}` }
}

const seen = ({ revision, inForce }: ItemDraft): Body => ({ revision, inForce })

/** Requests about drafts of items. */
export function itemDraftRequests(world: World, { system, head }: Scene) {
  return {
    'GET /api/catalogue/drafts': now(get(system, '/api/catalogue/drafts')),
    'GET /api/catalogue/vocabulary': now(get(system, '/api/catalogue/vocabulary')),
    'GET /api/catalogue/lines': now(get(system, '/api/catalogue/lines')),
    'POST /api/catalogue/drafts': now(
      post(system, '/api/catalogue/drafts', { from: 'published', code: 'person-change-key' }),
    ),
    'GET /api/catalogue/drafts/:id': async (): Promise<ValidRequest> =>
      get(system, `/api/catalogue/drafts/${(await writtenItem(system, next())).id}`),
    'POST /api/catalogue/drafts/:id': async (): Promise<ValidRequest> => {
      const { id } = await answer<ItemDraft>(
        system.post('/api/catalogue/drafts', { from: 'nothing', code: next()['code'], name: '样例事项' }),
      )
      return post(system, `/api/catalogue/drafts/${id}`, { revision: 0, content: { reach: 'city' } })
    },
    'POST /api/catalogue/drafts/:id/asking': async (): Promise<ValidRequest> => {
      const { id, revision } = await writtenItem(system, next())
      return post(system, `/api/catalogue/drafts/${id}/asking`, { revision })
    },
    'POST /api/catalogue/drafts/:id/urging': async (): Promise<ValidRequest> => {
      const { id, revision } = await askedItem(system, next())
      await endItemTerm(world, id)
      return post(system, `/api/catalogue/drafts/${id}/urging`, { revision })
    },
    'POST /api/catalogue/drafts/:id/publication': async (): Promise<ValidRequest> => {
      const draft = await askedItem(system, next())
      return post(head, `/api/catalogue/drafts/${draft.id}/publication`, seen(draft))
    },
    'POST /api/catalogue/drafts/:id/sending-back': async (): Promise<ValidRequest> => {
      const { id, revision } = await askedItem(system, next())
      return post(head, `/api/catalogue/drafts/${id}/sending-back`, { revision, reason: '材料没有写全' })
    },
    'POST /api/catalogue/drafts/:id/withdrawal': async (): Promise<ValidRequest> => {
      const { id, revision } = await writtenItem(system, next())
      return post(system, `/api/catalogue/drafts/${id}/withdrawal`, { revision })
    },
    'POST /api/catalogue/table': now({
      ...post(system, '/api/catalogue/table'),
      file: Buffer.from('事项名称,服务对象,国家基本编码\n样例事项,个人,123456789012\n'),
    }),
    'POST /api/catalogue/lines': async (): Promise<ValidRequest> => {
      const { body } = await system.get('/api/catalogue/lines?code=person-proof')
      return post(system, '/api/catalogue/lines', { lines: body })
    },
  }
}
