import { isOfficialAddress } from './addresses.ts'
import { canonicalJson } from './canonical-json.ts'
import { checkFigures, type FigureFault, type FigureFaultKind } from './check-figures.ts'
import { hasProvince } from './identity-number.ts'
import { figureOfKey, type Law, placeOf, type PublishedValue, withValues } from './law.ts'
import { type Day, dayOf, monthOf } from './months.ts'
import { type Dated, firstDay, inForce, type Unit } from './parameter.ts'
import { shapeFaults } from './value-shape.ts'

/**
 * What is wrong with a value that is to be published. `key`: there is no such figure; `area`: neither national nor six digits of a province's; `time`: no
 * month or day, or an end before the beginning; `twice`: two for one figure, area and day; `shape` and `word`: not as formulas read it;
 * `range`: more than its unit allows; `source`: what is needed to look it up is missing; `address`: not on a site of the state; `gap`
 * and `overlap`: of the law that it would give.
 */
export type ValueFaultKind =
  | 'key'
  | 'area'
  | 'time'
  | 'twice'
  | 'shape'
  | 'word'
  | 'range'
  | 'source'
  | 'address'
  | 'gap'
  | 'overlap'

/** What may be right and should be looked at again: `expired`: past its known day already; `jump`: far from the one before; `same`: nothing changes. */
export type ValueDoubtKind = 'expired' | 'jump' | 'same'

/** A fault of one of several values, at its field. */
export interface ValueFault {
  /** The place of the value in the list. */
  readonly at: number
  /** `key`, `area`, `from`, `to`, `knownUntil`, `value` (with a path inside it), `source.document` … */
  readonly field: string
  readonly kind: ValueFaultKind | ValueDoubtKind
  /** A doubt keeps nobody from publishing. */
  readonly doubt: boolean
}

/** The most that a value of a unit can be, where it is one number; of rates as a share. */
const mostOf: Readonly<Record<Unit, number>> = {
  months: 1200,
  years: 150,
  'working days': 1000,
  days: 3660,
  fen: 1e13,
  'fen a month': 1e13,
  'fen a year': 1e13,
  rate: 10,
  'rate a day': 0.1,
  'rate a year': 1,
  times: 1000,
  terms: 1e13,
}

/** So much more or less than the value before is doubted. */
const jumpFrom = 0.5

/**
 * What is wrong with values that are to be laid over a law, each fault at its field, and what should be looked at again. A fault that
 * the law had before is none of theirs.
 * @param today by which a known day is past
 */
export function checkValues(law: Law, values: readonly PublishedValue[], today: Day): ValueFault[] {
  const own = values.flatMap((value, at) => [
    ...placeFaults(value, values.slice(0, at)).map((field) => ({ at, ...field, doubt: false })),
    ...contentFaults(law, value).map((field) => ({ at, ...field, doubt: false })),
  ])
  if (own.some(({ kind }) => ['key', 'area', 'time', 'twice'].includes(kind))) return own
  return [...own, ...lawFaults(law, values, today), ...doubts(law, values)]
}

type At = Pick<ValueFault, 'field' | 'kind'>

function placeFaults(value: PublishedValue, before: readonly PublishedValue[]): At[] {
  const { key, area = 'national', from, to, knownUntil } = value
  if (area !== 'national' && !(/^\d{6}$/.test(area) && hasProvince(area)))
    return [{ field: 'area', kind: 'area' }]
  const times = { from, to, knownUntil }
  const wrong = Object.entries(times).find(([, time]) => time !== undefined && !isTime(time))
  if (wrong !== undefined) return [{ field: wrong[0], kind: 'time' }]
  const isTwice = before.some(
    (other) => other.key === key && isTime(other.from) && placeOf(other) === placeOf(value),
  )
  return [
    ...(isTwice ? [{ field: 'from', kind: 'twice' as const }] : []),
    ...(['to', 'knownUntil'] as const)
      .filter((name) => isBefore(times[name], from))
      .map((field) => ({ field, kind: 'time' as const })),
  ]
}

function isTime(text: string): boolean {
  try {
    return (text.length === 7 ? monthOf(text) : dayOf(text)) === text
  } catch {
    return false
  }
}

function isBefore(end: string | undefined, from: Dated<unknown>['from']): boolean {
  return end !== undefined && (end.length === 7 ? `${end}-31` : end) < firstDay(from)
}

function contentFaults(law: Law, { key, value, source }: PublishedValue): At[] {
  const figure = figureOfKey(law.figures, key)
  if (figure === undefined) return [{ field: 'key', kind: 'key' }]
  const shape = shapeFaults(
    value,
    figure.values.map((dated) => dated.value),
  )
  const inside = shape.map(({ path, kind }) => ({ field: path === '' ? 'value' : `value.${path}`, kind }))
  const isOver = inside.length === 0 && isTooLarge(key, value, figure.unit)
  return [...inside, ...(isOver ? [{ field: 'value', kind: 'range' as const }] : []), ...sourceFaults(source)]
}

