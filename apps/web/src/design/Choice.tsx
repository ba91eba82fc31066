import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { Text } from 'react-aria-components/Text'

import type { Option } from './option.ts'
import { Select } from './Select.tsx'
import type { FieldWords } from './TextField.tsx'
import { words } from './words.ts'

/** One of several: all in sight while they are few, a list when they are many. */
export function Choice(
  props: FieldWords & { value: string; onChange: (value: string) => void; options: readonly Option[] },
) {
  if (props.options.length > 6) return <Select {...props} />
  const { label, id, error, hint, source, required, value, onChange, options } = props
  const notes = [hint, source].filter((part) => part !== undefined).join(' · ')
  return (
    <RadioGroup
      className="field"
      value={value === '' ? null : value}
      onChange={onChange}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      {...(id === undefined ? {} : { id })}
    >
      <Label className="field-label">
        {label}
        {required === true && <span className="field-must">{words.must}</span>}
      </Label>
      {error !== undefined && (
        <Text slot="errorMessage" className="field-error">
          {error}
        </Text>
      )}
      <div className="choices">
        {options.map((option) => (
          <Radio key={option.value} value={option.value} className="choice">
            <span className="choice-mark" aria-hidden="true" />
            {option.label}
          </Radio>
        ))}
      </div>
      {notes !== '' && (
        <Text slot="description" className="field-hint">
          {notes}
        </Text>
      )}
    </RadioGroup>
  )
}
