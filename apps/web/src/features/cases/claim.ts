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
    const refresh = (): void => void client.invalidateQueries({ queryKey: ['GET /api/cases/:subject/:id'] })
    const claimed = call('POST /api/cases/:subject/:id/claim', { params }).then(
      () => true,
      () => {
        refresh()
        return false
      },
    )
    return () => {
      void claimed.then(async (mine) => {
        if (mine) await call('POST /api/cases/:subject/:id/release', { params }).catch(() => undefined)
      })
    }
  }, [wanted, subject, id, client])
}
