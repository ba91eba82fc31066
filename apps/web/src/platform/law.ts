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

const inForce = ['GET /api/law']

/**
 * A law that was in force once, by its hash.
 * @throws ApiError, also where an earlier program shipped it: its figures are not here
 */
async function readEarlier(hash: string): Promise<Law> {
  const sent = await call('GET /api/law/:hash', { params: { hash } })
  try {
    return lawOfSent(baseLaw, sent)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new ApiError(0, {
      code: 'client.earlier-program',
      message: t`这套标准是旧版程序带来的，这个页面展不开。编号仍然有效，可以请管理员照编号核对。`,
    })
  }
}

/** The law that had a hash; without one, that in force. */
export function useLawOf(hash: string): UseQueryResult<Law, ApiError> {
  return useQuery<Law, ApiError>({
    queryKey: hash === '' ? inForce : ['GET /api/law/:hash', hash],
    queryFn: async () => await (hash === '' ? readLaw() : readEarlier(hash)),
  })
}

/**
 * The law in force. It is asked for anew on each page and whenever somebody comes back to one, so that a page that stood open while figures were
 * published reckons with them; a browser that has it already gets no second copy.
 */
export function useLaw(): UseQueryResult<Law, ApiError> {
  return useQuery<Law, ApiError>({ queryKey: inForce, queryFn: readLaw })
}
