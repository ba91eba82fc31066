import type { BatchDetail } from '@tongban/contracts/batches'
import { useState } from 'react'

import { Button, ConfirmDialog, Notice } from '../../design/index.ts'
import { useAct } from '../../platform/use.ts'
import { WindowSaid } from '../cases/index.ts'
import { words } from './words.ts'

/** Hands in what the dry run found good, after asking once more; the window is said where it is decided. */
export function Apply({ subject, batch }: { subject: string; batch: BatchDetail }) {
  const { id, good, faulty, window } = batch
  const [asking, ask] = useState(false)
  const { act, pending, error } = useAct('POST /api/batches/:subject/:id/application')
  if (good === 0)
    return (
      <Notice tone="warn">
        <p>{words.nothingGoes}</p>
      </Notice>
    )
  const apply = async (): Promise<void> => {
    if ((await act({ params: { subject, id }, body: { good } })) !== undefined) ask(false)
  }
  return (
    <>
      <p>
        <Button kind="primary" onPress={() => ask(true)}>
          {words.apply(good)}
        </Button>
      </p>
      <ConfirmDialog
        open={asking}
        title={words.applyTitle(good)}
        verb={words.verb}
        pending={pending}
        error={error}
        onConfirm={apply}
        onCancel={() => ask(false)}
      >
        <WindowSaid window={window} />
        {faulty > 0 && <p>{words.leftOut(faulty)}</p>}
        <p>{words.applyHelp[batch.people]}</p>
      </ConfirmDialog>
    </>
  )
}
