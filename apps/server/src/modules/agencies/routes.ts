import { agenciesRoutes } from '@tongban/contracts/agencies'

import { bind, type Http } from '../../platform/http.ts'
import type { Agencies } from './agencies.ts'

export function bindAgencies(http: Http, agencies: Agencies): void {
  bind(http, agenciesRoutes, {
    'GET /api/agencies': async () => ({ rows: [...agencies.all()] }),
  })
}
