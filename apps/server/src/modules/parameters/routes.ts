import { lawRoutes, parametersRoutes } from '@tongban/contracts/parameters'
import type { Overlays } from '@tongban/policy'

import { bind, type Http } from '../../platform/http.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { ParameterDeps } from './deps.ts'
import { changeDraft, createDraft, withdrawDraft } from './draft.ts'
import { lawOfHash, type PublishedLaw } from './law.ts'
import { publishDraft } from './publish.ts'
import { findDrafts, findOneDraft, findPublications, publishedLines } from './view.ts'

/** A law by its hash is the same for ever. */
const forEver = 'public, max-age=31536000, immutable'
/** Which law is in force is asked anew each time; a browser that has it already gets no second copy. */
const askAgain = 'public, no-cache'

/** So many earlier laws are kept in memory: to find one again costs a reckoning of its hash. */
const earlierAtMost = 16

/** Serves the law itself, to everybody, by its hash. */
export function bindLaw(http: Http, { database, published }: ParameterDeps): void {
  const earlier = new Map<string, PublishedLaw>()
  const find = async (hash: string): Promise<PublishedLaw | undefined> => {
    const known = published().law.hash === hash ? published() : earlier.get(hash)
    if (known !== undefined) return known
    const found = await lawOfHash(database, hash)
    if (found === undefined) return undefined
    const [oldest] = earlier.keys()
    if (earlier.size >= earlierAtMost && oldest !== undefined) earlier.delete(oldest)
    earlier.set(hash, found)
    return found
  }
  bind(http, lawRoutes, {
    'GET /api/law': async ({ reply }) => {
      const { law, ...about } = published()
      reply.headers({ 'cache-control': askAgain, etag: `"${law.hash}"` })
      return lawView({ law, ...about })
    },
    'GET /api/law/:hash': async ({ params: { hash }, reply }) => {
      const found = await find(hash)
      if (found === undefined) throw new Refusal('parameters.no-law')
      reply.headers({ 'cache-control': forEver, etag: `"${hash}"` })
      return lawView(found)
    },
  })
}

/** Serves drafts and publications to who directs. */
export function bindParameters(http: Http, deps: ParameterDeps): void {
  bind(http, parametersRoutes, {
    'GET /api/parameters/drafts': async ({ context }) => await findDrafts(deps, context),
    'POST /api/parameters/drafts': async ({ context, command, body }) =>
      await createDraft(deps, context, command, body),
    'GET /api/parameters/drafts/:id': async ({ context, params }) =>
      await findOneDraft(deps, context, params.id),
    'POST /api/parameters/drafts/:id': async ({ context, command, params, body }) =>
      await changeDraft(deps, context, command, { ...params, ...body }),
    'POST /api/parameters/drafts/:id/withdrawal': async ({ context, command, params, body }) =>
      await withdrawDraft(deps, context, command, { ...params, ...body }),
    'POST /api/parameters/drafts/:id/publication': async ({ context, command, params, body }) =>
      await publishDraft(deps, context, command, { ...params, ...body }),
    'GET /api/parameters/publications': async ({ context, query }) =>
      await findPublications(deps, context, query.before),
    'GET /api/parameters/lines': async ({ context, query, reply }) => {
      const lines = await publishedLines(deps, context, query.after)
      await reply
        .type('application/jsonl; charset=utf-8')
        .header('content-disposition', 'attachment; filename="parameters.jsonl"')
        .header('cache-control', 'private, no-store')
        .send(lines)
      return undefined
    },
  })
}

function lawView({ law, shipped, overlays }: PublishedLaw) {
  const { exceptions, knownUntil, values }: Overlays = overlays
  return { hash: law.hash, shipped, exceptions: [...exceptions], knownUntil, values: [...values] }
}
