import { bundlesRoutes } from '@tongban/contracts/bundles'
import { textIn } from '@tongban/contracts/errors'

import { bind, type Http } from '../../platform/http.ts'
import { Refusal } from '../../platform/refusal.ts'
import { pinyinsOf } from '../catalogue/index.ts'
import { answerBundle, withdrawBundle } from './answer.ts'
import type { BundleDeps } from './deps.ts'
import { handInBundle } from './hand-in.ts'
import { itemsOf, offIn } from './off.ts'
import { findBundlesOf, findOneBundle } from './view.ts'

/** 打包办: bundles as they are published, handed in, followed, answered and withdrawn. */
export function bindBundles(http: Http, deps: BundleDeps): void {
  bind(http, bundlesRoutes, {
    'GET /api/catalogue/bundles': async ({ context: { language } }) =>
      await Promise.resolve({
        rows: deps.catalogue.bundles().map(({ version, declaration }) => ({
          code: declaration.code,
          name: textIn(declaration.names, language),
          names: declaration.names,
          keywords: declaration.keywords ?? null,
          pinyin: pinyinsOf(declaration.names, declaration.keywords ?? null),
          about: textIn(declaration.about, language),
          version,
          halls: [...declaration.halls],
          items: declaration.members.map(({ item }) => deps.catalogue.nameOf(item)),
        })),
      }),
    'GET /api/catalogue/bundles/:code': async ({ context: { language }, params: { code } }) => {
      const found = deps.catalogue.bundle(code)
      if (found === undefined) throw new Refusal('bundles.none')
      const items = itemsOf(deps, found.declaration)
      const off = offIn(deps, found.declaration, language)
      return await Promise.resolve({ ...found, items, off })
    },
    'POST /api/bundles/:subject': async ({ context, command, params, body }) =>
      await handInBundle(deps, context, command, { ...params, ...body }),
    'GET /api/bundles/:subject': async ({ context, params }) =>
      await findBundlesOf(deps, context, params.subject),
    'GET /api/bundles/:subject/:id': async ({ context, params }) =>
      await findOneBundle(deps, context, params),
    'POST /api/bundles/:subject/:id/answer': async ({ context, command, params, body }) =>
      await answerBundle(deps, context, command, { ...params, ...body }),
    'POST /api/bundles/:subject/:id/withdrawal': async ({ context, command, params, body }) =>
      await withdrawBundle(deps, context, command, { ...params, ...body }),
  })
}
