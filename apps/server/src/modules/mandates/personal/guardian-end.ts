import { identityKinds } from '@tongban/policy'

import type { Refusal } from '../../../platform/refusal.ts'
import type { Secrets } from '../../../platform/secrets.ts'
import { answered, type CaseFacts, type Effect } from '../../catalogue/index.ts'
import { findByNumber, isSameName } from '../../people/index.ts'
import { requireNoKin } from './give.ts'
import { fault, kindOf, type Said, textOf } from './guardian-form.ts'
import { guardianRecorded } from './guardian-told.ts'
import { endGuardian, findGuardianOf, makeRoomForGuardian, restoreGuardian } from './store.ts'

/**
 * 监护结束: what two people recorded, two people end: a clerk takes the papers in, another decides. From the next request on who was the guardian is
 * out. The guardianship of a child ends by itself on the eve of his majority.
 */
export function guardianEndEffect(secrets: Secrets): Effect {
  const reads = ({ subjectId, context }: CaseFacts, input: Said) =>
    [
      findByNumber(secrets, kindOf(input['document-kind']), textOf(input['number'])),
      findGuardianOf(subjectId, context.today),
    ] as const
  return {
    name: 'mandates.guardian-end',
    needsTwo: true,
    of: ['person'],
    inputs: {
      'document-kind': { required: true, types: ['choice'], values: identityKinds },
      number: { required: true, types: ['identity-number'] },
      name: { required: true, types: ['text'] },
    },
    load: reads,
    apply: (facts, input, rows) => {
      const [[guardian], standing] = answered(reads(facts, input), rows)
      const { subjectId, caseId, context } = facts
      if (guardian === undefined || !isSameName(guardian.name, textOf(input['name']))) throw noGuardian()
      requireNoKin(context, guardian.subject_id)
      if (!standing.some(({ holder_id: holder }) => holder === guardian.subject_id)) throw noGuardian()
      return [endGuardian(subjectId, guardian.subject_id, context.actorId, context.now, caseId)]
    },
    announces: (facts) => told(facts, facts.caseId, true),
    announcesReverse: (facts, cause) => told(facts, cause, false),
    reverse: ({ subjectId, context: { actorId, now, today } }, cause) => [
      makeRoomForGuardian(subjectId, cause, actorId, now, today),
      restoreGuardian(subjectId, cause),
    ],
  }
}

/** Ward and guardian are told; after what was ended stands again, of its beginning. */
function told({ subjectId, agencyId }: CaseFacts, caseId: string, taken: boolean) {
  return { kind: guardianRecorded, payload: { subjectId, caseId, agencyId, taken } }
}

/** The same for a wrong number, another name and somebody who is no guardian: who is whose is not to be tried out. */
function noGuardian(): Refusal {
  return fault('number', '登记的监护人里没有这个证件号码、这个姓名的人。')
}
