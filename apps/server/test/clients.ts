import { randomUUID } from 'node:crypto'

import { addDays } from '@tongban/policy'

import { withClient } from '../src/platform/client.ts'
import { query } from '../src/platform/database.ts'
import { get, post, type RouteKey, type ValidRequest } from './request.ts'
import { answer, type Body, ownTelephone, type Scene } from './scene.ts'
import { ordinaryDay, photograph, type Signed, type World } from './world.ts'

/** All that a key can be for. */
export const everything = {
  acts: ['cases.hand-in', 'cases.read', 'materials.stage', 'papers.read'],
  items: null,
  agencies: null,
  requestsAMinute: 100_000,
  handInsADay: 10_000,
  expiresOn: addDays(ordinaryDay, 300),
} as const

/** Another system with a key of its own. */
export interface PlantedClient {
  readonly id: string
  readonly keyId: string
  readonly who: Signed
}

/** Registers a system and makes it a key, as the administrator of the city does. */
export async function plantClient(
  world: Pick<World, 'bearing'>,
  system: Signed,
  scopes: Partial<Record<keyof typeof everything, unknown>> = {},
): Promise<PlantedClient> {
  const name = `某银行 ${randomUUID().slice(0, 8)}`
  const { id } = await answer<{ id: string }>(system.post('/api/clients', { name, agencyId: '410200-01' }))
  const made = await answer<{ id: string; key: string }>(
    system.post(`/api/clients/${id}/keys`, { ...everything, ...scopes }),
  )
  return { id, keyId: made.id, who: world.bearing(made.key) }
}

/** Somebody lets a system act for him. @returns the id of the mandate */
export async function letAct(
  giver: Signed,
  subject: string,
  client: string,
  to = addDays(ordinaryDay, 200),
): Promise<string> {
  const given = { client, account: '6217000010001234567', to }
  return (await answer<{ id: string }>(giver.post(`/api/client-mandates/${subject}`, given))).id
}

/** What a system hands in for 王秀兰, whose telephone stays what it is. */
export function bankCase(
  world: World,
  number = `HB-${randomUUID().slice(0, 8)}`,
  telephone = ownTelephone,
): Body {
  return {
    item: 'person-change-other',
    itemVersion: world.cases.catalogue.current('person-change-other')?.version,
    form: { telephone },
    materials: [],
    reference: { number, branch: '0371-08', teller: 'T5120' },
  }
}

const deadQuery = query(
  `update clients.notice set state = 'dead', attempts = 12, fault = 'http-500', status = 500 where client_id = $1 returning id`,
)

/** For each route about other systems, and each that they call, a request that succeeds. */
export function clientRequests(
  world: World,
  { system, person, subject }: Scene,
): Readonly<Record<ClientRoute, () => Promise<ValidRequest>>> {
  let planted: Promise<PlantedClient> | undefined
  /** The one that 王秀兰 lets act for her. */
  const bank = async (): Promise<PlantedClient> =>
    await (planted ??= (async () => {
      const client = await plantClient(world, system)
      await letAct(person, subject, client.id)
      return client
    })())
  /** Her telephone may have become another one meanwhile, or one that somebody else typed: here it is her own word again. */
  const present = async (): Promise<Body> => {
    await withClient(world.connection, (owner) =>
      owner.query(
        "update people.contact set telephone_from = 'person' where subject_id = $1 and superseded_by is null",
        [subject],
      ),
    )
    const { facts } = await answer<{ facts: { 'person.telephone': string } }>(
      person.get(`/api/people/${subject}`),
    )
    return bankCase(world, undefined, facts['person.telephone'])
  }
  const handIn = async (): Promise<string> => {
    const { who } = await bank()
    const { id } = await answer<{ id: string }>(who.post(`/api/client/cases/${subject}`, await present()))
    return id
  }
  const notice = async (): Promise<string> => {
    const { id } = await bank()
    await answer(system.post(`/api/clients/${id}/webhook`, { url: 'http://127.0.0.1:9/told' }))
    await handIn()
    await world.deliverEvents()
    const found = await world.database.transaction({ path: 'worker' }, async (tx) => {
      const [rows] = await tx.load(deadQuery(id))
      return rows
    })
    const [row] = found
    return typeof row === 'object' && row !== null && 'id' in row ? String(row.id) : ''
  }
  const own = `/api/client-mandates/${subject}`
  return {
    'GET /api/clients': async () => await Promise.resolve(get(system, '/api/clients')),
    'POST /api/clients': async () =>
      await Promise.resolve(post(system, '/api/clients', { name: '某平台', agencyId: '410200-01' })),
    'POST /api/clients/:id/keys': async () =>
      post(system, `/api/clients/${(await bank()).id}/keys`, everything),
    'POST /api/clients/:id/keys/:key/revocation': async () => {
      const { id, keyId } = await plantClient(world, system)
      return post(system, `/api/clients/${id}/keys/${keyId}/revocation`)
    },
    'POST /api/clients/:id/webhook': async () =>
      post(system, `/api/clients/${(await bank()).id}/webhook`, { url: 'http://127.0.0.1:9/told' }),
    'POST /api/clients/:id/secret': async () => post(system, `/api/clients/${(await bank()).id}/secret`),
    'GET /api/clients/:id/notices': async () => {
      await notice()
      return get(system, `/api/clients/${(await bank()).id}/notices`)
    },
    'POST /api/clients/:id/notices/:notice/redelivery': async () => {
      const id = await notice()
      return post(system, `/api/clients/${(await bank()).id}/notices/${id}/redelivery`)
    },
    'GET /api/client-mandates/:subject': async () => await Promise.resolve(get(person, own)),
    'POST /api/client-mandates/:subject': async () => {
      const { id: client } = await plantClient(world, system)
      return post(person, own, { client, account: '6217', to: addDays(ordinaryDay, 200) })
    },
    'POST /api/client-mandates/:subject/:id/revocation': async () => {
      const { id } = await plantClient(world, system)
      return post(person, `${own}/${await letAct(person, subject, id)}/revocation`)
    },
    'GET /api/client/mandates': async () => get((await bank()).who, '/api/client/mandates'),
    'GET /api/client/items': async () => get((await bank()).who, '/api/client/items'),
    'GET /api/client/items/:code': async () =>
      get((await bank()).who, '/api/client/items/person-change-other'),
    'POST /api/client/files/:subject': async () => ({
      ...post((await bank()).who, `/api/client/files/${subject}`),
      file: photograph,
    }),
    'POST /api/client/cases/:subject': async () =>
      post((await bank()).who, `/api/client/cases/${subject}`, await present()),
    'GET /api/client/cases/:subject/:id': async () =>
      get((await bank()).who, `/api/client/cases/${subject}/${await handIn()}`),
    'GET /api/client/papers/:subject/:id': async () => {
      const { who } = await bank()
      const url = `/api/client/cases/${subject}/${await handIn()}`
      const { papers } = await answer<{ papers: { id: string }[] }>(who.get(url))
      return get(who, `/api/client/papers/${subject}/${papers[0]?.id ?? ''}`)
    },
  }
}

type ClientRoute = Extract<RouteKey, `${string}/api/client${string}`>
