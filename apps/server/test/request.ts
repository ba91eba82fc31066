import type { AllRoutes } from '@tongban/contracts/all'

import type { Signed } from './world.ts'

/** A route of the contracts, as `METHOD /path`. */
export type RouteKey = keyof AllRoutes

/** One request as it would be sent; `who` is undefined where nobody is signed in. */
export interface ValidRequest {
  readonly who?: Signed
  readonly method: 'GET' | 'POST'
  readonly url: string
  /** Sent as JSON. */
  readonly body?: unknown
  readonly file?: Buffer
}

/** Reads an address. */
export function get(who: Signed | undefined, url: string): ValidRequest {
  return { ...(who === undefined ? {} : { who }), method: 'GET', url }
}

/** Sends a body, or none, to an address. */
export function post(who: Signed, url: string, body?: unknown): ValidRequest {
  return { who, method: 'POST', url, ...(body === undefined ? {} : { body }) }
}

/** A request that needs nothing prepared. */
export function now(request: ValidRequest): () => Promise<ValidRequest> {
  return async () => await Promise.resolve(request)
}
