import { figureOfKey, type Law, placeOf, type PublishedValue } from './law.ts'
import { type Area, type Dated, firstDay, type InForce, inForce, type Unit } from './parameter.ts'

/** What a published value changes: what held on its first day before, and until when it holds. */
export interface FigureChange {
  readonly key: string
  readonly name: string
  readonly unit: Unit
  readonly area: Area
  readonly after: PublishedValue
  /** The value that was in force there on that day: of the area itself, or of the one around it; null: none. */
  readonly before: InForce<unknown> | null
  /** A value for the same area and day is corrected; what was reckoned with it from that day on would be reckoned otherwise. */
  readonly corrects: boolean
  /** The first day of the next value of the area, before which this one ends; null: none follows. */
  readonly next: Dated<unknown>['from'] | null
}

/** What values change when they are laid over a law, one by one in their order. Values of figures that there are not change nothing. */
export function changesBy(law: Law, values: readonly PublishedValue[]): FigureChange[] {
  return values.flatMap((after) => {
    const figure = figureOfKey(law.figures, after.key)
    if (figure === undefined) return []
    const { area = 'national', from } = after
    const ofArea = [...figure.values, ...values.filter(({ key }) => key === after.key)].filter(
      (dated) => (dated.area ?? 'national') === area,
    )
    const later = ofArea.map((dated) => dated.from).filter((time) => firstDay(time) > firstDay(from))
    const [next = null] = later.toSorted((one, other) => (firstDay(one) < firstDay(other) ? -1 : 1))
    return [
      {
        key: after.key,
        name: figure.name,
        unit: figure.unit,
        area,
        after,
        before: inForce(figure, area, from) ?? null,
        corrects: figure.values.some((dated) => placeOf(dated) === placeOf(after)),
        next,
      },
    ]
  })
}
