import { useQueryClient } from '@tanstack/react-query'
import type { CaseDetail } from '@tongban/contracts/cases'
import { useEffect } from 'react'

import { call } from '../../platform/client.ts'
import { may, useMe } from '../session/index.ts'

/** Takes the task of a case while it is on the desk and puts it back on leaving; a colleague's claim stays his. */
export function useClaim({ subject, id, task }: CaseDetail): void {
  const me = useMe()
  const client = useQueryClient()
  const wanted = task !== null && may(me, 'cases.inbox')
  useEffect(() => {
    if (!wanted) return undefined
    const params = { subject, id }
    const claimed = claim(params)
    void claimed.then(
      async () => await client.invalidateQueries({ queryKey: ['GET /api/cases/:subject/:id'] }),
    )
    return () => void claimed.then(async (mine) => await (mine ? release(params) : undefined))
  }, [wanted, subject, id, client])
}

async function claim(params: { subject: string; id: string }): Promise<boolean> {
  try {
    await call('POST /api/cases/:subject/:id/claim', { params })
    return true
  } catch {
    return false
  }
}

/** What cannot be released now is released by the server when it is idle. */
async function release(params: { subject: string; id: string }): Promise<void> {
  await call('POST /api/cases/:subject/:id/release', { params }).catch(() => undefined)
}
