import { figureOfKey, type Law, type PublishedValue } from '@tongban/policy'

import { Badge } from '../../design/index.ts'
import { areaName, nation } from './areas.ts'
import { SourceText, whenText } from './Sure.tsx'
import { valueText } from './value-text.ts'
import { words } from './words.ts'

/**
 * Values one after the other: of what, where, from when, how much, and where that is written.
 * @param leftOut the places of those that do not hold, because the program has no figure for them
 */
export function ValueList({
  law,
  values,
  leftOut,
}: {
  law: Law
  values: readonly PublishedValue[]
  leftOut?: readonly number[]
}) {
  return (
    <ul>
      {values.map((published, at) => {
        const { key, area = nation, from, value, source } = published
        const figure = figureOfKey(law.figures, key)
        const isOut = leftOut?.includes(at) === true
        const text =
          figure === undefined || isOut ? JSON.stringify(value) : valueText(key, figure.unit, value)
        return (
          <li key={`${key} ${area} ${from}`}>
            {`${figure?.name ?? key}，${areaName(area)}，${whenText(from)}起：`}
            <strong>{text}</strong> <SourceText source={source} />
            {isOut && <Badge tone="warn">{words.isLeftOut}</Badge>}
          </li>
        )
      })}
    </ul>
  )
}
