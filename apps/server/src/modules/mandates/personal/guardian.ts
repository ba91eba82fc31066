import { mandateMonthsAtMost } from '@tongban/contracts/access'
import { addDays, addMonths, type Day, dayOf, identityKinds } from '@tongban/policy'

import { newId } from '../../../platform/context.ts'
import type { Secrets } from '../../../platform/secrets.ts'
import { answered, type CaseFacts, type Effect } from '../../catalogue/index.ts'
import { findByNumber, findParticulars, isSameName } from '../../people/index.ts'
import { insertOf, requireNoKin } from './give.ts'
import { fault, kindOf, monthsToMajority, type Said, textOf } from './guardian-form.ts'
import { guardianRecorded } from './guardian-told.ts'
import { type PersonalRow, revokeHeldBy, revokeOfCause } from './store.ts'

/**
 * 监护登记: who is the guardian of a child or of somebody whom a court has put under one acts for him, without being asked or accepted: two
 * people have seen the paper. What he held before, an earlier guardianship or a mandate of the family, ends with it. For a child it ends on the eve of his majority, otherwise after the months that a mandate may last.
 */
export function guardianEffect(secrets: Secrets): Effect {
  const reads = ({ subjectId }: CaseFacts, input: Said) =>
    [
      findByNumber(secrets, kindOf(input['document-kind']), textOf(input['number'])),
      findParticulars(subjectId),
    ] as const
  return {
    name: 'mandates.guardian',
    needsTwo: true,
    of: ['person'],
    inputs: {
      ground: { required: true, types: ['choice'], values: ['court', 'minor'] },
      'document-kind': { required: true, types: ['choice'], values: identityKinds },
      number: { required: true, types: ['identity-number'] },
      name: { required: true, types: ['text'] },
    },
    load: reads,
    apply: (facts, input, rows) => {
      const [[guardian], [ward]] = answered(reads(facts, input), rows)
      const row = decideGuardian(facts, input, guardian, ward)
      return [revokeHeldBy(row.subject_id, row.holder_id, row.granted_by, row.granted_at), insertOf(row)]
    },
    announces: ({ subjectId, caseId, agencyId }) => ({
      kind: guardianRecorded,
      payload: { subjectId, caseId, agencyId, taken: false },
    }),
    announcesReverse: ({ subjectId, agencyId }, cause) => ({
      kind: guardianRecorded,
      payload: { subjectId, caseId: cause, agencyId, taken: true },
    }),
    reverse: ({ subjectId, context }, cause) => [
      revokeOfCause(subjectId, cause, context.actorId, context.now),
    ],
  }
}

function decideGuardian(
  { subjectId, caseId, agencyId, context }: CaseFacts,
  input: Said,
  guardian: { readonly subject_id: string; readonly name: string } | undefined,
  ward: { readonly name: string; readonly birth_date: Day | null } | undefined,
): PersonalRow {
  const { today, now, actorId, outletId } = context
  if (ward === undefined) throw fault('number', '没有被监护人的记录。')
  if (guardian === undefined || !isSameName(guardian.name, textOf(input['name'])))
    throw fault(
      'number',
      '没有这个证件号码、这个姓名的人。监护人要先在系统里有记录：请先接待一次监护人本人。',
    )
  requireNoKin(context, guardian.subject_id)
  if (guardian.subject_id === subjectId) throw fault('number', '监护人和被监护人不能是同一个人。')
  return {
    subject_id: subjectId,
    id: newId(),
    subject_name: ward.name,
    holder_id: guardian.subject_id,
    holder_name: guardian.name,
    kind: 'guardian',
    items: null,
    valid_from: today,
    valid_to: endOf(input['ground'], ward.birth_date, today),
    granted_by: actorId,
    granted_at: now.toISOString(),
    outlet_id: outletId,
    agency_id: agencyId,
    cause: caseId,
    accepted_at: now.toISOString(),
    revoked_by: null,
    revoked_at: null,
  }
}

function endOf(ground: unknown, born: Day | null, today: Day): Day {
  if (ground !== 'minor') return addMonths(today, mandateMonthsAtMost.guardian)
  if (born === null) throw fault('ground', '没有出生日期，算不出哪天成年；请先补出生日期。')
  const end = addDays(addMonths(dayOf(born), monthsToMajority), -1)
  if (end < today) throw fault('ground', '本人已经成年，父母不再是法定监护人；要有法院的判决。')
  return end
}
