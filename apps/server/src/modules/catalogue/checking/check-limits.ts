import type { Declaration } from '@tongban/contracts/declaration'
import type { FieldFault } from '@tongban/contracts/errors'
import { type FieldType, personalTypes } from '@tongban/contracts/form'
import { namesRule } from '@tongban/contracts/rule-of-law'

import { fault, faultUnless, repeated } from './fault.ts'

interface Term {
  readonly length: number
  readonly unit: 'working-days' | 'days' | 'months'
}

/** 时限: every open state ends on a day. The promise may be shorter than the law's limit, never longer. */
export function checkLimits({ kind, limits, extension, department }: Declaration): FieldFault[] {
  const { statutory, guide, promised } = limits
  const known = [statutory, guide, promised].filter((limit) => limit !== null)
  return [
    ...isLonger(promised, statutory, 'limits.promised', '承诺时限比法定时限长'),
    ...isLonger(promised, guide, 'limits.promised', '承诺时限比指南里的时限长'),
    ...isLonger(guide, statutory, 'limits.guide', '指南里的时限比法定时限长'),
    ...faultUnless(
      kind === 'instant' || known.length > 0 || department !== undefined, // that department has a term of its own
      'limits',
      'required',
      '没有任何办理时限',
    ),
    ...(['statutory', 'guide', 'promised'] as const)
      .filter((name) => kind !== 'instant' && limits[name]?.length === 0)
      .map((name) => fault(`limits.${name}.length`, 'zero', '要审核的事一天也没有')),
    ...faultUnless(
      statutory === null || namesRule(statutory.source),
      'limits.statutory.source',
      'not-a-rule',
      '法定时限要写出自哪个文件哪一条',
    ),
    ...faultUnless(
      extension === undefined || (kind !== 'instant' && known.length > 0),
      'extension',
      'no-limit',
      '没有时限可以延长',
    ),
  ]
}

/** 特别程序、转报: what else is waited for ends, and what counts towards the limit ends before it (D-44). */
export function checkProcedures(declaration: Declaration): FieldFault[] {
  const { procedures = [], steps, forwardedTo, limits, form } = declaration
  const limit = limits.promised ?? limits.guide ?? limits.statutory
  const isOver = (term: Term & { readonly counts: boolean }): boolean =>
    term.counts && limit !== null && shortest(term) > longest(limit)
  return [
    ...faultUnless(
      procedures.length === 0 || steps.length > 0,
      'procedures',
      'instant',
      '即办件没有特别程序',
    ),
    ...repeated(procedures.map(({ key }) => key)).map((key) =>
      fault(`procedures.${key}`, 'twice', '同一程序出现了两次'),
    ),
    ...procedures
      .filter(isOver)
      .map(({ key }) => fault(`procedures.${key}.length`, 'longer', '这个程序计入时限，却比时限还长')),
    ...procedures
      .filter(({ lasts, counts, publicity }) => lasts !== undefined && (counts || publicity !== undefined))
      .map(({ key }) =>
        fault(`procedures.${key}.lasts`, 'counts', '不知道等到哪天的程序不能计入时限，也不能公示'),
      ),
    ...procedures.flatMap((one) => checkPublicity(one, form)),
    ...faultUnless(
      forwardedTo === undefined || !isOver(forwardedTo),
      'forwardedTo.length',
      'longer',
      '转报的时间计入时限，却比时限还长',
    ),
  ]
}

/** What rests sealed is nobody's to read, nor who stands on a roster or in a row: none of it is made public. */
const isOnlyOurs = (type: FieldType): boolean =>
  personalTypes.has(type) || type === 'roster-member' || type === 'group'

/** 公示: what is made public is asked for, and is nothing personal. */
function checkPublicity(
  { key, publicity }: NonNullable<Declaration['procedures']>[number],
  form: Declaration['form'],
): FieldFault[] {
  const place = `procedures.${key}.publicity.fields`
  return (publicity?.fields ?? []).flatMap((wanted) => {
    const field = form.find((one) => one.key === wanted)
    if (field === undefined) return [fault(place, 'unknown', `表里没有这一栏：${wanted}`)]
    return faultUnless(!isOnlyOurs(field.type), place, 'personal', `这一栏是个人信息，不能公示：${wanted}`)
  })
}

function isLonger(term: Term | null, than: Term | null, place: string, message: string): FieldFault[] {
  const longer =
    term !== null &&
    than !== null &&
    (term.unit === than.unit ? term.length > than.length : shortest(term) > longest(than))
  return faultUnless(!longer, place, 'longer', message)
}

/** How many days of the calendar a term takes at least. */
function shortest({ length, unit }: Term): number {
  return length * { 'working-days': 1, days: 1, months: 28 }[unit]
}

/** How many it takes at most: a long holiday lies in it. */
function longest({ length, unit }: Term): number {
  return unit === 'working-days' ? Math.ceil(length * 1.4) + 10 : length * (unit === 'days' ? 1 : 31)
}
