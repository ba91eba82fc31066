import { use } from 'react'

import { Checkbox } from '../../../design/index.ts'
import { AroundContext } from './around.ts'
import type { DrawnProps } from './asks.ts'
import { idOfPlace, isContent } from './content.ts'
import { words } from './words.ts'

/** A thing that may be there or not: its questions are asked only where it is. */
export function MaybeField({ ask, place, value, onChange, Asks }: DrawnProps<'maybe'>) {
  const { defects } = use(AroundContext)
  const here = isContent(value)
  return (
    <fieldset className="group" id={idOfPlace(place)}>
      <legend>{ask.label}</legend>
      {defects.has(place) && <p className="field-error">{defects.get(place)}</p>}
      <Checkbox checked={here} onChange={(now) => onChange(now ? ask.start : ask.none)}>
        {words.has(ask.label)}
      </Checkbox>
      {here && <Asks asks={ask.of} thing={value} place={place} onChange={onChange} />}
    </fieldset>
  )
}
