import {
  accountDivisor,
  baseLaw,
  decimal,
  type Fen,
  fenOf,
  type Month,
  monthOf,
  type PensionFacts,
  type Ratio,
  textOfRatio,
} from '../src/index.ts'

/** The areas of the country, by the law itself. */
const areas = baseLaw.figures.accountStart.values.flatMap(({ area }) => (area === undefined ? [] : [area]))
const decided: readonly Month[] = ['2019-07', '2023-11', '2024-12', '2025-06', '2026-03'].map(monthOf)

/** Somebody at retirement, with all that any area asks for; years in hundredths or in months, an index of four or six decimals. */
export type Retiring = Required<
  Pick<PensionFacts, 'index' | 'transitionIndex' | 'preAccountYears' | 'deemedYears' | 'divisor'>
> &
  PensionFacts & { readonly baseFen: Fen; readonly accountFen: Fen }

/** So many people of all areas, the same for the same seed. */
export function retiringPeople(count: number, seed = 1): Retiring[] {
  const next = dice(seed)
  return Array.from({ length: count }, () => retiring(next))
}

function retiring(next: (below: number) => number): Retiring {
  const digits = next(4) === 0 ? 1_000_000 : 10_000
  const deemed = next(4) === 0 ? 0 : next(2000)
  const facts = {
    area: areas[next(areas.length)] ?? 'national',
    decided: decided[next(decided.length)] ?? decided[0] ?? monthOf('2026-03'),
    index: written(Math.floor((0.3 + next(1000) / 400) * digits) + next(100), digits),
    transitionIndex: written(3000 + next(25_000), 10_000),
    deemedYears: written(deemed, 100),
    preAccountYears: written(deemed === 0 ? 0 : deemed + next(300), 100),
    baseFen: fenOf(600_000 + next(700_000)),
    secondBaseFen: fenOf(600_000 + next(700_000)),
    accountFen: fenOf(1_000_000 + next(40_000_000)),
    divisor: decimal(
      textOfRatio(accountDivisor(baseLaw, { age: { years: 45 + next(20), months: next(12) } })),
    ),
  }
  return next(2) === 0
    ? { ...facts, months: 180 + next(360) }
    : { ...facts, totalYears: written(1500 + next(3000), 100) }
}

/** A figure as a form has it: read from text, as every rule reads it. */
function written(units: number, parts: number): Ratio {
  return decimal(textOfRatio({ n: units, d: parts }))
}

/** Numbers from 0 to below a limit: a linear congruential generator, so that a run can be repeated. */
function dice(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 4_294_967_296) * below)
  }
}
