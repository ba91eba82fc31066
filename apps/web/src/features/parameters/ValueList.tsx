import { figureOfKey, type Law, type PublishedValue } from '@tongban/policy'

import { areaName, nation } from './areas.ts'
import { SourceText, whenText } from './Sure.tsx'
import { valueText } from './value-text.ts'

/** Values one after the other: of what, where, from when, how much, and where that is written. */
export function ValueList({ law, values }: { law: Law; values: readonly PublishedValue[] }) {
  return (
    <ul>
      {values.map((published) => {
        const { key, area = nation, from, value, source } = published
        const figure = figureOfKey(law.figures, key)
        const text = figure === undefined ? JSON.stringify(value) : valueText(key, figure.unit, value)
        return (
          <li key={`${key} ${area} ${from}`}>
            {`${figure?.name ?? key}，${areaName(area)}，${whenText(from)}起：`}
            <strong>{text}</strong> <SourceText source={source} />
          </li>
        )
      })}
    </ul>
  )
}
