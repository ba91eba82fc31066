import { t } from '@lingui/core/macro'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { baseLaw, type Law, lawOfSent } from '@tongban/policy'

import { ApiError, call } from './client.ts'

/**
 * The law in force on the server: what this page was built with, and over it what has been published since. Its hash is checked, so that what is
 * reckoned here is what the server would say.
 * @throws ApiError, also where the page is of another program than the server
 */
async function readLaw(): Promise<Law> {
  const sent = await call('GET /api/law')
  try {
    return lawOfSent(baseLaw, sent)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new ApiError(0, {
      code: 'client.old-page',
      message: t`这个页面不是最新的，算出来会和窗口不一样。请刷新页面再试。`,
    })
  }
}

/**
 * The law in force. It is asked for anew on each page and whenever somebody comes back to one, so that a page that stood open while figures were
 * published reckons with them; a browser that has it already gets no second copy.
 */
export function useLaw(): UseQueryResult<Law, ApiError> {
  return useQuery<Law, ApiError>({ queryKey: ['GET /api/law'], queryFn: readLaw })
}
