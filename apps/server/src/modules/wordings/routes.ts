import { wordingsRoutes } from '@tongban/contracts/wordings'

import { bind, type Http } from '../../platform/http.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { WordingDeps } from './deps.ts'
import { beginDraft } from './drafts/begin.ts'
import { requireSound, saveWordingDraft, wordingDrafts } from './drafts/change.ts'
import { linesOf, takeIn } from './drafts/lines.ts'
import { publishWordingDraft } from './drafts/publish.ts'
import { findDrafts, findOneDraft, requireDraft } from './drafts/view.ts'
import { requireShipped } from './require.ts'
import { findWording, listWordings } from './view.ts'

/** Serves what an agency says, and the drafts of it, to who administers and who heads it. */
export function bindWordings(http: Http, deps: WordingDeps): void {
  bind(http, wordingsRoutes, {
    'GET /api/wordings': async ({ context, query }) =>
      await Promise.resolve(listWordings(deps, context, query.agency)),
    'GET /api/wordings/:key': async ({ context, params, query }) =>
      await Promise.resolve(findWording(deps, context, params.key, query.agency)),
    'GET /api/wordings/lines': async ({ context, query, reply }) => {
      await reply
        .type('application/jsonl; charset=utf-8')
        .header('content-disposition', 'attachment; filename="wordings.jsonl"')
        .header('cache-control', 'private, no-store')
        .send(linesOf(deps, context, query.agency))
      return undefined
    },
    'POST /api/wordings/lines': async ({ context, command, body }) =>
      await takeIn(deps, context, command, body),
    'GET /api/wordings/drafts': async ({ context, query }) => await findDrafts(deps, context, query),
    'POST /api/wordings/drafts': async ({ context, command, body }) =>
      await beginDraft(deps, context, command, body),
    'GET /api/wordings/drafts/:id': async ({ context, params }) =>
      await findOneDraft(deps, context, params.id),
    'GET /api/wordings/drafts/:id/pdf': async ({ context, params, reply }) => {
      const row = await requireDraft(deps, context, params.id)
      const shipped = requireShipped(deps.wordings, row.key)
      if (shipped.channel === 'message') throw new Refusal('wordings.no-sheet')
      requireSound(deps, row)
      const content = deps.previews.sheet(shipped, row.content, row.agency_id, context)
      await deps.sendSheet(reply, { content, number: sampleNumber, madeOn: context.today, sample: true })
      return undefined
    },
    'POST /api/wordings/drafts/:id': async ({ context, command, params, body }) =>
      await saveWordingDraft(deps, context, command, { ...params, ...body }),
    'POST /api/wordings/drafts/:id/asking': async ({ context, command, params, body }) =>
      await wordingDrafts.ask(deps, context, command, { ...params, ...body }),
    'POST /api/wordings/drafts/:id/urging': async ({ context, command, params, body }) =>
      await wordingDrafts.urge(deps, context, command, { ...params, ...body }),
    'POST /api/wordings/drafts/:id/publication': async ({ context, command, params, body }) =>
      await publishWordingDraft(deps, context, command, { ...params, ...body }),
    'POST /api/wordings/drafts/:id/sending-back': async ({ context, command, params, body }) =>
      await wordingDrafts.sendBack(deps, context, command, { ...params, ...body }),
    'POST /api/wordings/drafts/:id/withdrawal': async ({ context, command, params, body }) =>
      await wordingDrafts.withdraw(deps, context, command, { ...params, ...body }),
  })
}

/** No paper bears it: it begins with no area. */
const sampleNumber = '000000000000000-0'
