import type { CaseView } from '@tongban/contracts/cases'

import { useRead } from '../../platform/use.ts'

/** The declaration that a case is pinned to: what is published later changes nothing of what is asked of it. */
export function useItemOf(found: Pick<CaseView, 'item' | 'itemVersion'> | undefined) {
  return useRead(
    'GET /api/catalogue/items/:code/versions/:version',
    { params: { code: found?.item ?? '', version: found?.itemVersion ?? 1 } },
    { enabled: found !== undefined },
  )
}
