import type { Merger } from '@tongban/contracts/mergers'

import { Notice, ReasonDialog, Verdict } from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
import { useAct } from '../../platform/use.ts'
import { Lying } from './Lying.tsx'
import { words } from './words.ts'

interface Deciding {
  readonly merger: Merger
  readonly agree: boolean
  readonly onClose: () => void
}

/** 确认撤并, by another one than who asked: what lies there, and what a wrong one costs, is read before. */
export function DecideMerger({ merger: { id, agencyId, agencyName, from }, agree, onClose }: Deciding) {
  const { act, pending, error } = useAct('POST /api/mergers/:id/decision')
  const say = async (): Promise<void> => {
    if ((await act({ params: { id }, body: { agree } })) !== undefined) onClose()
  }
  return (
    <Verdict
      title={agree ? words.agreeTo(agencyName) : words.refuseTo(agencyName)}
      agree={agree}
      grave
      pending={pending}
      error={error}
      onSay={say}
      onCancel={onClose}
    >
      {agree && (
        <>
          <p>{words.agreeHelp(dayText(from))}</p>
          <Notice tone="warn">
            <p>{words.costs(dayText(from))}</p>
          </Notice>
          <Lying agency={agencyId} on={from} brief />
        </>
      )}
    </Verdict>
  )
}

/** 确认撤回撤并, by another one than who asked. */
export function DecideTakingBack({ merger: { id, agencyName, takingBack }, agree, onClose }: Deciding) {
  const { act, pending, error } = useAct('POST /api/mergers/:id/taking-back/decision')
  const say = async (): Promise<void> => {
    if ((await act({ params: { id }, body: { agree } })) !== undefined) onClose()
  }
  return (
    <Verdict
      title={agree ? words.agreeBackTo(agencyName) : words.refuseBackTo(agencyName)}
      agree={agree}
      pending={pending}
      error={error}
      onSay={say}
      onCancel={onClose}
    >
      <p>{words.why(takingBack?.reason ?? '')}</p>
      {agree && <p>{words.backHelp}</p>}
    </Verdict>
  )
}

/** 申请撤回: why; another one confirms. */
export function TakeBack({ merger: { id, agencyName }, onClose }: { merger: Merger; onClose: () => void }) {
  const { act, pending, error } = useAct('POST /api/mergers/:id/taking-back')
  const ask = async (reason: string): Promise<void> => {
    if ((await act({ params: { id }, body: { reason } })) !== undefined) onClose()
  }
  return (
    <ReasonDialog
      open
      title={words.takeBackOf(agencyName)}
      verb={words.send}
      pending={pending}
      error={error}
      label={words.reason}
      hint={words.backReasonHint}
      missing={words.mustReason}
      longest={200}
      onConfirm={ask}
      onCancel={onClose}
    >
      <p>{words.backHelp}</p>
    </ReasonDialog>
  )
}
