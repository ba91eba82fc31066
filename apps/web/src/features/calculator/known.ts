import type { SubjectRecord } from '@tongban/contracts/people'
import type { Law } from '@tongban/policy'

import { knownArea } from '../reasons/index.ts'
import { type Given, valueOf } from './calculator.ts'

/** What a calculator need not ask, because the record holds it; what the record does not hold is asked. */
export function knownOf(record: SubjectRecord, calculator: string, law: Law): Given {
  const birth = record.facts['person.birth-date']?.slice(0, 7)
  const sex = record.facts['person.sex']
  return filled({ birth, sex, ...categoryOf(sex), ...ofScheme(record, calculator, law) })
}

/** A man is of one category; which of two a woman is of depends on her post, which is asked. */
function categoryOf(sex: string | undefined): { category?: string } {
  return sex === 'male' ? { category: 'male' } : {}
}

function ofScheme(
  record: SubjectRecord,
  calculator: string,
  law: Law,
): Readonly<Record<string, string | undefined>> {
  if (calculator === 'retirement') return { paid: monthsPaid(record, law).total }
  if (calculator === 'employee-pension') {
    const { total, deemedYears } = monthsPaid(record, law)
    const area = areaOf(record, 'employee-pension')
    return { area, paid: total, deemed: deemedYears, base: baseOf(record) }
  }
  if (calculator === 'resident-pension' || calculator === 'loan')
    return { area: areaOf(record, 'resident-pension'), years: yearsPaid(record) }
  return { area: areaOf(record, 'employee-pension') }
}

/** The area of the agency at which somebody is insured, or the nearest that has figures of its own. */
function areaOf(record: SubjectRecord, scheme: string): string | undefined {
  const held = record.enrolments.filter((one) => one.scheme === scheme)
  const { agencyId = '' } = held.findLast(({ validTo }) => validTo === null) ?? held.at(-1) ?? {}
  return knownArea(agencyId.slice(0, 6))
}

/** Months of the employee scheme, each once, by the rule that counts them. */
function monthsPaid({ contributions }: SubjectRecord, law: Law): { total?: string; deemedYears?: string } {
  const spans = contributions
    .filter(({ scheme }) => scheme === 'employee-pension')
    .map(({ kind, fromMonth, toMonth, id }) => ({
      kind: kind === 'paid' ? 'actual' : 'deemed',
      from: fromMonth,
      to: toMonth,
      evidence: id,
    }))
  if (spans.length === 0) return {}
  const { totalMonths, deemedMonths } = valueOf(law, 'contribution-periods', { spans })
  return { total: String(totalMonths), deemedYears: yearsOf(deemedMonths) }
}

/** The base on which somebody is paying now: that of his last span, while he is insured and does not rest. */
function baseOf({ enrolments, contributions }: SubjectRecord): string | undefined {
  const isPaying = enrolments.some(
    ({ scheme, validTo, suspendedFrom }) =>
      scheme === 'employee-pension' && validTo === null && suspendedFrom === null,
  )
  if (!isPaying) return undefined
  const bases = contributions
    .filter(({ scheme, kind }) => scheme === 'employee-pension' && kind === 'paid')
    .toSorted((one, other) => (one.toMonth < other.toMonth ? -1 : 1))
  const last = bases.at(-1)?.baseFen ?? null
  return last === null ? undefined : String(last)
}

/** Months as years with two decimals, as forms print them. */
function yearsOf(months: number): string {
  return String(Math.round((months * 100) / 12) / 100)
}

/** The years in which something was paid to the resident scheme. */
function yearsPaid({ contributions }: SubjectRecord): string | undefined {
  const years = contributions
    .filter(({ scheme }) => scheme === 'resident-pension')
    .flatMap(({ fromMonth, toMonth }) =>
      yearsBetween(Number(fromMonth.slice(0, 4)), Number(toMonth.slice(0, 4))),
    )
  return years.length === 0 ? undefined : String(new Set(years).size)
}

function yearsBetween(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at)
}

function filled(given: Readonly<Record<string, string | undefined>>): Given {
  return Object.fromEntries(
    Object.entries(given).filter((pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== ''),
  )
}
