import type { ReactNode } from 'react'
import { Checkbox as AriaCheckbox } from 'react-aria-components/Checkbox'

import { Icon } from './Icon.tsx'

/** Yes or not yes. */
export function Checkbox({
  children,
  checked,
  onChange,
  id,
}: {
  children: ReactNode
  checked: boolean
  onChange: (checked: boolean) => void
  id?: string
}) {
  return (
    <AriaCheckbox
      className="choice"
      isSelected={checked}
      onChange={onChange}
      {...(id === undefined ? {} : { id })}
    >
      <span className="choice-mark choice-square" aria-hidden="true">
        {checked && <Icon name="done" />}
      </span>
      {children}
    </AriaCheckbox>
  )
}
