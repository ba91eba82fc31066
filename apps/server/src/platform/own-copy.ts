import { type CopyPart, copyParts, ownCopyRoutes } from '@tongban/contracts/own-copy'
import type { Answer, Route } from '@tongban/contracts/routes'
import { z } from 'zod'

import { requireFreshLogin } from './access.ts'
import type { Audit } from './audit.ts'
import { bind, type Call, type Http, type Serve } from './http.ts'
import { isoOf } from './instants.ts'
import { Refusal } from './refusal.ts'

/** A list has at most so many pages in a copy; nobody's life has more. */
const pagesAtMost = 500

type OwnCopy = Answer<(typeof ownCopyRoutes)['GET /api/people/:subject/copy']>
type OwnCall = Call<Route> & { readonly params: { readonly subject: string } }

/** What every list answers. */
const list = z.object({
  rows: z.array(z.looseObject({ id: z.string().optional() })),
  next: z.string().nullish(),
})

/**
 * 个人信息副本 (个人信息保护法 第45条): what is held of a person, as each of his pages tells it, by the handlers that serve those pages; so it
 * never says more or less than they do. To be bound after them. Every copy stands in the audit.
 */
export function bindOwnCopy(http: Http, { audit }: { readonly audit: Audit }): void {
  bind(http, ownCopyRoutes, {
    'GET /api/people/:subject/copy': async (call) => {
      const { context, params } = call
      if (!context.subjects.includes(params.subject)) throw new Refusal('people.unknown')
      requireFreshLogin(context)
      await audit.look(context, { act: 'people.copy', subjectId: params.subject })
      const parts: Record<string, unknown> = {}
      // One after the other: a copy is asked for seldom, and takes no connections from whoever is served.
      for (const [name, part] of Object.entries<CopyPart>(copyParts))
        parts[name] = await read(http.served, part, call)
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each part is what the handler of a route answers, and is written by the contract of this one
      return { madeAt: isoOf(context.now), ...parts } as OwnCopy
    },
  })
}

async function read(served: Http['served'], { route, pages, each }: CopyPart, call: OwnCall) {
  const serve = handlerOf(served, route)
  if (pages === true) return { rows: await allPages(serve, call) }
  const told = await serve({ ...call, query: {} })
  if (each === undefined) return told
  const serveEach = handlerOf(served, each)
  const rows: unknown[] = []
  for (const row of list.parse(told).rows) {
    const named = { ...call.params, id: row.id ?? '' }
    rows.push(await serveEach({ ...call, params: named, query: {} }))
  }
  return { rows }
}

async function allPages(serve: Serve, call: OwnCall): Promise<unknown[]> {
  const rows: unknown[] = []
  let after: string | undefined
  for (let page = 0; page < pagesAtMost; page += 1) {
    const told = list.parse(await serve({ ...call, query: after === undefined ? {} : { after } }))
    rows.push(...told.rows)
    if (typeof told.next !== 'string') break
    after = told.next
  }
  return rows
}

function handlerOf(served: Http['served'], route: string): Serve {
  const serve = served.get(route)
  if (serve === undefined) throw new Error(`${route} is not served yet`)
  return serve
}
