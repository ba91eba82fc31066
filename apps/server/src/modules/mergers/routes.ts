import { mergersRoutes } from '@tongban/contracts/mergers'

import { bind, type Http } from '../../platform/http.ts'
import { askMerger, readMergers } from './ask.ts'
import { decideOnMerger } from './decide.ts'
import type { MergerDeps } from './deps.ts'
import { lyingAt } from './lying.ts'
import { postsToGrant } from './posts.ts'
import { askTakingBack, decideOnTakingBack } from './take-back.ts'

/** 机构撤并: asked for by one above, confirmed by another, with a statement of what lies there. */
export function bindMergers(http: Http, deps: MergerDeps): void {
  bind(http, mergersRoutes, {
    'GET /api/mergers': async ({ context }) => await readMergers(deps, context),
    'GET /api/mergers/lying/:agency': async ({ context, params, query }) =>
      await lyingAt(deps, context, params.agency, query.on),
    'POST /api/mergers': async ({ context, command, body }) => await askMerger(deps, context, command, body),
    'POST /api/mergers/:id/decision': async ({ context, command, params, body }) =>
      await decideOnMerger(deps, context, command, { ...params, ...body }),
    'GET /api/mergers/:id/posts': async ({ context, params }) => await postsToGrant(deps, context, params.id),
    'POST /api/mergers/:id/taking-back': async ({ context, command, params, body }) =>
      await askTakingBack(deps, context, command, { ...params, ...body }),
    'POST /api/mergers/:id/taking-back/decision': async ({ context, command, params, body }) =>
      await decideOnTakingBack(deps, context, command, { ...params, ...body }),
  })
}
