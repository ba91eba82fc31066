import type { Recorder } from '../because.ts'
import type { Ratio } from '../exact/ratio.ts'
import type { Fen } from '../money.ts'
import type { PensionFacts, PensionVersion } from './facts.ts'
import type { Bases } from './parts.ts'
import type { PensionTerms } from './terms.ts'

/** One pension being reckoned: what is known of it, what is missing, and the steps where somebody keeps them. */
export interface Reckoning {
  readonly terms: PensionTerms
  readonly facts: PensionFacts
  readonly version: PensionVersion
  /** All years, rounded as the area does. */
  readonly years: Ratio | undefined
  /** The base that was given, or that of the law; and the one that is taken times the index, another one in areas that use two. */
  readonly baseFen: Fen | undefined
  readonly indexedFen: Fen | undefined
  /** The facts that are missing; undefined as long as none is. */
  needs: string[] | undefined
  readonly steps: Recorder | undefined
}

/** Notes facts that are missing, each once. @returns null, which a part without its facts is */
export function missing(reckoning: Reckoning, ...names: readonly string[]): null {
  const needs = (reckoning.needs ??= [])
  for (const name of names) if (!needs.includes(name)) needs.push(name)
  return null
}

/** Whether there is a base to reckon with. */
export function hasBases(reckoning: Reckoning): reckoning is Reckoning & Bases {
  return reckoning.baseFen !== undefined
}
