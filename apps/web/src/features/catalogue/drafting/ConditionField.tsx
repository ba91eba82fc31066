import { use } from 'react'

import { Checkbox, Select } from '../../../design/index.ts'
import { AroundContext, fieldOptions } from './around.ts'
import type { DrawnProps, Option } from './asks.ts'
import { type Content, idOfPlace, nameOf, textOf, thingsOf, valueAt } from './content.ts'
import { words } from './words.ts'

/** In which situation: a field beside it that is chosen from, and which of its values. */
export function ConditionField({ ask, thing, place, value, onChange }: DrawnProps<'condition'>) {
  const { beside, defects } = use(AroundContext)
  const own = textOf(valueAt(thing, 'key'))
  const fields = beside.filter(({ key, type }) => key !== own && (type === 'choice' || type === 'yes-no'))
  const chosen = textOf(valueAt(value, 'field'))
  const known = fieldOptions(fields)
  const options =
    chosen === '' || known.some((one) => one.value === chosen)
      ? known
      : [...known, { value: chosen, label: chosen }]
  return (
    <div className="stack" id={idOfPlace(place)}>
      <Select
        label={ask.label}
        error={defects.get(place)}
        none={words.always}
        value={chosen}
        options={options}
        onChange={(field) => onChange(field === '' ? undefined : { field, is: [] })}
      />
      {chosen !== '' && (
        <fieldset className="field">
          <legend className="field-label">{words.conditionIs}</legend>
          <div className="choices">
            {valuesOf(fields.find(({ key }) => key === chosen)).map(({ value: one, label }) => (
              <Checkbox
                key={label}
                checked={wantedOf(value).includes(one)}
                onChange={(now) => onChange({ field: chosen, is: turned(wantedOf(value), one, now) })}
              >
                {label}
              </Checkbox>
            ))}
          </div>
        </fieldset>
      )}
    </div>
  )
}

type Wanted = string | boolean

function valuesOf(field: Content | undefined): readonly (Omit<Option, 'value'> & { value: Wanted })[] {
  if (field?.['type'] === 'yes-no')
    return [
      { value: true, label: words.yes },
      { value: false, label: words.no },
    ]
  return thingsOf(field?.['choices']).map((choice) => ({
    value: textOf(choice['value']),
    label: nameOf(choice) || textOf(choice['value']),
  }))
}

function wantedOf(value: unknown): readonly Wanted[] {
  const is = valueAt(value, 'is')
  const list: readonly unknown[] = Array.isArray(is) ? is : [is]
  return list.filter((one) => typeof one === 'string' || typeof one === 'boolean')
}

/** One value stands alone, several in a list, as declarations are written. */
function turned(wanted: readonly Wanted[], one: Wanted, now: boolean): Wanted | readonly Wanted[] {
  const next = now ? [...wanted, one] : wanted.filter((other) => other !== one)
  const [first] = next
  return next.length === 1 && first !== undefined ? first : next
}
