import { draftsRoutes } from '@tongban/contracts/drafts'

import { bind, type Http } from '../../platform/http.ts'
import { discardDraft, type DraftDeps, findDrafts, saveDraft } from './drafts.ts'

/** What people are filling in, on whichever device. */
export function bindDrafts(http: Http, deps: DraftDeps): void {
  bind(http, draftsRoutes, {
    'GET /api/drafts/:subject': async ({ context, params }) =>
      await findDrafts(deps, context, params.subject),
    'POST /api/drafts/:subject/:item': async ({ context, params, body }) =>
      await saveDraft(deps, context, params, body),
    'POST /api/drafts/:subject/:item/discard': async ({ context, params }) =>
      await discardDraft(deps, context, params.subject, params.item),
  })
}
