import { archiveYears, type ArchiveTerm, isAsLong, termName } from '@tongban/contracts/archive-classes'
import type { ArchiveDetail } from '@tongban/contracts/archives'
import { useState } from 'react'

import { Button, Panel, ReasonDialog, Select } from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
import { useAct } from '../../platform/use.ts'
import { words } from './words.ts'

/** 保管期限: how it was lengthened, and the way to do so. */
export function Term({ of, mayKeep }: { of: ArchiveDetail; mayKeep: boolean }) {
  const [lengthening, lengthen] = useState(false)
  const mayBeLonger = mayKeep && of.term !== 'permanent'
  if (!mayBeLonger && of.lengthenings.length === 0) return null
  return (
    <Panel title={words.lengthenings}>
      <div className="stack">
        <p className="soft">{words.lengthenHelp}</p>
        <ul className="plain">
          {of.lengthenings.map(({ term, on, byName, reason }) => (
            <li key={`${on} ${term}`}>{words.lengthened(termName(term), dayText(on), byName, reason)}</li>
          ))}
        </ul>
        {mayBeLonger && (
          <div>
            <Button onPress={() => lengthen(true)}>{words.lengthen}</Button>
          </div>
        )}
        {lengthening && <Lengthen of={of} onClose={() => lengthen(false)} />}
      </div>
    </Panel>
  )
}

function Lengthen({ of, onClose }: { of: ArchiveDetail; onClose: () => void }) {
  const { act, pending, error } = useAct('POST /api/archives/:subject/:case/lengthening')
  const longer = [...archiveYears, 'permanent' as const].filter((term) => !isAsLong(of.term, term))
  const [chosen, choose] = useState<(typeof longer)[number]>(longer[0] ?? 'permanent')
  const send = async (reason: string): Promise<void> => {
    const params = { subject: of.subject, case: of.case }
    if ((await act({ params, body: { term: chosen, reason } })) !== undefined) onClose()
  }
  return (
    <ReasonDialog
      open
      title={words.lengthen}
      verb={words.lengthen}
      pending={pending}
      error={error}
      label={words.lengthenReason}
      missing={words.mustReason}
      longest={200}
      onConfirm={send}
      onCancel={onClose}
    >
      <Select
        label={words.newTerm}
        value={String(chosen)}
        onChange={(value) => choose(longer.find((term) => String(term) === value) ?? chosen)}
        options={longer.map((term: ArchiveTerm) => ({ value: String(term), label: termName(term) }))}
      />
    </ReasonDialog>
  )
}
