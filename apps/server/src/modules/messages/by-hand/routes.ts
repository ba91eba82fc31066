import { byHandRoutes } from '@tongban/contracts/by-hand'

import type { Events } from '../../../platform/events.ts'
import { bind, type Http } from '../../../platform/http.ts'
import { type LetterDeps, sendLetter } from './letter.ts'
import { askRelay, endRelaying, listRelays, readRelay } from './relay.ts'
import { recordTold } from './told.ts'
import { listUnreached, readUnreached } from './unreached.ts'
import { withdrawRelay } from './withdraw.ts'

/** 人工送达: the office tells whom no telephone and no mailbox reaches, or asks the clerk of an outlet to. */
export function bindByHand(
  http: Http,
  deps: LetterDeps & { readonly events: Pick<Events, 'announce'> },
): void {
  bind(http, byHandRoutes, {
    'GET /api/unreached': async ({ context, query }) => await listUnreached(deps, context, query.after),
    'GET /api/unreached/:subject/:id': async ({ context, params }) =>
      await readUnreached(deps, context, params),
    'GET /api/unreached/:subject/:id/letter': async ({ context, params, reply }) => {
      await sendLetter(deps, context, params, reply)
      return undefined
    },
    'POST /api/unreached/:subject/:id/told': async ({ context, command, params, body }) =>
      await recordTold(deps, context, command, { ...params, ...body }),
    'POST /api/unreached/:subject/:id/relay': async ({ context, command, params, body }) =>
      await askRelay(deps, context, command, { ...params, ...body }),
    'POST /api/unreached/:subject/:id/relay/withdrawal': async ({ context, command, params, body }) =>
      await withdrawRelay(deps, context, command, { ...params, ...body }),
    'GET /api/relays': async ({ context, query }) => await listRelays(deps, context, query.after),
    'GET /api/relays/:id': async ({ context, params }) => await readRelay(deps, context, params.id),
    'POST /api/relays/:id/outcome': async ({ context, command, params, body }) =>
      await endRelaying(deps, context, command, { ...params, ...body }),
  })
}
