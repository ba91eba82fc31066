import { type Recorder, step } from '../because.ts'
import type { Law } from '../law.ts'
import { addMonths, type Month } from '../months.ts'
import { PolicyFault } from '../rules/fault.ts'

/** A span of months of one kind, with the evidence for it. */
export interface Span {
  readonly kind: 'actual' | 'deemed'
  readonly from: Month
  readonly to: Month
  readonly place?: string
  /** The paper that proves it; a span without one needs evidence and does not count yet. */
  readonly evidence?: string
}

/** Months by kind, each month once; and what does not count, with the reason. */
export interface Periods {
  readonly actualMonths: number
  readonly deemedMonths: number
  readonly totalMonths: number
  readonly byPlace: Readonly<Record<string, number>>
  /** Months that two spans claim: the later payment is refunded or kept by choice, it is never added. */
  readonly overlaps: readonly {
    readonly from: Month
    readonly to: Month
    readonly spans: readonly [number, number]
  }[]
  /** The places in the list of spans that have no evidence. */
  readonly needsEvidence: readonly number[]
}

const source = { document: '社会保险法（2018修正）', article: '第十三、十六条' }
/** A hundred and fifty years: no career is longer. */
const monthsMax = 1800

/**
 * 缴费年限: actual and deemed months of all places, each month once; an actual month goes before a deemed one, an earlier span before a
 * later one. Spans without evidence are named and not counted: not known is not no. Law: 社会保险法 第13、16条, 国办发〔2009〕66号.
 * @throws PolicyFault when a span ends before it begins
 */
export function contributionPeriods(
  _law: Law,
  { spans }: { readonly spans: readonly Span[] },
  record?: Recorder,
): Periods {
  const counted = new Map<Month, number>()
  const overlaps: { from: Month; to: Month; spans: [number, number] }[] = []
  const order = [...spans.entries()].toSorted(([, one], [, other]) => rankOf(one) - rankOf(other))
  for (const [at, span] of order) {
    if (span.evidence === undefined) continue
    for (const month of monthsOf(span, at)) {
      const before = counted.get(month)
      if (before === undefined) counted.set(month, at)
      else noteOverlap(overlaps, month, [before, at])
    }
  }
  const owners = [...counted.values()].flatMap((at) => spans[at] ?? [])
  const actualMonths = owners.filter(({ kind }) => kind === 'actual').length
  const found = { actualMonths, deemedMonths: owners.length - actualMonths, totalMonths: owners.length }
  const needsEvidence = [...spans.entries()].flatMap(([at, { evidence }]) =>
    evidence === undefined ? [at] : [],
  )
  const facts = { ...found, overlaps: overlaps.length, needsEvidence: needsEvidence.length }
  record?.push(step({ rule: 'periods.months', certainty: 'text-read', source, facts }))
  return { ...found, byPlace: placesOf(owners), overlaps, needsEvidence }
}

function rankOf({ kind }: Span): number {
  return kind === 'actual' ? 0 : 1
}

function* monthsOf({ from, to }: Span, at: number): Generator<Month> {
  if (to < from) throw new PolicyFault('contradiction', `spans[${at}].to`, 'The span ends before it begins.')
  let month = from
  for (let count = 0; month <= to; month = addMonths(month, 1), count += 1) {
    if (count === monthsMax)
      throw new PolicyFault('out-of-range', `spans[${at}].to`, `A span has at most ${monthsMax} months.`)
    yield month
  }
}

function noteOverlap(
  overlaps: { from: Month; to: Month; spans: [number, number] }[],
  month: Month,
  spans: [number, number],
): void {
  const last = overlaps.at(-1)
  const follows =
    last !== undefined && addMonths(last.to, 1) === month && last.spans.join(' ') === spans.join(' ')
  if (follows) last.to = month
  else overlaps.push({ from: month, to: month, spans })
}

function placesOf(owners: readonly Span[]): Record<string, number> {
  const places: Record<string, number> = {}
  for (const { place = '' } of owners) places[place] = (places[place] ?? 0) + 1
  return places
}
