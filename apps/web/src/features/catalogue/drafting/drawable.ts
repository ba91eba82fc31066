import { type Answers, type Condition, type Field, type FieldType, holds } from '@tongban/contracts/form'

import { isContent, nameOf, placeOf, textOf, thingsOf, valueAt } from './content.ts'
import { types } from './part-asks.ts'

/** The fields of a form that is being written, as far as they can be drawn already: those of a known type, under some name. */
export function drawableFields(form: unknown): readonly Field[] {
  const things = thingsOf(form)
  return things.flatMap((thing, at) => {
    const type = typeOf(thing['type'])
    if (type === undefined) return []
    return [
      {
        key: placeOf(things, at),
        label: { 'zh-CN': nameOf(thing) || textOf(thing['key']) },
        type,
        required: thing['required'] === true,
        when: conditionOf(thing['when']),
        hint: isContent(thing['hint']) ? { 'zh-CN': textOf(thing['hint']['zh-CN']) } : undefined,
        choices: thingsOf(thing['choices'])
          .map((choice) => ({ value: textOf(choice['value']), label: { 'zh-CN': nameOf(choice) } }))
          .filter(({ value }) => value !== ''),
        rowsAtMost: typeof thing['rowsAtMost'] === 'number' ? thing['rowsAtMost'] : undefined,
        ...(type === 'group' ? { fields: drawableFields(thing['fields']) } : {}),
      },
    ]
  })
}

/** The papers that are asked for in the situation that is answered. */
export function askedPapers(
  materials: unknown,
  answers: Answers,
): readonly { readonly key: string; readonly name: string }[] {
  const things = thingsOf(materials)
  return things
    .map((thing, at) => ({ key: placeOf(things, at), name: nameOf(thing), when: conditionOf(thing['when']) }))
    .filter(({ when }) => holds(when, answers))
}

const known: readonly FieldType[] = [...types.map(({ value }) => value), 'group']

function typeOf(value: unknown): FieldType | undefined {
  return known.find((type) => type === value)
}

function conditionOf(value: unknown): Condition | undefined {
  const [field, is] = [textOf(valueAt(value, 'field')), valueAt(value, 'is')]
  const wanted: readonly unknown[] = Array.isArray(is) ? is : [is]
  if (field === '') return undefined
  return { field, is: wanted.filter((one) => typeof one === 'string' || typeof one === 'boolean') }
}
