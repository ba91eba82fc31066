import { baseLaw, employeePension } from '@tongban/policy'

import { referencePension } from '../../packages/policy/test/reference-pension.ts'
import { type Retiring, retiringPeople } from '../../packages/policy/test/retiring-people.ts'
import { type Bench, type BenchSize, median } from '../row.ts'

const limit = 0.15
const kept = 50_000

/**
 * Pensions of people of all areas without explanation, against a loop of bare floating point numbers over the same people: the national
 * formula and nothing else. A loop that gets its numbers already unpacked is measured beside it and named, not judged.
 */
export const pensionBulk: Bench = {
  id: 'pension-bulk',
  run: async (size, tell) => await Promise.resolve(measure(size, tell)),
}

function measure({ rounds, seconds, people: most }: BenchSize, tell: (line: string) => void) {
  const checked = Math.min(1_000_000, most)
  const wrong = wrongOf(checked)
  tell(`${checked} people against whole numbers of any length: ${wrong} differ`)
  const people = retiringPeople(kept, 7)
  const each = Math.max(200, (seconds * 1000) / 10)
  const unpacked = people.map(bareOf)
  const figures = Array.from({ length: rounds }, () => ({
    ours: perSecond(each, () => sumOfOurs(people)),
    peer: perSecond(each, () => sumOfPeer(people)),
    unpacked: perSecond(each, () => sumOfBare(unpacked)),
  }))
  const ours = median(figures.map((one) => one.ours))
  const peer = median(figures.map((one) => one.peer))
  const ratio = median(figures.map((one) => one.ours / one.peer))
  const strict = median(figures.map((one) => one.ours / one.unpacked)).toFixed(3)
  const note = `${wrong} of ${checked} people wrong by a fen or more; ${strict} of a loop over unpacked numbers; checksum ${sumOfOurs(people)}`
  return {
    id: 'pension-bulk',
    ours,
    peer,
    limit,
    ratio,
    unit: 'persons/s',
    note,
    ok: ratio >= limit && wrong === 0,
  }
}

/** How many people our pension differs for, in any part and by any fen. */
function wrongOf(count: number): number {
  let wrong = 0
  for (let seed = 1; (seed - 1) * kept < count; seed += 1) {
    for (const person of retiringPeople(Math.min(kept, count - (seed - 1) * kept), 1000 + seed))
      wrong += isRight(person) ? 0 : 1
  }
  return wrong
}

function isRight(person: Retiring): boolean {
  const ours = employeePension(baseLaw, person)
  const right = referencePension(person)
  const transitional = right.transitionalFen === null ? null : Number(right.transitionalFen)
  return (
    ours.basicFen === Number(right.basicFen) &&
    ours.accountPensionFen === Number(right.accountFen) &&
    ours.transitionalFen === transitional &&
    ours.extraFen === Number(right.extraFen)
  )
}

/** People a second, as often through all of them as the time allows. */
function perSecond(milliseconds: number, run: () => number): number {
  run()
  const begun = performance.now()
  let [turns, elapsed] = [0, 0]
  for (; elapsed < milliseconds; elapsed = performance.now() - begun) {
    run()
    turns += 1
  }
  return (turns * kept * 1000) / elapsed
}

function sumOfOurs(people: readonly Retiring[]): number {
  let total = 0
  for (const person of people) total += employeePension(baseLaw, person).totalFen ?? 0
  return total
}

/** The facts of the national formula for one of the same people, as bare numbers: nothing to unpack, nothing to choose. */
interface Bare {
  readonly base: number
  readonly index: number
  readonly years: number
  readonly before: number
  readonly account: number
  readonly divisor: number
}

function bareOf(person: Retiring): Bare {
  const { baseFen, index, months, totalYears, preAccountYears, accountFen, divisor } = person
  return {
    base: baseFen,
    index: index.n / index.d,
    years: months === undefined ? (totalYears?.n ?? 0) / (totalYears?.d ?? 1) : months / 12,
    before: preAccountYears.n / preAccountYears.d,
    account: accountFen,
    divisor: divisor.n / divisor.d,
  }
}

/** The national formula in floating point numbers, with one area's transitional rate for all, and nothing else. */
function bareTotal({ base, index, years, before, account, divisor }: Bare): number {
  const indexed = base * index
  const basic = Math.round(((base + indexed) / 2) * years * 0.01)
  return basic + Math.round(account / divisor) + Math.round(indexed * before * 0.013)
}

/** The peer: reads the very people that ours reads. */
function sumOfPeer(people: readonly Retiring[]): number {
  let total = 0
  for (const person of people) total += bareTotal(bareOf(person))
  return total
}

function sumOfBare(people: readonly Bare[]): number {
  let total = 0
  for (const person of people) total += bareTotal(person)
  return total
}
