import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useId } from 'react'

import { type ApiError, call, type Read } from '../../platform/client.ts'
import { settled } from './on-the-way.ts'

type Drafts = Read<'GET /api/drafts/:subject'>

/**
 * What was begun on any device, as it is when the page is opened: never what was read before, for going on from an older text
 * would write over a newer one. It stays what it was while the page is open.
 */
export function useBegun(subject: string): UseQueryResult<Drafts, ApiError> {
  const opened = useId()
  return useQuery<Drafts, ApiError>({
    queryKey: ['drafts begun', subject, opened],
    queryFn: async () => {
      await settled()
      return await call('GET /api/drafts/:subject', { params: { subject } })
    },
    gcTime: 0,
    staleTime: 'static',
  })
}
