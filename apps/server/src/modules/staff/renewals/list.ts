import type { LoginRenewal } from '@tongban/contracts/login-renewals'

import type { Context } from '../../../platform/context.ts'
import type { Database } from '../../../platform/database.ts'
import { isoOf, minutesFrom } from '../../../platform/instants.ts'
import type { Secrets } from '../../../platform/secrets.ts'
import { listRenewals, type RenewalRow } from './store.ts'

const shownMinutes = 30 * 24 * 60

/** 重设登录 of colleagues whom one administers: what waits, and what was decided within thirty days. */
export async function readRenewals(
  {
    database,
    secrets,
    staffName,
  }: {
    readonly database: Database
    readonly secrets: Secrets
    readonly staffName: (id: string) => string
  },
  { actorId, agencies, now }: Context,
): Promise<{ rows: LoginRenewal[] }> {
  const [rows] = await database.read(
    { path: 'worker' },
    listRenewals(minutesFrom(now, -shownMinutes), agencies),
  )
  return {
    rows: rows.map((row) => ({
      id: row.id,
      staffId: row.staff_id,
      staffName: row.name,
      username: row.username,
      reason: row.reason,
      document: row.document,
      documentEnd: secrets.open(row.document_end),
      askedBy: staffName(row.asked_by),
      askedAt: isoOf(row.asked_at),
      ...decisionOf(row, staffName),
      decidable: row.agreed === null && row.asked_by !== actorId && row.staff_id !== actorId,
    })),
  }
}

function decisionOf(
  { agreed, decided_by, decided_at }: RenewalRow,
  staffName: (id: string) => string,
): Pick<LoginRenewal, 'state' | 'decidedBy' | 'decidedAt'> {
  if (agreed === null || decided_by === null || decided_at === null)
    return { state: 'asked', decidedBy: null, decidedAt: null }
  return {
    state: agreed ? 'renewed' : 'refused',
    decidedBy: staffName(decided_by),
    decidedAt: isoOf(decided_at),
  }
}
