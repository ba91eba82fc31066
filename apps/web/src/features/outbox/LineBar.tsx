import type { ReactNode } from 'react'

import { Notice } from '../../design/index.ts'
import { useLineDown } from '../../platform/line.ts'
import { isHeld, nobody, type Serving } from './serving.ts'
import { useEntries, useSendingOutbox } from './use-outbox.ts'
import { words } from './words.ts'

/** What stands on top while the line is down or something waits; sends by itself what waits. */
export function LineBar({
  owner,
  serving = nobody,
  see,
}: {
  /** Who works here. */
  owner: string
  /** Who is being served: nothing that would open another record is sent meanwhile. */
  serving?: Serving
  /** The way to the list. */
  see: ReactNode
}) {
  const down = useLineDown()
  const entries = useEntries(owner)
  useSendingOutbox(owner, serving)
  const waiting = entries.filter(({ state }) => state.is === 'waiting').length
  const held = entries.filter((entry) => isHeld(entry, serving, new Date())).length
  const stopped = entries.filter(({ state }) => state.is === 'stopped').length
  return (
    <div className="screen-only" aria-live="polite">
      {(down || waiting + stopped > 0) && (
        <Notice tone={stopped > 0 ? 'danger' : 'warn'}>
          {down && (
            <p>
              <strong>{words.down}</strong> {words.downHelp}
            </p>
          )}
          {waiting > 0 && (
            <p>
              {words.waiting(waiting)} {!down && held > 0 && words.held(held)}
            </p>
          )}
          {stopped > 0 && <p>{words.stopped(stopped)}</p>}
          {waiting + stopped > 0 && <p>{see}</p>}
        </Notice>
      )}
    </div>
  )
}
