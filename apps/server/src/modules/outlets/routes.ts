import { outletsRoutes } from '@tongban/contracts/agencies'

import { bind, type Http } from '../../platform/http.ts'
import type { Outlets } from './outlets.ts'

export function bindOutlets(http: Http, outlets: Outlets): void {
  bind(http, outletsRoutes, {
    'GET /api/outlets': async () => ({ rows: [...outlets.all()] }),
  })
}
