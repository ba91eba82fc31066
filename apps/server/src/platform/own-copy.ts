import { type CopyPart, copyParts, ownCopyRoutes } from '@tongban/contracts/own-copy'
import type { Answer, Route } from '@tongban/contracts/routes'
import { z } from 'zod'

import { requireFreshLogin } from './access.ts'
import type { Audit } from './audit.ts'
import type { Context } from './context.ts'
import { type Database, query } from './database.ts'
import { bind, type Call, type Http, type Serve } from './http.ts'
import { isoOf, minutesFrom } from './instants.ts'
import { Refusal } from './refusal.ts'

/** A list has at most so many pages in a copy; nobody's life has more. */
const pagesAtMost = 200

type OwnCopy = Answer<(typeof ownCopyRoutes)['GET /api/people/:subject/copy']>
type OwnCall = Call<Route> & { readonly params: { readonly subject: string } }

/** What every page answers, with its list where it has one. */
const page = z.looseObject({
  rows: z.array(z.unknown()).optional(),
  given: z.array(z.unknown()).optional(),
  next: z.string().nullish(),
})
const named = z.looseObject({ id: z.string() })
const worker = { path: 'worker' } as const
const copiesAnHour = 5
const countCopies = query<{ made: number }>(
  `select count(*)::int as made from audit.entry where subject_id = $1 and act = 'people.copy' and at > $2`,
)

/**
 * 个人信息副本 (个人信息保护法 第45条): what is held of a person, as each of his pages tells it, by the handlers that serve those pages; so it
 * never says more or less than they do. To be bound after them. Every copy stands in the audit.
 */
export function bindOwnCopy(
  http: Http,
  { audit, database }: { readonly audit: Audit; readonly database: Database },
): void {
  const inMaking = new Set<string>() // a copy of everything lies in memory until it is sent: of one person one at a time
  bind(http, ownCopyRoutes, {
    'GET /api/people/:subject/copy': async (call) => {
      const { context, params } = call
      if (!context.subjects.includes(params.subject)) throw new Refusal('people.unknown')
      requireFreshLogin(context)
      if (inMaking.has(params.subject)) throw new Refusal('people.copies')
      inMaking.add(params.subject)
      try {
        await requireFew(database, context, params.subject)
        await audit.look(context, { act: 'people.copy', subjectId: params.subject })
        const parts: Record<string, unknown> = {}
        // One after the other: a copy is asked for seldom, and takes no connections from whoever is served.
        for (const [name, part] of Object.entries<CopyPart>(copyParts))
          parts[name] = await read(http.served, part, call)
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each part is what the handler of a route answers, and is written by the contract of this one
        return { madeAt: isoOf(context.now), ...parts } as OwnCopy
      } finally {
        inMaking.delete(params.subject)
      }
    },
  })
}

/** So many an hour: each reads everything that there is of somebody. @throws Refusal people.copies */
async function requireFew(database: Database, { now }: Pick<Context, 'now'>, subject: string): Promise<void> {
  const [[counted]] = await database.read(worker, countCopies(subject, minutesFrom(now, -60)))
  if ((counted?.made ?? 0) >= copiesAnHour) throw new Refusal('people.copies')
}

async function read(served: Http['served'], { route, pages, each }: CopyPart, call: OwnCall) {
  const serve = handlerOf(served, route)
  const told = page.parse(await serve({ ...call, query: {} }))
  if (pages === undefined) return told
  const rows = await allRows(serve, call, told, pages)
  if (each === undefined) return { ...told, [pages]: rows }
  const serveEach = handlerOf(served, each)
  const whole: unknown[] = []
  for (const { id } of rows.map((row) => named.parse(row)))
    whole.push(await serveEach({ ...call, params: { ...call.params, id }, query: {} }))
  return { [pages]: whole }
}

/** The rows of all pages. What comes in while they are read moves none of them: a page begins after the last row of the one before. */
async function allRows(
  serve: Serve,
  call: OwnCall,
  first: z.output<typeof page>,
  key: NonNullable<CopyPart['pages']>,
): Promise<readonly unknown[]> {
  const rows: unknown[] = []
  let told = first
  for (let pagesRead = 1; ; pagesRead += 1) {
    rows.push(...(told[key] ?? []))
    if (typeof told.next !== 'string') return rows
    if (pagesRead === pagesAtMost) throw new Refusal('people.copy-too-long') // never a copy that is cut without saying so
    told = page.parse(await serve({ ...call, query: { after: told.next } }))
  }
}

function handlerOf(served: Http['served'], route: string): Serve {
  const serve = served.get(route)
  if (serve === undefined) throw new Error(`${route} is not served yet`)
  return serve
}
