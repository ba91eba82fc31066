import { confirmationsRoutes } from '@tongban/contracts/confirmations'

import { bind, type Http } from '../../../platform/http.ts'
import type { CaseDeps } from '../deps.ts'
import { answerConfirmation, findOwnConfirmation, findOwnConfirmations } from './answer.ts'

/** What waits for a person's own word. */
export function bindConfirmations(http: Http, deps: CaseDeps): void {
  bind(http, confirmationsRoutes, {
    'GET /api/confirmations/:subject': async ({ context, params, query }) =>
      await findOwnConfirmations(deps, context, params.subject, query.after),
    'GET /api/confirmations/:subject/:id': async ({ context, params }) =>
      await findOwnConfirmation(deps, context, params.subject, params.id),
    'POST /api/confirmations/:subject/:id/answer': async ({ context, command, params, body }) =>
      await answerConfirmation(deps, context, command, { ...params, ...body }),
  })
}
