import { use } from 'react'

import { Select, TextField } from '../../../design/index.ts'
import { AroundContext, fieldOptions } from './around.ts'
import type { DrawnProps } from './asks.ts'
import { idOfPlace, isContent, textOf, thingsOf, valueAt, withValue } from './content.ts'
import { inputNames, valueNames } from './registry-words.ts'
import { words } from './words.ts'

/** What the effect takes, each from a field of the form or as a fixed value; what it does not take and stands there can be taken away. */
export function InputsField({ ask, place, value, onChange }: DrawnProps<'inputs'>) {
  const { whole, vocabulary } = use(AroundContext)
  const effect = vocabulary.effects.find(({ name }) => name === valueAt(whole, 'effect.name'))
  const given = isContent(value) ? value : {}
  const known = effect?.inputs ?? []
  const strange = Object.keys(given).filter((name) => known.every((one) => one.name !== name))
  const inputs = [...known, ...strange.map((name) => ({ name, required: false, types: [], values: null }))]
  if (inputs.length === 0) return null
  return (
    <fieldset className="group" id={idOfPlace(place)}>
      <legend>{ask.label}</legend>
      <div className="columns">
        {inputs.map(({ name, required, types, values }) => (
          <InputField
            key={name}
            name={name}
            required={required}
            types={types}
            values={values}
            place={`${place}.${name}`}
            source={given[name]}
            onChange={(source) => onChange(withValue(given, name, source))}
          />
        ))}
      </div>
    </fieldset>
  )
}

function InputField({
  name,
  required,
  types,
  values,
  place,
  source,
  onChange,
}: {
  name: string
  required: boolean
  /** Only fields of these types are offered; none: of any. */
  types: readonly string[]
  /** The fixed values that are offered; null: it is written. */
  values: readonly string[] | null
  place: string
  source: unknown
  onChange: (source: unknown) => void
}) {
  const { whole, defects } = use(AroundContext)
  const fixed = isContent(source) && 'value' in source
  const fields = fieldOptions(
    thingsOf(whole['form']).filter((field) => types.length === 0 || types.includes(textOf(field['type']))),
  )
  const chosen = fixed ? fixedMark : textOf(valueAt(source, 'field'))
  const known = [...fields, { value: fixedMark, label: words.fixed }]
  const choose = (now: string): void => {
    if (now === '') return onChange(undefined)
    return onChange(now === fixedMark ? { value: '' } : { field: now })
  }
  return (
    <div className="stack">
      <Select
        id={idOfPlace(place)}
        label={inputNames[name] ?? name}
        required={required}
        error={defects.get(place)}
        none={words.nowhere}
        value={chosen}
        options={
          chosen === '' || known.some((one) => one.value === chosen)
            ? known
            : [...known, { value: chosen, label: chosen }]
        }
        onChange={choose}
      />
      {fixed && values !== null && (
        <Select
          label={`${inputNames[name] ?? name}：${words.fixed}`}
          none={words.nowhere}
          value={textOf(source['value'])}
          options={values.map((value) => ({ value, label: valueNames[value] ?? value }))}
          onChange={(value) => onChange({ value })}
        />
      )}
      {fixed && values === null && (
        <TextField
          label={`${inputNames[name] ?? name}：${words.fixed}`}
          value={textOf(source['value'])}
          onChange={(text) => onChange({ value: text })}
        />
      )}
    </div>
  )
}

/** No field has such a key. */
const fixedMark = '='
