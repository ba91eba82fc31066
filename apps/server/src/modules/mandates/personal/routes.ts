import { personalMandatesRoutes } from '@tongban/contracts/personal-mandates'

import { bind, type Http } from '../../../platform/http.ts'
import { answerPersonal } from './answer.ts'
import type { PersonalDeps } from './deps.ts'
import { listPersonal } from './find.ts'
import { givePersonal } from './give.ts'
import { revokeGivenPersonal } from './revoke.ts'

/** Who acts for another person: given by himself, at home or at a counter, and answered by whom he asked. */
export function bindPersonalMandates(http: Http, deps: PersonalDeps): void {
  bind(http, personalMandatesRoutes, {
    'GET /api/personal-mandates/:subject': async ({ context, params }) =>
      await listPersonal(deps, context, params.subject),
    'POST /api/personal-mandates/:subject': async ({ context, command, params, body }) =>
      await givePersonal(deps, context, command, { ...params, ...body }),
    'POST /api/personal-mandates/:subject/:id/answer': async ({ context, command, params, body }) =>
      await answerPersonal(deps, context, command, { ...params, ...body }),
    'POST /api/personal-mandates/:subject/:id/revocation': async ({ context, command, params }) =>
      await revokeGivenPersonal(deps, context, command, params),
  })
}
