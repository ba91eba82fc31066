import type { Day } from '@tongban/policy'

import { newId } from '../../platform/context.ts'
import type { Statement } from '../../platform/database.ts'
import { pinyinOf } from '../../platform/pinyin.ts'
import type { Effect, Routing } from '../catalogue/index.ts'
import { insertSubject } from '../subjects/index.ts'
import { employerChanged } from './events.ts'
import {
  changeEmployer,
  type EmployerRow,
  findEmployer,
  insertEmployer,
  insertUscc,
  supersedeEmployer,
  undoEmployer,
} from './store.ts'

/** An employer as the register takes it on. */
export interface NewEmployer {
  readonly subjectId: string
  readonly uscc: string
  readonly name: string
  readonly agencyId: string
  readonly legalRepresentative: string | null
  readonly address: string | null
  readonly telephone: string | null
}

/** Everything that takes an employer into the register, as one list of writes. */
export function registerEmployer(
  employer: NewEmployer,
  recording: { now: Date; today: Day; cause: string },
): Statement[] {
  const { subjectId, uscc, name, agencyId, legalRepresentative, address, telephone } = employer
  return [
    insertSubject(subjectId, 'employer', 'registered', recording.now),
    insertEmployer(
      subjectId,
      newId(),
      recording.today,
      recording.now,
      recording.cause,
      uscc,
      name,
      pinyinOf(name, 'organisation'),
      agencyId,
      legalRepresentative,
      address,
      telephone,
    ),
    insertUscc(uscc, subjectId),
  ]
}

/** An employer's facts by the names that forms use. */
export function employerFacts(row: EmployerRow): Record<string, string> {
  const facts = {
    'employer.uscc': row.uscc,
    'employer.name': row.name,
    'employer.legal-representative': row.legal_representative,
    'employer.address': row.address,
    'employer.telephone': row.telephone,
  }
  return Object.fromEntries(
    Object.entries(facts).filter((entry): entry is [string, string] => entry[1] !== null),
  )
}

/** 单位信息变更: name, legal representative, address, telephone; what is left out stays. */
const changeDetails: Effect = {
  name: 'employers.change-details',
  of: ['employer'],
  inputs: {
    name: { required: false, types: ['text'] },
    'legal-representative': { required: false, types: ['text'] },
    address: { required: false, types: ['address', 'text'] },
    telephone: { required: false, types: ['telephone'] },
  },
  apply: ({ subjectId, caseId, context }, input) => {
    const name = textOf(input['name'])
    return [
      supersedeEmployer(subjectId, caseId),
      changeEmployer(
        subjectId,
        newId(),
        context.today,
        context.now,
        caseId,
        name,
        name === null ? null : pinyinOf(name, 'organisation'),
        textOf(input['legal-representative']),
        textOf(input['address']),
        textOf(input['telephone']),
      ),
    ]
  },
  announces: ({ subjectId }) => ({ kind: employerChanged, payload: { subjectId } }),
  announcesReverse: ({ subjectId }) => ({ kind: employerChanged, payload: { subjectId } }),
  reverse: ({ subjectId, caseId }, cause) => [
    undoEmployer[0](subjectId, cause, caseId),
    undoEmployer[1](subjectId, cause),
  ],
}

export const employerEffects: readonly Effect[] = [changeDetails]

/** 按单位: the agency at which the employer is registered. */
const byEmployer: Routing<EmployerRow> = {
  name: 'employer',
  load: (subjectId) => findEmployer(subjectId),
  route: ([row]) => row?.agency_id,
}

export const employerRoutings: readonly Routing[] = [byEmployer]

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
