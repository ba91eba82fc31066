import { messagePreferencesRoutes } from '@tongban/contracts/message-preferences'
import { inboxRoutes, messagesRoutes } from '@tongban/contracts/messages'

import { type Context, scopeOf } from '../../platform/context.ts'
import { bind, type Http } from '../../platform/http.ts'
import { listDead, retryDead } from './dead.ts'
import type { MessageDeps } from './deps.ts'
import { listMessages, type Reader, readMessage, unreadMessages } from './inbox.ts'
import { phoneOf } from './phone.ts'
import { choosePreferences, readPreferences } from './preferences.ts'
import { brokenAddresses, mendAddress } from './returned/own.ts'
import { takeReport } from './returned/report.ts'

export function bindMessages(http: Http, deps: MessageDeps): void {
  bind(http, messagesRoutes, {
    'GET /api/messages/dead': async ({ context, query }) => await listDead(deps, context, query.after),
    'POST /api/messages/dead/:subject/:id/retry': async ({ context, command, params, body }) =>
      await retryDead(deps, context, command, { ...params, ...body }),
    'POST /api/messages/reports': async ({ context, body, request }) =>
      await takeReport(
        deps,
        { ...body, signature: headerOf(request.headers['tongban-signature']) },
        context.now,
      ),
    'GET /api/demo/phone': async ({ query }) => await phoneOf(deps.phoneUrl, query.to),
  })
}

function headerOf(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}

export function bindInbox(http: Http, deps: Pick<MessageDeps, 'database' | 'names' | 'secrets'>): void {
  bind(http, inboxRoutes, {
    'GET /api/messages/:subject': async ({ context, params, query }) =>
      await listMessages(deps, readerOf(context), params.subject, query.after),
    'GET /api/messages/:subject/unread': async ({ context, params }) =>
      await unreadMessages(deps, readerOf(context), params.subject),
    'GET /api/messages/:subject/addresses': async ({ context, params }) =>
      await brokenAddresses(deps, context, params.subject),
    'POST /api/messages/:subject/addresses/:channel/works': async ({ context, params }) =>
      await mendAddress(deps, context, params.subject, params.channel),
    'POST /api/messages/:subject/:id/read': async ({ context, params }) =>
      await readMessage(deps, readerOf(context), params.subject, params.id),
  })
  bind(http, messagePreferencesRoutes, {
    'GET /api/messages/:subject/preferences': async ({ context, params }) =>
      await readPreferences(deps, context, params.subject),
    'POST /api/messages/:subject/preferences': async ({ context, command, params, body }) =>
      await choosePreferences(deps, context, command, { ...params, ...body }),
  })
}

function readerOf(context: Context): Reader {
  return { scope: scopeOf(context), language: context.language, now: context.now }
}
