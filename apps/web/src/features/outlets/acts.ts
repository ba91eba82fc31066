import { type OutletAct, outletActs } from '@tongban/contracts/outlet'

import { words } from './words.ts'

/** What an outlet may do, in words: 收件、受理. */
export function actsText(acts: readonly OutletAct[]): string {
  if (acts.length === 0) return words.nothing
  return outletActs
    .filter((act) => acts.includes(act))
    .map((act) => words.acts[act])
    .join('、')
}

/** Every combination of acts, as a list offers them; the value is what {@link actsOf} reads. */
export const combinations = Array.from({ length: 2 ** outletActs.length }, (_, bits) => {
  const acts = outletActs.filter((_act, at) => (bits & (1 << at)) !== 0)
  return { value: valueOf(acts), label: actsText(acts) }
})

/** The acts as one value of a list. */
export function valueOf(acts: readonly OutletAct[]): string {
  const inOrder = outletActs.filter((act) => acts.includes(act))
  return inOrder.length === 0 ? 'none' : inOrder.join(' ')
}

/** The acts of a value that {@link valueOf} has made. */
export function actsOf(value: string): OutletAct[] {
  const named = value.split(' ')
  return outletActs.filter((act) => named.includes(act))
}

/** A category in words; one that the words do not know stands for itself. */
export function categoryText(category: string): string {
  return words.categories[category] ?? category
}
