import { type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'

import { type ApiError, type Read, type RouteKey, type Sent, call } from './client.ts'

/** Reads a route, and keeps what was read until an act makes it old. */
export function useRead<K extends RouteKey>(
  route: K,
  sent?: Sent<K>,
  options: { enabled?: boolean; every?: number } = {},
): UseQueryResult<Read<K>, ApiError> {
  return useQuery<Read<K>, ApiError>({
    queryKey: [route, sent ?? null],
    queryFn: async () => await call(route, sent),
    enabled: options.enabled ?? true,
    ...(options.every === undefined ? {} : { refetchInterval: options.every }),
  })
}

/** An act on a route: pending, its refusal, and `act`, which never throws but answers undefined when refused. */
export interface Acting<K extends RouteKey> {
  readonly act: (sent: Sent<K>) => Promise<Read<K> | undefined>
  readonly pending: boolean
  readonly error: ApiError | null
  readonly reset: () => void
}

/**
 * Does one act. The same content sent again after a failure carries the same key,
 * so that a lost answer never makes a second case. What was read before counts as old afterwards.
 */
export function useAct<K extends RouteKey>(route: K): Acting<K> {
  const client = useQueryClient()
  const last = useRef({ print: '', key: '' })
  const mutation = useMutation<Read<K>, ApiError, Sent<K>>({
    mutationFn: async (sent) => {
      const print = JSON.stringify(sent)
      if (last.current.print !== print) last.current = { print, key: crypto.randomUUID() }
      const answer = await call(route, sent, last.current.key)
      last.current = { print: '', key: '' }
      return answer
    },
    onSuccess: async () => {
      await client.invalidateQueries()
    },
  })
  return {
    act: async (sent) => await mutation.mutateAsync(sent).catch(() => undefined),
    pending: mutation.isPending,
    error: mutation.error,
    reset: mutation.reset,
  }
}
