import { addDays } from '@tongban/policy'

import { kaifengCity } from '../src/worlds/kaifeng/city.ts'
import { bundleRequests } from './bundles.ts'
import { letAct, plantClient } from './clients.ts'
import { joining, newcomerRow, tried } from './lists.ts'
import { now, type RouteKey, type ValidRequest } from './request.ts'
import { answer, type Body, type Scene, soon } from './scene.ts'
import { ordinaryDay, photograph, type Signed, type World } from './world.ts'

const [wang] = kaifengCity({ seed: 7, people: 30, today: ordinaryDay }).persons
/** 王秀兰, who logs in with a telephone of her own: whom the principal makes his clerk. */
const colleague = { telephone: wang?.telephone ?? '', name: wang?.name ?? '' }

/** What an employer hands in: its address, with or without the evidence that is asked for. */
export function changeOf(world: World, subject: string, { shared = true }: { shared?: boolean } = {}): Body {
  return {
    subject,
    item: 'employer-change',
    itemVersion: world.cases.catalogue.current('employer-change')?.version,
    form: { address: '开封市示例路 1 号', shared },
    materials: [],
  }
}

/** Makes the colleague a clerk, whether she is one already or not. @returns the id of her mandate */
export async function appoint(principal: Signed, employer: string): Promise<string> {
  const url = `/api/mandates/${employer}`
  const { rows } = await answer<{ rows: { id: string; holderName: string; revokedAt: string | null }[] }>(
    principal.get(url),
  )
  const known = rows.find(({ holderName, revokedAt }) => holderName === colleague.name && revokedAt === null)
  if (known !== undefined) return known.id
  return (await answer<{ id: string }>(principal.post(url, colleague))).id
}

