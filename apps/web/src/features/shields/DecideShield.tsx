import type { ShieldRequest } from '@tongban/contracts/shields'

import { Button, Fault, Facts, Loaded, Notice, Panel } from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { words } from './words.ts'

/** 确认: another officer reads why, which leaves a look, and agrees or does not. */
export function DecideShield({
  request: { id, name, wants, reviewOn, askedByName },
  onClose,
  onDone,
}: {
  request: ShieldRequest
  onClose: () => void
  onDone: (agree: boolean) => void
}) {
  const why = useRead('GET /api/shield-requests/:id', { params: { id } })
  const { act, pending, error } = useAct('POST /api/shield-requests/:id/decision')
  const decide = async (agree: boolean): Promise<void> => {
    if ((await act({ params: { id }, body: { agree } })) !== undefined) onDone(agree)
  }
  return (
    <Panel title={`${words.wants[wants]}：${name}`}>
      <div className="stack">
        {error !== null && <Fault error={error} />}
        <Loaded of={why}>
          {({ reason, reach }) => (
            <>
              <Facts
                rows={[
                  [words.why, words.reasons[reason]],
                  [words.by, askedByName],
                  ...(reviewOn === null ? [] : [[words.reviewOn, dayText(reviewOn)] as const]),
                  ...(reach === null ? [] : [[words.reach, words.reachOf(reach)] as const]),
                ]}
              />
              {reach !== null && (reach.shared > 0 || reach.recordShared) && (
                <Notice tone="warn">
                  {reach.shared > 0 && <p>{words.sharedEnds(reach.shared)}</p>}
                  {reach.recordShared && <p>{words.recordShared}</p>}
                </Notice>
              )}
            </>
          )}
        </Loaded>
        <p className="soft small">{words.looked}</p>
        <div className="row">
          <Button kind="primary" pending={pending} onPress={() => void decide(true)}>
            {words.agree}
          </Button>
          <Button kind="danger" pending={pending} onPress={() => void decide(false)}>
            {words.refuse}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {words.back}
          </Button>
        </div>
      </div>
    </Panel>
  )
}
