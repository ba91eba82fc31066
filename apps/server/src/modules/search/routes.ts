import { searchRoutes } from '@tongban/contracts/search'

import { bind, type Http } from '../../platform/http.ts'
import type { RateLimits } from '../../platform/rate-limits.ts'
import type { SearchDeps } from './deps.ts'
import { search } from './search.ts'

export function bindSearch(
  http: Http,
  { countSearch, ...deps }: SearchDeps & Pick<RateLimits, 'countSearch'>,
): void {
  bind(http, searchRoutes, {
    'POST /api/search': async ({ context, request, body: { terms } }) => {
      await countSearch(request)
      return await search(deps, context, terms)
    },
  })
}
