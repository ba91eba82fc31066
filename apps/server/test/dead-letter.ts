import type { MessageKind } from '@tongban/contracts/sending'

import { newId } from '../src/platform/context.ts'
import { query } from '../src/platform/database.ts'
import { longting } from './scene.ts'
import type { World } from './world.ts'

const insertMessage = query(
  `insert into messages.message (subject_id, id, case_id, seq, kind, agency_id, facts, created_at, planned)
   values ($1, $2, $3, 1, $6, $4, '{"on":"2026-11-02"}', $5, 'sendings')`,
)
const insertDead = query(
  `insert into messages.sending (subject_id, id, message_id, case_id, kind, agency_id, channel, state, attempts, due_at, created_at, fault)
   values ($1, $2, $3, $4, $7, $5, 'sms', 'dead', 12, $6, $6, 'http-503')`,
)

/** A text message of Longting that could not be sent. */
export async function plantDead(
  world: World,
  subject: string,
  kind: MessageKind = 'accepted',
): Promise<{ id: string }> {
  const [id, message, caseId, now] = [newId(), newId(), newId(), world.clock.now()]
  await world.database.transaction({ path: 'worker' }, async (tx) => {
    tx.record(
      insertMessage(subject, message, caseId, longting, now, kind),
      insertDead(subject, id, message, caseId, longting, now, kind),
    )
  })
  return { id }
}
