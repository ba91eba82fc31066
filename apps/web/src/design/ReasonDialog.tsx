import { type ComponentProps, type ReactNode, useState } from 'react'

import { ConfirmDialog } from './Dialog.tsx'
import { TextField } from './TextField.tsx'

const lettersAtLeast = 2

/** Asks once more, and why: nothing is done before the reason is written. */
export function ReasonDialog({
  label,
  hint,
  missing,
  longest,
  onConfirm,
  children,
  ...dialog
}: Omit<ComponentProps<typeof ConfirmDialog>, 'onConfirm' | 'children'> & {
  readonly label: string
  readonly hint?: string
  /** What is said before the reason is asked for. */
  readonly children?: ReactNode
  /** What is said where nothing is written. */
  readonly missing: string
  readonly longest: number
  /** @param reason without blanks around it */
  readonly onConfirm: (reason: string) => unknown
}) {
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const said = reason.trim()
  const isSaid = said.length >= lettersAtLeast
  return (
    <ConfirmDialog
      {...dialog}
      onConfirm={() => {
        setTried(true)
        if (isSaid) onConfirm(said)
      }}
    >
      {children}
      <TextField
        label={label}
        {...(hint === undefined ? {} : { hint })}
        lines
        required
        longest={longest}
        value={reason}
        onChange={setReason}
        error={tried && !isSaid ? missing : undefined}
      />
    </ConfirmDialog>
  )
}
