import type { Retiring } from './retiring-people.ts'

/** An exact fraction, for the reference alone. */
type Fraction = readonly [bigint, bigint]

/** Parts of a pension in fen as the reference reckons them; null where it does not know the area's rule. */
export interface Reference {
  readonly basicFen: bigint
  readonly accountFen: bigint
  readonly transitionalFen: bigint | null
  readonly extraFen: bigint
}

/** What the areas' notices say, copied by hand from the published table: average, index, years, thousandths. */
const transitional: Readonly<
  Record<string, readonly ['W' | 'base' | 'mean', 'x' | 'y' | 'x1', 'd' | 'p', bigint]>
> = {
  530000: ['W', 'x', 'p', 13n],
  150000: ['base', 'x1', 'd', 12n],
  220000: ['W', 'x', 'd', 14n],
  510000: ['mean', 'x', 'p', 13n],
  120000: ['base', 'y', 'd', 10n],
  640000: ['W', 'x', 'p', 13n],
  340000: ['base', 'x', 'd', 13n],
  370000: ['W', 'x', 'p', 13n],
  140000: ['base', 'y', 'd', 13n],
  440000: ['base', 'y', 'p', 12n],
  450000: ['W', 'x', 'p', 14n],
  650000: ['W', 'x', 'd', 13n],
  320000: ['base', 'y', 'd', 12n],
  360000: ['W', 'x', 'd', 13n],
  130000: ['W', 'x', 'p', 13n],
  410000: ['base', 'y', 'd', 13n],
  330000: ['base', 'y', 'p', 14n],
  460000: ['W', 'x', 'p', 14n],
  420000: ['W', 'x', 'd', 12n],
  430000: ['W', 'x', 'd', 13n],
  620000: ['W', 'x', 'd', 12n],
  350000: ['W', 'x', 'p', 13n],
  540000: ['W', 'x', 'd', 14n],
  520000: ['W', 'x', 'p', 14n],
  210000: ['mean', 'x', 'p', 14n],
  500000: ['W', 'x', 'p', 14n],
  610000: ['base', 'y', 'd', 14n],
  630000: ['mean', 'x', 'p', 14n],
  230000: ['W', 'x', 'd', 12n],
}

/** The pension of somebody in whole numbers of any length, written apart from the product and sharing nothing with it. */
export function referencePension(person: Retiring): Reference {
  const { area, decided } = person
  const unit = area === '310000' ? 10n : 1n
  const x = fraction(person.index)
  const years = rounded(
    area,
    person.months === undefined
      ? fraction(person.totalYears ?? { n: 0, d: 1 })
      : [BigInt(person.months), 12n],
  )
  const base: Fraction = [BigInt(person.baseFen), 1n]
  const other: Fraction =
    area === '220000' || area === '410000' ? [BigInt(person.secondBaseFen ?? 0), 1n] : base
  const indexed = times(other, x)
  const low = area === '440000' && decided >= '2021-01' && x[0] * 10n < x[1] * 6n
  const mean = half(plus(low ? times(base, times(x, [10n, 6n])) : base, indexed))
  return {
    basicFen: halfUp(times(mean, times(years, [1n, 100n])), unit),
    accountFen: halfUp(
      [BigInt(person.accountFen) * BigInt(person.divisor.d), BigInt(person.divisor.n)],
      unit,
    ),
    transitionalFen: transitionalOf(person, { x, base: other, mean, indexed }),
    extraFen: extraOf(area, { mean, indexed, years }),
  }
}

interface Found {
  readonly x: Fraction
  readonly base: Fraction
  readonly mean: Fraction
  readonly indexed: Fraction
}

function transitionalOf(person: Retiring, { x, base, mean, indexed }: Found): bigint | null {
  const { area } = person
  const y = fraction(person.transitionIndex)
  const deemed = rounded(area, fraction(person.deemedYears))
  const before = rounded(area, fraction(person.preAccountYears))
  if (deemed[0] === 0n && before[0] === 0n) return 0n
  if (area === '110000') {
    const [early, paid] = [fraction(person.deemedYears), fraction(person.preAccountYears)]
    return (
      halfUp(times(base, times(early, [1n, 100n])), 1n) +
      halfUp(times(times(base, y), times(paid, [1n, 100n])), 1n)
    )
  }
  const rule = transitional[area]
  if (rule === undefined) return null
  const [average, index, years, thousandths] = rule
  const factor = index === 'y' ? y : index === 'x' || x[0] >= x[1] ? x : ([1n, 1n] as const)
  const amount = average === 'mean' ? mean : average === 'W' ? indexed : times(base, factor)
  return halfUp(times(amount, times(years === 'd' ? deemed : before, [thousandths, 1000n])), 1n)
}

function extraOf(
  area: string,
  { mean, indexed, years }: { mean: Fraction; indexed: Fraction; years: Fraction },
): bigint {
  if (area === '330000') return 15_000n
  if (area === '510000') return halfUp(times(indexed, times(years, [1n, 1000n])), 1n)
  if (area !== '220000') return 0n
  const inStep = (above: bigint, upTo: bigint): Fraction => {
    const top: Fraction = years[0] > upTo * years[1] ? [upTo, 1n] : years
    const rest = plus(top, [-above, 1n])
    return rest[0] > 0n ? rest : [0n, 1n]
  }
  const shares = [
    times(inStep(20n, 25n), [15n, 10_000n]),
    times(inStep(25n, 30n), [20n, 10_000n]),
    times(inStep(30n, 999n), [25n, 10_000n]),
  ]
  return halfUp(times(mean, shares.reduce(plus)), 1n)
}

function rounded(area: string, years: Fraction): Fraction {
  if (area === '340000') return [up(times(years, [10n, 1n])), 10n]
  if (area === '450000') return [up(times(years, [100n, 1n])), 100n]
  return area === '110000' ? [halfUp(times(years, [100n, 1n]), 1n), 100n] : years
}

function fraction({ n, d }: { readonly n: number; readonly d: number }): Fraction {
  return [BigInt(n), BigInt(d)]
}

function times([a, b]: Fraction, [c, d]: Fraction): Fraction {
  return [a * c, b * d]
}

function plus([a, b]: Fraction, [c, d]: Fraction): Fraction {
  return [a * d + c * b, b * d]
}

function half([a, b]: Fraction): Fraction {
  return [a, b * 2n]
}

function up([a, b]: Fraction): bigint {
  return (a + b - 1n) / b
}

/** Half up to so many fen. */
function halfUp([a, b]: Fraction, unit: bigint): bigint {
  return ((2n * a + b * unit) / (2n * b * unit)) * unit
}
