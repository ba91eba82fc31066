import { shieldsRoutes } from '@tongban/contracts/shields'

import { bind, type Http } from '../../platform/http.ts'
import { askAbout, askToShield } from './ask.ts'
import { decideShield } from './decide.ts'
import type { ShieldDeps } from './deps.ts'
import { listShields, readReason } from './find.ts'
import { seeMention } from './mentions.ts'

/** 受保护人员: who is hidden, asked for by one officer and confirmed by another. */
export function bindShields(http: Http, deps: ShieldDeps): void {
  bind(http, shieldsRoutes, {
    'GET /api/shields': async ({ context, query }) => await listShields(deps, context, query.after),
    'POST /api/shields': async ({ context, command, body }) =>
      await askToShield(deps, context, command, body),
    'POST /api/shields/:subject/requests': async ({ context, command, params, body }) =>
      await askAbout(deps, context, command, { ...params, ...body }),
    'GET /api/shield-requests/:id': async ({ context, params }) => await readReason(deps, context, params.id),
    'POST /api/shield-requests/:id/decision': async ({ context, command, params, body }) =>
      await decideShield(deps, context, command, { ...params, ...body }),
    'POST /api/shield-mentions/:id/seen': async ({ context, command, params }) =>
      await seeMention(deps, context, command, params.id),
  })
}
