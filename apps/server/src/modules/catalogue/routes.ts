import { catalogueRoutes } from '@tongban/contracts/catalogue'
import { textIn } from '@tongban/contracts/errors'

import type { Context } from '../../platform/context.ts'
import { bind, type Http } from '../../platform/http.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Catalogue, Published } from './catalogue.ts'

export interface CatalogueDeps {
  readonly catalogue: Catalogue
  /** Whether the outlets at which this person works may accept an item; joined by the composition root. */
  readonly granted: (
    context: Context,
    leaf: { readonly code: string; readonly subItem?: string | undefined; readonly category: string },
  ) => boolean
}

export function bindCatalogue(http: Http, { catalogue, granted }: CatalogueDeps): void {
  bind(http, catalogueRoutes, {
    'GET /api/catalogue/items': async ({ context }) => ({
      rows: catalogue.list().map((item) => {
        const declaration = catalogue.current(item.code)?.declaration
        return {
          ...item,
          name: textIn(item.names, context.language),
          granted: granted(context, declaration ?? item),
        }
      }),
    }),
    'GET /api/catalogue/items/:code': async ({ params: { code } }) => answerOf(catalogue.current(code)),
    'GET /api/catalogue/items/:code/versions/:version': async ({ params: { code, version } }) =>
      answerOf(catalogue.pinned(code, version)),
  })
}

function answerOf(found: Published | undefined) {
  if (found === undefined) throw new Refusal('catalogue.no-item')
  return { ...found, publishedAt: found.publishedAt.toISOString() }
}
