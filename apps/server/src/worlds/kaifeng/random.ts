/** A source of numbers that is the same for the same seed; never used for secrets. */
export interface Dice {
  /** A whole number from `least` to `most`, both included. */
  readonly between: (least: number, most: number) => number
  /** One of several things. @throws RangeError when there is none. */
  readonly oneOf: <Thing>(things: readonly Thing[]) => Thing
  /** True in so many of a hundred throws. */
  readonly chance: (percent: number) => boolean
}

/** Dice that fall the same way for the same seed (mulberry32). */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1))
  return {
    between,
    oneOf: (things) => {
      const thing = things.at(between(0, things.length - 1))
      if (thing === undefined) throw new RangeError('nothing to choose from')
      return thing
    },
    chance: (percent) => next() * 100 < percent,
  }
}
