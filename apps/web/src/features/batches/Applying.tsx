import type { BatchDetail } from '@tongban/contracts/batches'
import { useState } from 'react'

import { Button, ConfirmDialog, Progress } from '../../design/index.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { words } from './words.ts'

const everyMs = 1000

/** How far handing in is, looked at again and again; the rest may be left undone. */
export function Applying({ subject, batch }: { subject: string; batch: BatchDetail }) {
  const { id } = batch
  const [asking, ask] = useState(false)
  const sent = { params: { subject, id } }
  const { taken, good, stopped } =
    useRead('GET /api/batches/:subject/:id', sent, { every: everyMs }).data ?? batch
  const { act, pending, error } = useAct('POST /api/batches/:subject/:id/stop')
  const stop = async (): Promise<void> => {
    if ((await act(sent)) !== undefined) ask(false)
  }
  return (
    <>
      <Progress label={words.progress(taken, good)} done={taken} of={good} />
      {stopped === null && (
        <p>
          <Button onPress={() => ask(true)}>{words.stop}</Button>
        </p>
      )}
      <ConfirmDialog
        open={asking}
        title={words.stopTitle}
        verb={words.stop}
        kind="danger"
        pending={pending}
        error={error}
        onConfirm={stop}
        onCancel={() => ask(false)}
      >
        <p>{words.stopHelp}</p>
      </ConfirmDialog>
    </>
  )
}
