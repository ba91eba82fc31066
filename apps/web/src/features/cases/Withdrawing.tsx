import { useState } from 'react'

import { Button, ReasonDialog } from '../../design/index.ts'
import { words } from './words.ts'

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
  const confirm = async (reason: string): Promise<void> => {
    if ((await act(reason)) !== undefined) setOpen(false)
  }
  return (
    <div>
      <Button kind="danger" onPress={() => setOpen(true)}>
        {verb}
      </Button>
      <ReasonDialog
        open={open}
        title={title}
        verb={verb}
        kind="danger"
        pending={of.pending}
        error={of.error}
        label={words.withdrawReason}
        missing={words.reasonMust}
        longest={500}
        onConfirm={confirm}
        onCancel={() => setOpen(false)}
      >
        {help !== undefined && <p>{help}</p>}
      </ReasonDialog>
    </div>
  )
}
