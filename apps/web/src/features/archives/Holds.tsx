import type { ArchiveDetail } from '@tongban/contracts/archives'
import { useState } from 'react'

import { Button, Panel, ReasonDialog, Table } from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
import { useAct } from '../../platform/use.ts'
import { words } from './words.ts'

/** 暂停销毁: why it stays although its term is over, who said so, and why it was lifted. */
export function Holds({ of, mayKeep }: { of: ArchiveDetail; mayKeep: boolean }) {
  const [lifting, lift] = useState<string>()
  const [holding, hold] = useState(false)
  const { subject, case: id, holds } = of
  return (
    <Panel title={words.holds}>
      <div className="stack">
        <p className="soft">{words.holdsHelp}</p>
        <Table
          title={words.holds}
          rows={holds}
          keyOf={(row) => row.id}
          empty={words.noHolds}
          columns={[
            { head: words.holdReason, render: ({ reason }) => reason, wrap: true },
            { head: words.hold, render: (row) => words.placed(dayText(row.placedOn), row.placedByName) },
            {
              head: words.standing,
              wrap: true,
              render: ({ id: row, liftedOn, liftedFor }) =>
                liftedOn === null
                  ? mayKeep && <Button onPress={() => lift(row)}>{words.lift}</Button>
                  : words.lifted(dayText(liftedOn), liftedFor ?? ''),
            },
          ]}
        />
        {mayKeep && !of.held && (
          <div>
            <Button onPress={() => hold(true)}>{words.hold}</Button>
          </div>
        )}
        {holding && <Hold subject={subject} case={id} onClose={() => hold(false)} />}
        {lifting !== undefined && (
          <Lift subject={subject} case={id} hold={lifting} onClose={() => lift(undefined)} />
        )}
      </div>
    </Panel>
  )
}

interface Closing {
  readonly subject: string
  readonly case: string
  readonly onClose: () => void
}

function Hold({ subject, case: id, onClose }: Closing) {
  const { act, pending, error } = useAct('POST /api/archives/:subject/:case/holds')
  const send = async (reason: string): Promise<void> => {
    if ((await act({ params: { subject, case: id }, body: { reason } })) !== undefined) onClose()
  }
  return (
    <ReasonDialog
      open
      title={words.hold}
      verb={words.hold}
      pending={pending}
      error={error}
      label={words.holdReason}
      hint={words.holdReasonHint}
      missing={words.mustReason}
      longest={200}
      onConfirm={send}
      onCancel={onClose}
    />
  )
}

function Lift({ subject, case: id, hold, onClose }: Closing & { readonly hold: string }) {
  const { act, pending, error } = useAct('POST /api/archives/:subject/:case/holds/:id/lifting')
  const send = async (reason: string): Promise<void> => {
    const sent = { params: { subject, case: id, id: hold }, body: { reason } }
    if ((await act(sent)) !== undefined) onClose()
  }
  return (
    <ReasonDialog
      open
      title={words.lift}
      verb={words.lift}
      pending={pending}
      error={error}
      label={words.liftReason}
      missing={words.mustReason}
      longest={200}
      onConfirm={send}
      onCancel={onClose}
    />
  )
}
