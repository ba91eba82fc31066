import { ratingsRoutes } from '@tongban/contracts/ratings'

import { bind, type Http } from '../../platform/http.ts'
import { requirePeriod } from '../../platform/period.ts'
import { answerRating } from './answer.ts'
import { countCallBacks, findCallBack, listCallBacks } from './call-backs.ts'
import type { RatingDeps } from './deps.ts'
import { ratingFigures, ratingsBehind } from './figures.ts'
import { mayAskVisitor, rateCase, rateVisit } from './give.ts'
import { placesOf, tellNotDone, tellNotDonePublicly } from './not-done.ts'
import { findOwn } from './own.ts'

/** People rate at home and at counters; managers call back; direction reads figures. */
export function bindRatings(http: Http, deps: RatingDeps): void {
  bind(http, ratingsRoutes, {
    'GET /api/ratings/:subject': async ({ context, params, query }) =>
      await findOwn(deps, context, params.subject, query.after),
    'POST /api/ratings/:subject/cases/:id': async ({ context, command, params, body }) =>
      await rateCase(deps, context, command, { ...params, ...body }),
    'POST /api/ratings/:subject/not-done': async ({ context, command, params, body }) =>
      await tellNotDone(deps, context, command, { ...params, ...body }),
    'GET /api/not-done/places': async ({ context }) => await Promise.resolve(placesOf(deps, context)),
    'POST /api/not-done': async ({ context, body, request }) =>
      await tellNotDonePublicly(deps, context, body, request.ip),
    'GET /api/visits/:subject/:id/rating': async ({ context, params }) =>
      await mayAskVisitor(deps, context, params),
    'POST /api/visits/:subject/:id/rating': async ({ context, command, params, body }) =>
      await rateVisit(deps, context, command, { ...params, ...body }),
    'GET /api/call-backs': async ({ context, query }) => await listCallBacks(deps, context, query),
    'GET /api/call-backs/counts': async ({ context }) => await countCallBacks(deps, context),
    'GET /api/call-backs/:id': async ({ context, params }) => await findCallBack(deps, context, params.id),
    'POST /api/call-backs/:id/answer': async ({ context, command, params, body }) =>
      await answerRating(deps, context, command, { ...params, ...body }),
    'GET /api/ratings/figures': async ({ context, query }) => {
      requirePeriod(query.from, query.to)
      return await ratingFigures(deps, context, query)
    },
    'GET /api/ratings/list': async ({ context, query }) => {
      requirePeriod(query.from, query.to)
      return await ratingsBehind(deps, context, query)
    },
  })
}