/** Whether a value is more than its unit allows; what is paid of a base, and what of it goes to the account, is never more than the base. */
function isTooLarge(key: string, value: unknown, unit: Unit): boolean {
  return key.startsWith('contributionRates.')
    ? numbersIn(value).some((share) => share > 1)
    : numberOf(value) > mostOf[unit]
}

/** The numbers of a value, in the order in which they stand: itself, or those within. */
function numbersIn(value: unknown): readonly number[] {
  if (typeof value !== 'object' || value === null) return [numberOf(value)]
  return Object.values(value).flatMap((inner: unknown) => numbersIn(inner))
}

/** The number that a value is, a share of decimal text too; where it is none, 0. */
function numberOf(value: unknown): number {
  const number = typeof value === 'number' || typeof value === 'string' ? Number(value) : 0
  return Number.isFinite(number) ? number : 0
}

/** A published value names its document, the number or the article, and the day of the document; its address is one of the state. */
function sourceFaults(source: Dated<unknown>['source'] & { readonly published?: string }): At[] {
  const { document, article = '', number = '', published, url } = source
  const isDay = published !== undefined && published.length === 10 && isTime(published)
  const lacking = [
    ...(document.trim().length < 2 ? ['source.document'] : []),
    ...(`${article}${number}`.trim() === '' ? ['source.number'] : []),
    ...(isDay ? [] : ['source.published']),
  ].map((field): At => ({ field, kind: 'source' }))
  const isStray = url !== undefined && !isOfficialAddress(url)
  return isStray ? [...lacking, { field: 'source.url', kind: 'address' }] : lacking
}

/** What the law that they give has of faults and the one before had not. */
function lawFaults(law: Law, values: readonly PublishedValue[], today: Day): ValueFault[] {
  const known = new Set(checkFigures(law.figures, today).map(nameOf))
  return checkFigures(withValues(law, values).figures, today)
    .filter((fault) => !known.has(nameOf(fault)))
    .flatMap((fault) => {
      const kind = valueKinds[fault.kind]
      const found = kind === undefined ? undefined : fieldOf(fault, values)
      if (kind === undefined || found === undefined) return []
      return [{ ...found, kind, doubt: kind === 'expired' }]
    })
}

/** The others cannot come of values that stand where they should. */
const valueKinds: Readonly<Partial<Record<FigureFaultKind, 'gap' | 'overlap' | 'expired'>>> = {
  gap: 'gap',
  overlap: 'overlap',
  expired: 'expired',
}

function nameOf({ key, area, from, kind }: FigureFault): string {
  return [key, area, from, kind].join(' ')
}

/** At which of the values a fault of the law is mended: at the end of the one that it is of, else at the beginning of the next one. */
function fieldOf(
  { key, area, from, kind }: FigureFault,
  values: readonly PublishedValue[],
): Pick<ValueFault, 'at' | 'field'> | undefined {
  const alike = [...values.entries()].filter(
    ([, value]) => value.key === key && (value.area ?? 'national') === area,
  )
  const own = alike.find(([, value]) => value.from === from)
  if (own !== undefined) return { at: own[0], field: kind === 'expired' ? 'knownUntil' : 'to' }
  const [next] = alike
    .filter(([, value]) => value.from > from)
    .toSorted(([, one], [, other]) => (one.from < other.from ? -1 : 1))
  return next === undefined ? undefined : { at: next[0], field: 'from' }
}

function doubts(law: Law, values: readonly PublishedValue[]): ValueFault[] {
  return values.flatMap((value, at) => {
    const figure = figureOfKey(law.figures, value.key)
    if (figure === undefined) return []
    const there = figure.values.find((dated) => placeOf(dated) === placeOf(value))
    const before = inForce(figure, value.area ?? 'national', value.from)
    const isSame = there !== undefined && canonicalJson({ ...there, key: value.key }) === canonicalJson(value)
    return [
      ...(isSame ? [{ at, field: 'value', kind: 'same' as const, doubt: true }] : []),
      ...(isFar(before?.value, value.value)
        ? [{ at, field: 'value', kind: 'jump' as const, doubt: true }]
        : []),
    ]
  })
}

function isFar(before: unknown, after: unknown): boolean {
  const [olds, nexts] = [numbersIn(before), numbersIn(after)]
  return olds.some((old, at) => old > 0 && Math.abs((nexts[at] ?? old) - old) > old * jumpFrom)
}
