import { useQueryClient } from '@tanstack/react-query'
import type { CaseDetail } from '@tongban/contracts/cases'
import { useCallback, useEffect, useRef } from 'react'

import { call } from '../../platform/client.ts'
import { may, useMe } from '../session/index.ts'

/** 认领: who works on a case, as colleagues see it; to look at a case claims nothing. */
export interface Claim {
  /** Undefined where there is nothing to claim, or the reader claims nothing. */
  readonly holder: 'nobody' | 'me' | 'other' | undefined
  readonly take: () => Promise<void>
  readonly putBack: () => Promise<void>
  /** An act is begun: whoever begins one has the case in hand until he lets it be. */
  readonly begin: () => void
  readonly letBe: () => void
  /** The act is done, and its task with it. */
  readonly done: () => void
}

/** The claim of a case on the desk. What is begun and left is put back; what was taken by its own button stays taken. */
export function useClaim({ subject, id, task }: CaseDetail): Claim {
  const me = useMe()
  const client = useQueryClient()
  const begun = useRef<Promise<boolean>>(undefined)
  const mine = task?.claimedBy === me.staffId
  const act = useCallback(
    async (which: 'claim' | 'release') => {
      const done = await send(which, { subject, id })
      await client.invalidateQueries({ queryKey: ['GET /api/cases/:subject/:id'] })
      return done
    },
    [subject, id, client],
  )
  const letBe = useCallback(() => {
    const before = begun.current
    begun.current = undefined
    void before?.then(async (taken) => (taken ? await act('release') : undefined))
  }, [act])
  useEffect(() => letBe, [letBe])
  const holder = mine ? 'me' : task?.claimedBy === null ? 'nobody' : 'other'
  return {
    holder: task === null || !may(me, 'cases.inbox') ? undefined : holder,
    take: async () => {
      begun.current = undefined
      await act('claim')
    },
    putBack: async () => {
      begun.current = undefined
      await act('release')
    },
    begin: () => {
      if (task !== null && !mine && may(me, 'cases.inbox')) begun.current ??= act('claim')
    },
    letBe,
    done: () => {
      begun.current = undefined
    },
  }
}

/** What a colleague has stays his, and what cannot be released now is released by the server when it is idle. */
async function send(which: 'claim' | 'release', params: { subject: string; id: string }): Promise<boolean> {
  try {
    await call(`POST /api/cases/:subject/:id/${which}`, { params })
    return true
  } catch {
    return false
  }
}
