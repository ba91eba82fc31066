import type { Option } from './option.ts'
import { words } from './words.ts'

/** A place to be chosen, with the GB/T 2260 code of its area. */
interface Place {
  readonly id: string
  readonly name: string
  readonly area: string
}

/** Cities without districts between them and the country: all of one is near. */
const municipalities: ReadonlySet<string> = new Set(['11', '12', '31', '50'])

/** How much of an area's code those share that belong together: a province its two figures, everything below it its city’s four. */
function reach(area: string): string {
  const province = area.slice(0, 2)
  return area.endsWith('0000') || municipalities.has(province) ? province : area.slice(0, 4)
}

/**
 * Own places before all others: first those of one's own areas, then the rest of the same city or province, in the order in which they came.
 * @param areas one's own; where none is known, everything is near
 */
export function nearFirst<T extends Pick<Place, 'area'>>(
  places: readonly T[],
  areas: readonly string[],
): { readonly near: readonly T[]; readonly far: readonly T[] } {
  if (areas.length === 0) return { near: places, far: [] }
  const own = places.filter(({ area }) => areas.includes(area))
  const others = places.filter(({ area }) => !areas.includes(area))
  const isNear = ({ area }: Pick<Place, 'area'>): boolean =>
    areas.some((home) => area.startsWith(reach(home)))
  return {
    near: [...own, ...others.filter(isNear)],
    far: others.filter((other) => !isNear(other)),
  }
}

/** The same as ways to answer: what is elsewhere stands behind, under 其他地方. */
export function nearOptions(places: readonly Place[], areas: readonly string[]): readonly Option[] {
  const { near, far } = nearFirst(places, areas)
  const option = ({ id, name }: Place): Option => ({ value: id, label: name })
  return [...near.map(option), ...far.map((place) => ({ ...option(place), group: words.elsewhere }))]
}
