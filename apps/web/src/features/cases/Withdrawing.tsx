import { useState } from 'react'

import { Button, ConfirmDialog, TextField } from '../../design/index.ts'
import { words } from './words.ts'

const reasonLeast = 2

/** 撤回: the button, and what asks once more and for the reason. `act` gives nothing when it did not go, and the fault stays to be read. */
export function Withdrawing({
  of,
  verb,
  title,
  help,
  act,
}: {
  of: { readonly pending: boolean; readonly error: { message: string; request?: string } | null }
  verb: string
  title: string
  help?: string
  act: (reason: string) => Promise<unknown>
}) {
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [fault, setFault] = useState<string>()
  const confirm = async (): Promise<void> => {
    if (reason.trim().length < reasonLeast) return setFault(words.reasonMust)
    if ((await act(reason.trim())) !== undefined) setOpen(false)
  }
  return (
    <div>
      <Button kind="danger" onPress={() => setOpen(true)}>
        {verb}
      </Button>
      <ConfirmDialog
        open={open}
        title={title}
        verb={verb}
        kind="danger"
        pending={of.pending}
        error={of.error}
        onConfirm={confirm}
        onCancel={() => setOpen(false)}
      >
        {help !== undefined && <p>{help}</p>}
        <TextField label={words.withdrawReason} value={reason} onChange={setReason} error={fault} required />
      </ConfirmDialog>
    </div>
  )
}
