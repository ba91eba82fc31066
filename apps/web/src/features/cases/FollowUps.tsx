import type { CaseDetail } from '@tongban/contracts/cases'
import type { Declaration } from '@tongban/contracts/declaration'
import { useState } from 'react'

import { type Attached, Badge, Button, ConfirmDialog, FileField, Panel } from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
import { localText } from '../../platform/language.ts'
import { useAct } from '../../platform/use.ts'
import { stage } from '../materials/index.ts'
import { words } from './words.ts'

interface Props {
  readonly detail: CaseDetail
  readonly declaration: Declaration | undefined
}

/** 后续: what is owed, to be checked or put right, and until when; what is owed can be brought where that is open to the reader. */
export function FollowUps({ detail, declaration }: Props) {
  const { followUps, can } = detail
  const nameOf = (material: string | null): string =>
    declaration?.materials
      .filter(({ key }) => key === material)
      .map(({ name }) => localText(name))
      .join('') ?? ''
  if (followUps.length === 0) return null
  return (
    <Panel title={words.followUps}>
      <ul className="plain stack">
        {followUps.map((one) => (
          <li key={one.id}>
            <p className="row">
              {words.followUpKinds[one.kind]} {nameOf(one.material)}
              <Badge tone={one.state === 'due' ? 'warn' : 'plain'}>
                {one.outcome === null ? words.followUpStates[one.state] : words.followUpOutcomes[one.outcome]}
              </Badge>
              {(one.state === 'waiting' || one.state === 'due') && (
                <span className="soft">{words.followUpDue(dayText(one.dueOn))}</span>
              )}
            </p>
            {one.kind === 'debt' && can.includes('settlement') && one.outcome === null && (
              <Settlement detail={detail} followUp={one.id} name={nameOf(one.material)} />
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Settlement({ detail, followUp, name }: { detail: CaseDetail; followUp: string; name: string }) {
  const [open, setOpen] = useState(false)
  const [files, setFiles] = useState<readonly Attached[]>([])
  const settle = useAct('POST /api/cases/:subject/:id/settlement')
  const { subject, id, version } = detail
  const confirm = async (): Promise<void> => {
    if (files.length === 0) return
    const body = { version, followUp, files: files.map((file) => file.id), note: '' }
    if ((await settle.act({ params: { subject, id }, body })) !== undefined) setOpen(false)
  }
  return (
    <>
      <Button onPress={() => setOpen(true)}>{words.settle}</Button>
      <ConfirmDialog
        open={open}
        title={words.settleTitle(name)}
        verb={words.settle}
        kind="primary"
        pending={settle.pending}
        error={settle.error}
        onConfirm={confirm}
        onCancel={() => setOpen(false)}
      >
        <FileField
          label={name}
          files={files}
          upload={async (file) => await stage(subject, file, id)}
          onChange={setFiles}
        />
      </ConfirmDialog>
    </>
  )
}
