import type { MessageKind } from '@tongban/contracts/sending'
import type { Day } from '@tongban/policy'

import type { Context } from '../../../platform/context.ts'
import type { Statement } from '../../../platform/database.ts'
import type { Secrets } from '../../../platform/secrets.ts'
import { tell } from '../../messages/index.ts'
import type { PersonalRow } from './store.ts'

/** Who is concerned by a mandate, and until when it is. */
export type ConcernedPeople = Pick<
  PersonalRow,
  'subject_id' | 'subject_name' | 'holder_id' | 'holder_name' | 'valid_to'
>

/** What is told, in whose name, and to whom. */
interface SaidToPeople {
  /** Who speaks, and answers questions. */
  readonly agencyId: string
  readonly kind: MessageKind
  readonly to: readonly ('subject' | 'holder')[]
}

/** Tells one side of a mandate between people, or both. */
export function tellPeople(
  secrets: Pick<Secrets, 'seal'>,
  context: Pick<Context, 'now' | 'today'>,
  { agencyId, kind, to }: SaidToPeople,
  mandate: ConcernedPeople,
): Statement[] {
  const named = (name: string): string => secrets.seal(name).toString('base64')
  const facts: { on: Day; until: Day; agent: string; principal: string } = {
    on: context.today,
    until: mandate.valid_to,
    agent: named(mandate.holder_name),
    principal: named(mandate.subject_name),
  }
  return to.flatMap((side) =>
    tell(
      context,
      {
        subjectId: side === 'subject' ? mandate.subject_id : mandate.holder_id,
        caseId: null,
        seq: 0,
        agencyId,
      },
      [{ kind, facts }],
    ),
  )
}
