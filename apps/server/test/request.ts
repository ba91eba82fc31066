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
