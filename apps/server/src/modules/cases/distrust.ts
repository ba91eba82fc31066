import type { Declaration, Settlement } from '@tongban/contracts/declaration'
import type { FieldFault } from '@tongban/contracts/errors'
import { longDay } from '@tongban/contracts/long-day'
import { type Day } from '@tongban/policy'

import type { Context } from '../../platform/context.ts'
import { query, type Statement } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import { termEnd } from './acts/follow-ups.ts'
import type { Case } from './case.ts'

/** Of whom no commitment is taken until a day, and the case in which one of his was false. */
export interface Distrust {
  readonly until: Day
  readonly number: string
}

/** 虚假承诺: the mark that lasts longest, under whichever of his ids; nothing where nobody is marked today. Its day is the first on which he may commit again. */
export const findDistrust = query<Distrust>(
  'select until, number from cases.distrust where subject_id = any (subjects.all_of($1)) and until > $2 and lifted_on is null order by until desc limit 1',
)
/** What a case has brought its applicant, when it was taken back because its commitment was false; nothing once that was lifted. */
export const findDistrustOf = query<{ until: Day }>(
  'select until from cases.distrust where subject_id = $1 and case_id = $2 and lifted_on is null order by until desc limit 1',
)
/** A mark is set only where a check has found that very commitment false, and once. */
const insertDistrust = query(
  `insert into cases.distrust (subject_id, case_id, number, material, since, until, cause)
   select $1, $2, $7, $3, $4, $5, $6 where exists (
     select from cases.follow_up where subject_id = $1 and case_id = $2 and material = $3 and kind = 'after-check' and outcome = 'not-in-order')
   on conflict do nothing`,
)

/** 信用修复: what a case has brought its applicant is over from a day on. */
export const liftDistrust = query(
  'update cases.distrust set lifted_on = $3 where subject_id = $1 and case_id = $2 and lifted_on is null',
)

/**
 * 失信标记: what is written when the result of a case is taken back whose commitment a check has found false: for how long nobody takes another
 * one of his. Nothing where it is taken back for another reason. Law: 国办发〔2020〕42号.
 * @param by the case that takes it back, which two people have decided
 */
export function markDistrust(
  context: Pick<Context, 'law' | 'today'>,
  { materials: declared }: Declaration,
  { subject_id: subject, id, number, materials }: Case,
  by: string,
): Statement[] {
  return declared.flatMap(({ key, commitment }) => {
    const committed = materials.some((settled) => settled.material === key && settled.by === 'commitment')
    if (commitment === undefined || !committed) return []
    const { length, unit } = commitment.distrust
    return [insertDistrust(subject, id, key, context.today, termEnd(context, length, unit), by, number)]
  })
}

/**
 * Where a commitment is among what is handed in although none is taken any more, also one that has no text to be signed; with what to bring instead.
 * @param stood materials whose commitment was taken before
 * @throws Refusal cases.form
 */
export function requireTrusted(
  declaration: Declaration,
  materials: readonly Settlement[],
  [distrust]: readonly Distrust[],
  stood: ReadonlySet<string> = new Set(),
): void {
  if (distrust === undefined) return
  const faults = materials.flatMap((settled, at): FieldFault[] => {
    const material = declaration.materials.find(({ key }) => key === settled.material)
    return settled.by === 'commitment' && material !== undefined && !stood.has(settled.material)
      ? [
          {
            field: `materials.${at}`,
            code: 'distrusted',
            message: refusedSaid(distrust, material.name['zh-CN']),
          },
        ]
      : []
  })
  if (faults.length > 0) throw new Refusal('cases.form', faults)
}

/** 名单: whoever brings hundreds at once commits to keep their papers; of whom nobody takes a commitment nobody takes such a list. @throws Refusal cases.distrusted */
export function requireListTrusted({ materials }: Declaration, [distrust]: readonly Distrust[]): void {
  if (distrust !== undefined && materials.some(({ settledBy }) => settledBy.includes('commitment')))
    throw new Refusal('cases.distrusted')
}

function refusedSaid({ until, number }: Distrust, proof: string): string {
  return `办件 ${number} 里的承诺经核查不实，${longDay(until, 'zh-CN')}以前不能再用承诺代替，请交“${proof}”。`
}
