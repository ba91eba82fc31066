import type { Declaration, Material } from '@tongban/contracts/declaration'
import type { FieldFault } from '@tongban/contracts/errors'
import { recordFact } from '@tongban/contracts/record-facts'

import { checkCondition } from './check-condition.ts'
import { fault, faultUnless, repeated } from './fault.ts'

/** 材料: each can be brought in every hall, says why a record will not do, and is asked for in a situation that there is. */
export function checkMaterials(declaration: Declaration): FieldFault[] {
  const { materials, form } = declaration
  return [
    ...repeated(materials.map(({ key }) => key)).map((key) =>
      fault(`materials.${key}`, 'twice', '同一材料出现了两次'),
    ),
    ...materials.flatMap((material) => [
      ...checkCondition(material.when, form, `materials.${material.key}.when`),
      ...checkRecord(material, declaration),
      ...checkSettling(material, declaration),
      ...checkLater(material),
      ...checkAlternatives(material, materials),
    ]),
  ]
}

/** What a record would answer is settled by it; what is not says why. */
function checkRecord(
  { key, settledBy, record, whyNotFromRecord }: Material,
  { applicants }: Declaration,
): FieldFault[] {
  const place = `materials.${key}.record`
  const byRecord = settledBy.includes('record')
  const fact = record === undefined ? undefined : recordFact(record)
  return [
    ...faultUnless(
      !byRecord || record !== undefined,
      place,
      'required',
      '说了可用记录代替，却没有写是哪一项记录',
    ),
    ...faultUnless(
      byRecord || record === undefined,
      place,
      'stray',
      '写了是哪一项记录，却没有说可用记录代替',
    ),
    ...faultUnless(
      record === undefined || fact !== undefined,
      place,
      'unknown',
      `没有这项记录：${record ?? ''}`,
    ),
    ...faultUnless(
      fact === undefined || applicants.includes(fact.of),
      place,
      'applicants',
      `办这件事的人没有这项记录：${fact?.name ?? ''}`,
    ),
    ...faultUnless(
      byRecord || whyNotFromRecord.trim() !== '',
      `materials.${key}.whyNotFromRecord`,
      'required',
      '要写明为什么不能从记录里得到',
    ),
  ]
}

/** Whoever hands in, wherever he does, has a way to settle it. */
function checkSettling(
  { key, form, copies, settledBy }: Material,
  { halls }: Pick<Declaration, 'halls'>,
): FieldFault[] {
  const place = `materials.${key}.settledBy`
  const online = halls.some((hall) => hall !== 'counter')
  const atHome = settledBy.some((way) => way !== 'seen' && way !== 'record')
  const anywhere = settledBy.some((way) => way !== 'record')
  return [
    ...repeated(settledBy).map((way) => fault(place, 'twice', `同一种交法写了两次：${way}`)),
    ...faultUnless(
      !settledBy.includes('seen') || form === 'original-seen',
      place,
      'seen',
      '只有“看原件后退还”的材料才能当面看过',
    ),
    ...faultUnless(
      online ? atHome : anywhere,
      place,
      'no-way',
      online ? '在网上办的人交不了这份材料' : '记录里没有的人交不了这份材料',
    ),
    ...faultUnless(
      copies > 0 || (form !== 'copy' && form !== 'kept'),
      `materials.${key}.copies`,
      'required',
      '收复印件或收原件的材料要写几份',
    ),
  ]
}

/** What is owed has a day, and what is committed to is checked (D-10). */
function checkLater({ key, settledBy, debtDays, afterCheckDays, commitment }: Material): FieldFault[] {
  return [
    ...faultUnless(
      commitment === undefined || settledBy.includes('commitment'),
      `materials.${key}.commitment`,
      'commitment',
      '写了承诺书，却没有说这份材料可以承诺',
    ),
    ...faultUnless(
      settledBy.includes('debt') === (debtDays !== undefined),
      `materials.${key}.debtDays`,
      'debt',
      '可以后补的材料要写明几个工作日内补，别的不能写',
    ),
    ...faultUnless(
      settledBy.includes('commitment') === (afterCheckDays !== undefined),
      `materials.${key}.afterCheckDays`,
      'commitment',
      '可以承诺的材料要写明几个工作日后核查，别的不能写',
    ),
  ]
}

/** One of several is enough only where there are several. */
function checkAlternatives({ key, oneOf }: Material, materials: readonly Material[]): FieldFault[] {
  return faultUnless(
    oneOf === undefined || materials.some((other) => other.key !== key && other.oneOf === oneOf),
    `materials.${key}.oneOf`,
    'alone',
    '说了几样选一样，却只有这一样',
  )
}
