import type { z } from 'zod'

import type { Act, Path } from './access.ts'

/** How a route is entered: by anyone, or by a staff member whose rights open the act. */
export type Entry = 'public' | Act

/** One route of the product: the server serves only these, and OpenAPI, client and tests read the same table (D-5). */
export interface Route {
  readonly summary: string
  /** `public`, or the act that the caller's rights must open. */
  readonly act: Entry
  /** The paths to the data that lead here (D-1); a role on another path is refused. */
  readonly paths: readonly Path[]
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  readonly answer: z.ZodType
  /** Codes of the refusals that this route may answer beside the general ones. */
  readonly errors: readonly string[]
  /** `false` for unsafe routes that change nothing of legal weight (login, upload, claim). */
  readonly idempotent?: false
  /** What the answer is when it is not JSON. */
  readonly content?: 'multipart' | 'file' | 'redirect'
}

export type Routes = Readonly<Record<`${'GET' | 'POST' | 'PUT' | 'DELETE'} /${string}`, Route>>

/** A capability's routes; the key is method and path, as a client writes it. */
export function routesOf<const Table extends Routes>(table: Table): Table {
  return table
}

type Read<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined
type Write<Schema> = Schema extends z.ZodType ? z.input<Schema> : undefined

/** What a handler of a route receives: parsed by its contract. */
export interface Input<R extends Route> {
  readonly params: Read<R['params']>
  readonly query: Read<R['query']>
  readonly body: Read<R['body']>
}

/** What a client sends to a route. */
export interface Request<R extends Route> {
  readonly params: Write<R['params']>
  readonly query: Write<R['query']>
  readonly body: Write<R['body']>
}

/** What a route answers, as its handler gives it. */
export type Answer<R extends Route> = z.input<R['answer']>

/** What a client reads of a route's answer. */
export type Reading<R extends Route> = z.output<R['answer']>
