import type { Answers, Field } from '@tongban/contracts/form'
import type { ComponentType } from 'react'

import { Button } from '../../design/index.ts'
import { localText } from '../../platform/language.ts'
import { idOfField, rowsOf, rowsShown, type ShownFault } from './answers.ts'
import type { FormProps } from './form-props.ts'
import { words } from './words.ts'

/** Questions that are asked again for each row: another child, another former employer. */
export function GroupOf({
  field,
  value,
  change,
  faults,
  facts,
  place,
  Form,
}: {
  field: Field
  value: unknown
  change: (rows: readonly Answers[]) => void
  faults: readonly ShownFault[]
  facts: Readonly<Record<string, string>>
  place: string
  Form: ComponentType<FormProps>
}) {
  const rows = rowsShown(field, value)
  const isBegun = rowsOf(value).length > 0
  const label = localText(field.label)
  const fault = faults.find((one) => one.field === place)
  return (
    <fieldset className="group wide" id={idOfField(place)}>
      <legend>{label}</legend>
      {fault !== undefined && <p className="field-error">{fault.text}</p>}
      {rows.map((row, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a row has no name but its place
        <fieldset className="group" key={index}>
          <legend>{words.row(label, index + 1)}</legend>
          <Form
            fields={field.fields ?? []}
            answers={row}
            onChange={(now) => change(rows.map((one, at) => (at === index ? now : one)))}
            faults={faults}
            facts={facts}
            path={`${place}.${index}.`}
          />
          {isBegun && (
            <div>
              <Button
                label={words.removeRow(label, index + 1)}
                onPress={() => change(rows.filter((_, at) => at !== index))}
              >
                {words.removeRow('', index + 1)}
              </Button>
            </div>
          )}
        </fieldset>
      ))}
      {rows.length < (field.rowsAtMost ?? 50) && (
        <div>
          <Button onPress={() => change([...rows, {}])}>{words.addRow(label)}</Button>
        </div>
      )}
    </fieldset>
  )
}
