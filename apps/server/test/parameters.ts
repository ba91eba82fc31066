import type { ParameterDraft } from '@tongban/contracts/parameters'

import { get, now, post } from './request.ts'
import { answer, type Body, type Scene } from './scene.ts'
import type { Signed } from './world.ts'

/** A year's rate of interest, as it is drafted. */
export const interest: Body = {
  key: 'accountInterestRate',
  from: '2026-01',
  knownUntil: '2026-12',
  value: '0.0215',
  source: {
    document: '关于公布2026年记账利率的通知（样例）',
    number: '样例〔2026〕1号',
    published: '2026-02-01',
  },
  certainty: 'text-read',
}

/** A draft that the checker has nothing against. */
export async function drafted(who: Signed, values: readonly Body[] = [interest]): Promise<ParameterDraft> {
  return await answer<ParameterDraft>(who.post('/api/parameters/drafts', { title: '2026年记账利率', values }))
}

/** What whoever publishes says that he has seen. */
export function seen({ version, law }: ParameterDraft): Body {
  return { version, law }
}

/** Requests about the law and its figures. */
export function parameterRequests({ manager, head }: Scene) {
  return {
    'GET /api/law': now(get(undefined, '/api/law')),
    'GET /api/law/:hash': async () => {
      const { hash } = await answer<{ hash: string }>(manager.get('/api/law'))
      return get(undefined, `/api/law/${hash}`)
    },
    'GET /api/parameters/drafts': now(get(manager, '/api/parameters/drafts')),
    'POST /api/parameters/drafts': now(
      post(manager, '/api/parameters/drafts', { title: '2026年记账利率', values: [interest] }),
    ),
    'GET /api/parameters/drafts/:id': async () => {
      const { id } = await drafted(manager)
      return get(manager, `/api/parameters/drafts/${id}`)
    },
    'POST /api/parameters/drafts/:id': async () => {
      const { id, version } = await drafted(manager)
      return post(manager, `/api/parameters/drafts/${id}`, {
        version,
        title: '2026年记账利率（改）',
        values: [interest],
      })
    },
    'POST /api/parameters/drafts/:id/withdrawal': async () => {
      const { id, version } = await drafted(manager)
      return post(manager, `/api/parameters/drafts/${id}/withdrawal`, { version })
    },
    'POST /api/parameters/drafts/:id/publication': async () => {
      const draft = await drafted(manager)
      return post(head, `/api/parameters/drafts/${draft.id}/publication`, seen(draft))
    },
    'GET /api/parameters/publications': now(get(manager, '/api/parameters/publications')),
    'GET /api/parameters/lines': now(get(manager, '/api/parameters/lines')),
  }
}
