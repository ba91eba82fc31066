import type { CaseDetail } from '@tongban/contracts/cases'
import { useState } from 'react'

import { Button, ConfirmDialog, TextField } from '../../design/index.ts'
import { useAct } from '../../platform/use.ts'
import { words } from './words.ts'

/** 延期: the head extends a limit once, with the reason that the paper tells. */
export function Extending({ detail: { subject, id, version, can, itemName } }: { detail: CaseDetail }) {
  const extend = useAct('POST /api/cases/:subject/:id/extension')
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [fault, setFault] = useState<string>()
  if (!can.includes('extension')) return null
  const confirm = async (): Promise<void> => {
    const wrong = reason.trim().length < 2 ? words.reasonMust : undefined
    setFault(wrong)
    if (wrong !== undefined) return
    const body = { version, reason: reason.trim() }
    if ((await extend.act({ params: { subject, id }, body })) !== undefined) setOpen(false)
  }
  return (
    <div className="screen-only">
      <Button onPress={() => setOpen(true)}>{words.extend}</Button>
      <ConfirmDialog
        open={open}
        title={`${words.extendTitle}：${itemName}`}
        verb={words.extend}
        pending={extend.pending}
        error={extend.error}
        onConfirm={confirm}
        onCancel={() => setOpen(false)}
      >
        <p>{words.extendHelp}</p>
        <TextField
          label={words.reason}
          required
          lines
          longest={500}
          value={reason}
          error={fault}
          onChange={setReason}
        />
      </ConfirmDialog>
    </div>
  )
}
