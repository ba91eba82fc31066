import { useSyncExternalStore } from 'react'

import { ApiError, call, type Read } from '../../platform/client.ts'

/** What was looked for last, and what came of it. */
export interface Asked {
  readonly terms: string
  readonly found: Read<'POST /api/search'> | undefined
  readonly error: ApiError | undefined
  /** Raised with each search: a page that shows it begins anew. */
  readonly turn: number
}

const nothing: Asked = { terms: '', found: undefined, error: undefined, turn: 0 }
let now = nothing
const heard = new Set<() => void>()

function become(next: Asked): void {
  now = next
  for (const hear of heard) hear()
}

/**
 * Looks for something. What is looked for is a name or a number of somebody: it stands in no address and no history of the
 * browser, only in the memory of this page, and is gone with it.
 */
export async function ask(terms: string): Promise<void> {
  const turn = now.turn + 1
  become({ terms, found: undefined, error: undefined, turn })
  const answered = await call('POST /api/search', { body: { terms } }).then(
    (found) => ({ found, error: undefined }),
    (error: unknown) => ({ found: undefined, error: refusalOf(error) }),
  )
  if (now.turn === turn) become({ ...now, ...answered }) // what was asked before and answers late is not wanted any more
}

function refusalOf(error: unknown): ApiError {
  return error instanceof ApiError
    ? error
    : new ApiError(0, { code: 'general.internal', message: '查找出了差错，请再试一次。' })
}

/** What was looked for last. */
export function useAsked(): Asked {
  return useSyncExternalStore(
    (hear) => {
      heard.add(hear)
      return () => heard.delete(hear)
    },
    () => now,
  )
}
