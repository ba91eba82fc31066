import { type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'

import { type ApiError, type Read, type RouteKey, type Sent, call, isLost } from './client.ts'
import { keep, kept } from './kept.ts'

/** Reads a route, and keeps what was read until an act makes it old. */
export function useRead<K extends RouteKey>(
  route: K,
  sent?: Sent<K>,
  options: { enabled?: boolean; every?: number } = {},
): UseQueryResult<Read<K>, ApiError> {
  return useQuery<Read<K>, ApiError>({
    queryKey: [route, sent ?? null],
    queryFn: async () => await readOrKept(route, sent),
    enabled: options.enabled ?? true,
    ...(options.every === undefined ? {} : { refetchInterval: options.every }),
  })
}

/** Reads a route; what the device has kept of it stands in while the server cannot be reached. */
async function readOrKept<K extends RouteKey>(route: K, sent?: Sent<K>): Promise<Read<K>> {
  try {
    const answer = await call(route, sent)
    void keep(route, sent, answer)
    return answer
  } catch (error) {
    const before = isLost(error) ? await kept(route, sent) : undefined
    if (before === undefined) throw error
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it was kept as the answer of the same route
    return before as Read<K>
  }
}

/** Something that is being sent: pending, its refusal, and a way to forget that. */
export interface Pending {
  readonly pending: boolean
  readonly error: ApiError | null
  readonly reset: () => void
}

/**
 * Sends one act. The same content (`print`) sent again after a failure carries the same key,
 * so that a lost answer never makes a second case. What was read before counts as old afterwards.
 * Never throws: a refusal stands in `error`, and the answer is undefined.
 */
export function useSending<Answer>(): Pending & {
  readonly send: (print: string, act: (key: string) => Promise<Answer>) => Promise<Answer | undefined>
} {
  const client = useQueryClient()
  const last = useRef({ print: '', key: '' })
  const mutation = useMutation<Answer, ApiError, { print: string; act: (key: string) => Promise<Answer> }>({
    mutationFn: async ({ print, act }) => {
      if (last.current.print !== print) last.current = { print, key: crypto.randomUUID() }
      const answer = await act(last.current.key)
      last.current = { print: '', key: '' }
      return answer
    },
    onSuccess: async () => {
      client.removeQueries({ type: 'inactive' }) // a page that is opened next never begins with what was before the act
      await client.invalidateQueries()
    },
  })
  return {
    send: async (print, act) => await mutation.mutateAsync({ print, act }).catch(() => undefined),
    pending: mutation.isPending,
    error: mutation.error,
    reset: mutation.reset,
  }
}

/** An act on one route. */
export function useAct<K extends RouteKey>(
  route: K,
): Pending & { readonly act: (sent: Sent<K>) => Promise<Read<K> | undefined> } {
  const { send, ...pending } = useSending<Read<K>>()
  return {
    ...pending,
    act: async (sent) => await send(JSON.stringify(sent), async (key) => await call(route, sent, key)),
  }
}

/** Keys that work while nothing is being typed and no dialog is open. */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const now = useRef(keys)
  useEffect(() => {
    now.current = keys
  })
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const at = event.target
      if (at instanceof Element && at.closest('input, textarea, select, [role="dialog"]') !== null) return
      const act = now.current[event.key]
      if (act === undefined) return
      event.preventDefault()
      act()
    }
    globalThis.addEventListener('keydown', press)
    return () => globalThis.removeEventListener('keydown', press)
  }, [])
}
