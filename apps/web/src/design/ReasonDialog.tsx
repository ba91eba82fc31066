import { type ComponentProps, useState } from 'react'

import { ConfirmDialog } from './Dialog.tsx'
import { TextField } from './TextField.tsx'

const lettersAtLeast = 2

/** Asks once more, and why: nothing is done before the reason is written. */
export function ReasonDialog({
  label,
  missing,
  longest,
  onConfirm,
  ...dialog
}: Omit<ComponentProps<typeof ConfirmDialog>, 'onConfirm' | 'children'> & {
  readonly label: string
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
      <TextField
        label={label}
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
