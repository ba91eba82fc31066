/** One line of the answer of `npm run bench`. */
export interface BenchRow {
  readonly id: string
  /** The product's figure: the median over the rounds. */
  readonly ours: number | null
  /** The same of whatever it is compared with, when there is something. */
  readonly peer: number | null
  /** What must hold: with a peer the least ratio, else the most that ours may be. */
  readonly limit: number
  readonly ratio: number | null
  readonly unit: string
  readonly note: string
  readonly ok: boolean
}

/** How long the benches run. */
export interface BenchSize {
  readonly rounds: number
  readonly seconds: number
  /** How many people the city has in which much is looked for. */
  readonly people: number
}

/** A bench: its name, and what it measures. */
export interface Bench {
  readonly id: string
  readonly run: (size: BenchSize, tell: (line: string) => void) => Promise<BenchRow>
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2
}

/** What so large a part of the values does not exceed: 0.99 gives the slowest hundredth. */
export function quantile(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? Number.NaN
}
