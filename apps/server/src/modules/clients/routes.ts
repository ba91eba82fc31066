import { clientApiRoutes } from '@tongban/contracts/client-api'
import { clientsRoutes } from '@tongban/contracts/clients'

import { bind, type Http } from '../../platform/http.ts'
import { Refusal } from '../../platform/refusal.ts'
import { sendPaper } from '../papers/index.ts'
import { handInFor, listForWhom, listItems, readClientCase, readItem } from './act.ts'
import type { ClientDeps } from './deps.ts'
import { giveMandate, listGiven, takeBack } from './give.ts'
import { changeSecret, listClients, makeKey, pointWebhook, registerClient, takeKey } from './keep.ts'
import type { ClientNames } from './names.ts'
import { listNotices, redeliver } from './notices.ts'

export function bindClients(http: Http, deps: ClientDeps & { readonly names: ClientNames }): void {
  bind(http, clientsRoutes, {
    'GET /api/clients': async ({ context }) => await listClients(deps, context),
    'POST /api/clients': async ({ context, command, body }) =>
      await registerClient(deps, context, command, body),
    'POST /api/clients/:id/keys': async ({ context, params, body }) =>
      await makeKey(deps, context, params.id, body),
    'POST /api/clients/:id/keys/:key/revocation': async ({ context, command, params }) =>
      await takeKey(deps, context, command, params),
    'POST /api/clients/:id/webhook': async ({ context, command, params, body }) =>
      await pointWebhook(deps, context, command, { ...params, ...body }),
    'POST /api/clients/:id/secret': async ({ context, params }) =>
      await changeSecret(deps, context, params.id),
    'GET /api/clients/:id/notices': async ({ context, params, query }) =>
      await listNotices(deps, context, { ...params, ...query }),
    'POST /api/clients/:id/notices/:notice/redelivery': async ({ context, command, params }) =>
      await redeliver(deps, context, command, params),
    'GET /api/client-mandates/:subject': async ({ context, params }) =>
      await listGiven(deps, context, params.subject),
    'POST /api/client-mandates/:subject': async ({ context, command, params, body }) =>
      await giveMandate(deps, context, command, { ...params, ...body }),
    'POST /api/client-mandates/:subject/:id/revocation': async ({ context, command, params }) =>
      await takeBack(deps, context, command, params),
  })
}

/** 开放接口: what other systems call. */
export function bindClientApi(http: Http, deps: ClientDeps): void {
  bind(http, clientApiRoutes, {
    'GET /api/client/mandates': async ({ context }) => await listForWhom(deps, context),
    'GET /api/client/items': async ({ context }) => await Promise.resolve(listItems(deps, context)),
    'GET /api/client/items/:code': async ({ context, params }) =>
      await Promise.resolve(readItem(deps, context, params.code)),
    'POST /api/client/files/:subject': async ({ context, params, request }) => {
      if (!request.isMultipart()) throw new Refusal('general.wrong-type')
      const part = await request.file()
      if (part === undefined) throw new Refusal('materials.empty')
      return await deps.stage(context, params.subject, await part.toBuffer())
    },
    'POST /api/client/cases/:subject': async ({ context, command, params, body, request }) =>
      await handInFor(deps, context, command, { ...params, ...body, from: request.ip }),
    'GET /api/client/cases/:subject/:id': async ({ context, params }) =>
      await readClientCase(deps, context, params),
    'GET /api/client/papers/:subject/:id': async ({ context, params, reply }) => {
      await sendPaper(deps.papers, context, { ...params, caseId: undefined }, reply)
      return undefined
    },
  })
}
