import type { MessageKind } from '@tongban/contracts/sending'

import { type Context, newId } from '../../platform/context.ts'
import type { Statement } from '../../platform/database.ts'
import type { Facts } from './facts.ts'
import { insertMessage } from './store.ts'

/** One thing that a person is told. */
export interface Told {
  readonly kind: MessageKind
  readonly facts: Facts
}

/** What somebody is told of: the event of a case, or something about him that is of none. */
export interface Telling {
  readonly subjectId: string
  readonly caseId: string | null
  /** The place of the event in the log of its case; 0 without one. */
  readonly seq: number
  /** Who speaks, and who answers questions. */
  readonly agencyId: string
}

/** What puts messages into the outbox, for the transaction of the act itself: told if, and only if, the act is committed. */
export function tell({ now }: Pick<Context, 'now'>, telling: Telling, told: readonly Told[]): Statement[] {
  const { subjectId, caseId, seq, agencyId } = telling
  return told.map(({ kind, facts }) =>
    insertMessage(subjectId, newId(), caseId, seq, kind, agencyId, JSON.stringify(facts), now),
  )
}
