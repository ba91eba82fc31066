import { itemDraftsRoutes, type ItemVocabulary } from '@tongban/contracts/item-drafts'

import { bind, type Http } from '../../../platform/http.ts'
import { Refusal } from '../../../platform/refusal.ts'
import type { Registry } from '../registry.ts'
import { beginDraft } from './begin.ts'
import { itemDrafts, saveItemDraft } from './change.ts'
import type { ItemDraftDeps } from './deps.ts'
import { linesOf, takeIn } from './lines.ts'
import { publishDraft } from './publish.ts'
import { takeInTable } from './table.ts'
import { findDrafts, findOneDraft } from './view.ts'

/** Serves drafts of items to who administers and who heads an agency. */
export function bindItemDrafts(http: Http, deps: ItemDraftDeps): void {
  bind(http, itemDraftsRoutes, {
    'GET /api/catalogue/drafts': async ({ context, query }) => await findDrafts(deps, context, query),
    'POST /api/catalogue/drafts': async ({ context, command, body }) =>
      await beginDraft(deps, context, command, body),
    'GET /api/catalogue/drafts/:id': async ({ context, params }) =>
      await findOneDraft(deps, context, params.id),
    'POST /api/catalogue/drafts/:id': async ({ context, command, params, body }) =>
      await saveItemDraft(deps, context, command, { ...params, ...body }),
    'POST /api/catalogue/drafts/:id/asking': async ({ context, command, params, body }) =>
      await itemDrafts.ask(deps, context, command, { ...params, ...body }),
    'POST /api/catalogue/drafts/:id/urging': async ({ context, command, params, body }) =>
      await itemDrafts.urge(deps, context, command, { ...params, ...body }),
    'POST /api/catalogue/drafts/:id/publication': async ({ context, command, params, body }) =>
      await publishDraft(deps, context, command, { ...params, ...body }),
    'POST /api/catalogue/drafts/:id/sending-back': async ({ context, command, params, body }) =>
      await itemDrafts.sendBack(deps, context, command, { ...params, ...body }),
    'POST /api/catalogue/drafts/:id/withdrawal': async ({ context, command, params, body }) =>
      await itemDrafts.withdraw(deps, context, command, { ...params, ...body }),
    'GET /api/catalogue/vocabulary': async () => await Promise.resolve(vocabularyOf(deps.registry)),
    'GET /api/catalogue/lines': async ({ query, reply }) => {
      await reply
        .type('application/jsonl; charset=utf-8')
        .header('content-disposition', `attachment; filename="${query.code ?? 'items'}.jsonl"`)
        .header('cache-control', 'private, no-store')
        .send(linesOf(deps.catalogue, query.code))
      return undefined
    },
    'POST /api/catalogue/table': async ({ context, query, request }) => {
      if (!request.isMultipart()) throw new Refusal('general.wrong-type')
      const part = await request.file()
      if (part === undefined) throw new Refusal('catalogue.wrong-table')
      return await takeInTable(deps, context, await part.toBuffer(), query.apply === 'yes')
    },
    'POST /api/catalogue/lines': async ({ context, command, body }) =>
      await takeIn(deps, context, command, body),
  })
}

/** What a declaration may name, by the names under which the rooms have registered it. */
function vocabularyOf({ effects, routings, checks }: Registry): ItemVocabulary {
  return {
    effects: effects.map(({ name, needsTwo = false, of, inputs }) => ({
      name,
      needsTwo,
      of: [...of],
      inputs: Object.entries(inputs).map(([input, { required, types, values }]) => ({
        name: input,
        required,
        types: [...types],
        values: values === undefined ? null : [...values],
      })),
    })),
    routings: routings.map(({ name }) => name),
    checks: checks.map(({ name }) => name),
  }
}
