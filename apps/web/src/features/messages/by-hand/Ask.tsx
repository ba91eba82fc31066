import type { ReactNode } from 'react'

import { ConfirmDialog, Select } from '../../../design/index.ts'
import type { Pending } from '../../../platform/use.ts'
import { words } from './words.ts'

/** What telling by hand asks in a dialog, with what the server refuses at its head. */
export function Ask({
  title,
  verb,
  of: { pending, error },
  onConfirm,
  onClose,
  children,
}: {
  title: string
  verb: string
  of: Pick<Pending, 'pending' | 'error'>
  onConfirm: () => Promise<void>
  onClose: () => void
  children: ReactNode
}) {
  return (
    <ConfirmDialog
      open
      title={title}
      verb={verb}
      pending={pending}
      error={error}
      onConfirm={onConfirm}
      onCancel={onClose}
    >
      {children}
    </ConfirmDialog>
  )
}

/** One of several that must be chosen. @param tried whether the dialog was confirmed already: then an open choice is a fault */
export function ChooseOne<One extends string>({
  label,
  hint,
  of,
  names,
  value,
  onChange,
  tried,
}: {
  label: string
  hint?: string
  of: readonly One[]
  names: Readonly<Record<One, string>>
  value: One | ''
  onChange: (chosen: One | '') => void
  tried: boolean
}) {
  return (
    <Select
      label={label}
      {...(hint === undefined ? {} : { hint })}
      required
      value={value}
      error={tried && value === '' ? words.choose : undefined}
      onChange={(chosen) => onChange(of.find((one) => one === chosen) ?? '')}
      options={of.map((one) => ({ value: one, label: names[one] }))}
    />
  )
}
