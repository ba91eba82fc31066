import { agenciesRoutes } from '@tongban/contracts/agencies'

import { bind, type Http } from '../../platform/http.ts'
import { addAgency, changeAgency, type KeepDeps } from './keep.ts'

export function bindAgencies(http: Http, deps: KeepDeps): void {
  const { agencies } = deps
  bind(http, agenciesRoutes, {
    'GET /api/agencies': async () => ({ rows: [...agencies.all()] }),
    'POST /api/agencies': async ({ context, command, body }) => await addAgency(deps, context, command, body),
    'POST /api/agencies/:agency/change': async ({ context, command, params, body }) =>
      await changeAgency(deps, context, command, { ...body, id: params.agency }),
  })
}
