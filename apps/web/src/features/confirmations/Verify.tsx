import type { CaseDetail } from '@tongban/contracts/cases'
import { useState } from 'react'

import { Button, ConfirmDialog, TextField } from '../../design/index.ts'
import { useAct } from '../../platform/use.ts'
import { words } from './words.ts'

/** 核实后继续: the reviewer goes on in spite of a no, with the reason; another one decides. */
export function Verify({ detail, row, name }: { detail: CaseDetail; row: number; name: string }) {
  const [open, setOpen] = useState(false)
  const [note, setNote] = useState('')
  const [fault, setFault] = useState<string>()
  const verify = useAct('POST /api/cases/:subject/:id/verification')
  const confirm = async (): Promise<void> => {
    if (note.trim().length < 2) return setFault(words.verifyNoteMust)
    const params = { subject: detail.subject, id: detail.id }
    const view = await verify.act({ params, body: { version: detail.version, row, note: note.trim() } })
    if (view !== undefined) setOpen(false)
  }
  return (
    <>
      <Button onPress={() => setOpen(true)} label={words.verifyTitle(name)}>
        {words.verify}
      </Button>
      <ConfirmDialog
        open={open}
        title={words.verifyTitle(name)}
        verb={words.verify}
        kind="danger"
        pending={verify.pending}
        error={verify.error}
        onConfirm={confirm}
        onCancel={() => setOpen(false)}
      >
        <p>{words.verifySays}</p>
        <TextField
          label={words.verifyNote}
          value={note}
          onChange={setNote}
          error={fault}
          required
          lines
          longest={500}
        />
      </ConfirmDialog>
    </>
  )
}