/** For each route of the path `employer`, a request of a principal about his employer that succeeds. */
export function employerRequests(
  world: World,
  { principal, employer, reviewer, approver, system }: Scene,
): Readonly<Partial<Record<RouteKey, () => Promise<ValidRequest>>>> {
  const get = (url: string): ValidRequest => ({ who: principal, method: 'GET', url })
  const post = (url: string, body?: Body): ValidRequest => ({
    who: principal,
    method: 'POST',
    url,
    ...(body === undefined ? {} : { body }),
  })
  const handIn = async (shared = true): Promise<string> => {
    const { id } = await answer<{ id: string }>(
      principal.post('/api/cases', changeOf(world, employer, { shared })),
    )
    return id
  }
  const stage = async (): Promise<string> =>
    (await answer<{ id: string }>(principal.upload(`/api/materials/${employer}/files`, photograph))).id
  const list = async (): Promise<string> => (await tried(principal, employer, joining([newcomerRow()]))).id
  const paper = async (): Promise<string> => {
    const { rows } = await answer<{ rows: { id: string }[] }>(
      principal.get(`/api/papers/${employer}?case=${await handIn()}`),
    )
    return rows[0]?.id ?? ''
  }
  const draft = `/api/drafts/${employer}/employer-change`
  return {
    'GET /api/audit/looks/:subject': now(get(`/api/audit/looks/${employer}`)),
    'POST /api/cases': now(post('/api/cases', changeOf(world, employer))),
    'POST /api/cases/:subject/checks': now(
      post(`/api/cases/${employer}/checks`, { item: 'employer-change', form: { shared: true } }),
    ),
    'GET /api/cases/:subject/:id': async () => get(`/api/cases/${employer}/${await handIn()}`),
    'GET /api/cases/:subject': now(get(`/api/cases/${employer}`)),
    'POST /api/cases/:subject/:id/correction': async () => {
      const url = `/api/cases/${employer}/${await handIn(false)}`
      await answer(reviewer.post(`${url}/deficiencies`, { version: 0, until: soon }))
      const materials = [{ material: 'change-evidence', by: 'file', files: [await stage()] }]
      const form = { address: '开封市示例路 1 号', shared: false }
      return post(`${url}/correction`, { version: 1, form, materials })
    },
    'POST /api/cases/:subject/:id/correction-request': async () => {
      const url = `/api/cases/${employer}/${await handIn()}`
      await answer(reviewer.post(`${url}/acceptance`, { version: 0 }))
      await answer(approver.post(`${url}/decision`, { version: 1, grant: true, note: '' }))
      return post(`${url}/correction-request`, { version: 2, note: '地址写错了' })
    },
    'POST /api/cases/:subject/:id/decision-review': async () => {
      const url = `/api/cases/${employer}/${await handIn()}`
      await answer(reviewer.post(`${url}/non-acceptance`, { version: 0, reason: '不归这里管' }))
      return post(`${url}/decision-review`, { version: 1, note: '应当归这里管' })
    },
    'POST /api/cases/:subject/:id/withdrawal': async () =>
      post(`/api/cases/${employer}/${await handIn()}/withdrawal`, { version: 0, reason: '不办了' }),
    'POST /api/materials/:subject/files': now({
      ...post(`/api/materials/${employer}/files`),
      file: photograph,
    }),
    'GET /api/materials/:subject/files': now(get(`/api/materials/${employer}/files`)),
    'GET /api/materials/:subject/files/:id': async () =>
      get(`/api/materials/${employer}/files/${await stage()}`),
    'GET /api/people/:subject': now(get(`/api/people/${employer}`)),
    'GET /api/enrolment/:subject/roster': now(get(`/api/enrolment/${employer}/roster?state=all`)),
    'GET /api/messages/:subject': now(get(`/api/messages/${employer}`)),
    'GET /api/messages/:subject/unread': now(get(`/api/messages/${employer}/unread`)),
    'POST /api/messages/:subject/:id/read': async () => {
      await appoint(principal, employer)
      const { rows } = await answer<{ rows: { id: string }[] }>(principal.get(`/api/messages/${employer}`))
      return post(`/api/messages/${employer}/${rows[0]?.id ?? ''}/read`)
    },
    'GET /api/papers/:subject': now(get(`/api/papers/${employer}`)),
    'GET /api/papers/:subject/:id': async () => get(`/api/papers/${employer}/${await paper()}`),
    'GET /api/papers/:subject/:id/pdf': async () => get(`/api/papers/${employer}/${await paper()}/pdf`),
    'POST /api/papers/:subject/:id/receipt': async () =>
      post(`/api/papers/${employer}/${await paper()}/receipt`, { consents: true }),
    'GET /api/drafts/:subject': now(get(`/api/drafts/${employer}`)),
    'POST /api/drafts/:subject/:item': async () => {
      await answer(principal.post(`${draft}/discard`))
      return post(draft, { form: {}, materials: [], itemVersion: 1, revision: 0 })
    },
    'POST /api/drafts/:subject/:item/discard': now(post(`${draft}/discard`)),
    ...bundleRequests(world, { principal, employer, reviewer }),
    'GET /api/batches/:subject': now(get(`/api/batches/${employer}`)),
    'GET /api/batches/:subject/template': now(
      get(`/api/batches/${employer}/template?item=staff-decrease&format=csv`),
    ),
    'POST /api/batches/:subject': now({
      ...post(`/api/batches/${employer}?item=employee-registration`),
      file: joining([newcomerRow()]),
    }),
    'GET /api/batches/:subject/:id': async () => get(`/api/batches/${employer}/${await list()}`),
    'GET /api/batches/:subject/:id/rejects': async () =>
      get(`/api/batches/${employer}/${await list()}/rejects?format=xlsx`),
    'POST /api/batches/:subject/:id/application': async () =>
      post(`/api/batches/${employer}/${await list()}/application`, { good: 1 }),
    'POST /api/batches/:subject/:id/stop': async () => {
      const url = `/api/batches/${employer}/${await list()}`
      await answer(principal.post(`${url}/application`, { good: 1 }))
      return post(`${url}/stop`)
    },
    'GET /api/client-mandates/:subject': now(get(`/api/client-mandates/${employer}`)),
    'POST /api/client-mandates/:subject': async () => {
      const { id: client } = await plantClient(world, system)
      const given = { client, account: 'HB-88', to: addDays(ordinaryDay, 200) }
      return post(`/api/client-mandates/${employer}`, given)
    },
    'POST /api/client-mandates/:subject/:id/revocation': async () => {
      const { id } = await plantClient(world, system)
      return post(`/api/client-mandates/${employer}/${await letAct(principal, employer, id)}/revocation`)
    },
    'GET /api/mandates/:subject': now(get(`/api/mandates/${employer}`)),
    'POST /api/mandates/:subject': async () => {
      const id = await appoint(principal, employer)
      await answer(principal.post(`/api/mandates/${employer}/${id}/revocation`))
      return post(`/api/mandates/${employer}`, colleague)
    },
    'POST /api/mandates/:subject/:id/revocation': async () =>
      post(`/api/mandates/${employer}/${await appoint(principal, employer)}/revocation`),
  }
}
