import { type ReactNode, useState } from 'react'
import { useLocation } from 'wouter'

import { Button, ConfirmDialog } from '../../design/index.ts'
import { instantText } from '../../platform/format.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { hallsOf } from '../session/index.ts'
import { Tours } from './Tours.tsx'
import { staffWords, words } from './words.ts'

/** Whether this page was served by a training; it stands in the first tag of the page. */
function isTraining(): boolean {
  return document.documentElement.dataset['mode'] === 'training'
}

/** 培训环境: what nobody overlooks, on every page and on what is printed of it; for staff with the reset and the tours. */
export function TrainingBand() {
  const [path] = useLocation()
  if (!isTraining()) return null
  const isStaff = /^\/(?:counter|office|direction|administration)(?:\/|$)/.test(path)
  return <div className="training-head">{isStaff ? <OfStaff /> : <Band />}</div>
}

function Band({ children }: { children?: ReactNode }) {
  return (
    <aside className="training" aria-label={words.label}>
      <p className="training-words">
        <strong>{words.band}</strong>
        {words.label !== 'Training' && <span lang="en"> Training</span>}
      </p>
      {children}
    </aside>
  )
}

function OfStaff() {
  const me = useRead('GET /api/login/me')
  const [opened, open] = useState<'tours' | 'reset'>()
  if (me.data === undefined) return <Band />
  return (
    <>
      <Band>
        <div className="row screen-only">
          <Button
            kind="quiet"
            pressed={opened === 'tours'}
            onPress={() => open(opened === 'tours' ? undefined : 'tours')}
          >
            {staffWords.tours}
          </Button>
          <Button kind="quiet" onPress={() => open('reset')}>
            {staffWords.reset}
          </Button>
        </div>
      </Band>
      <Tours
        key={me.data.staffId}
        staffId={me.data.staffId}
        halls={hallsOf(me.data).map(({ href }) => href)}
        choosing={opened === 'tours'}
        onChosen={() => open(undefined)}
      />
      {opened === 'reset' && <Reset onClose={() => open(undefined)} />}
    </>
  )
}

/** 重置: asked once more; then the page waits until another city stands, and goes to the door. */
function Reset({ onClose }: { onClose: () => void }) {
  const reset = useAct('POST /api/training/reset')
  const before = useRead('GET /api/training/resets')
  const [since, setSince] = useState<string | null>()
  const now = useRead('GET /api/training', undefined, since === undefined ? {} : { every: 2000 })
  if (since !== undefined && now.data !== undefined && now.data.since !== since && now.data.since !== null)
    location.assign('/login')
  const confirm = async (): Promise<void> => {
    const was = now.data?.since ?? null
    if ((await reset.act({ body: { sure: true } })) !== undefined) setSince(was)
  }
  return (
    <ConfirmDialog
      open
      title={staffWords.resetTitle}
      verb={staffWords.resetVerb}
      kind="danger"
      pending={reset.pending || since !== undefined}
      error={reset.error}
      onConfirm={confirm}
      onCancel={onClose}
    >
      {since === undefined ? (
        <p>{staffWords.resetSure}</p>
      ) : (
        <p>
          <output>{staffWords.resetting}</output>
        </p>
      )}
      <details className="folded">
        <summary>{staffWords.before}</summary>
        {before.data?.rows.length === 0 && <p>{staffWords.beforeNone}</p>}
        <ul>
          {before.data?.rows.map(({ id, at, by }) => (
            <li key={id}>{staffWords.resetBy(by, instantText(at))}</li>
          ))}
        </ul>
      </details>
    </ConfirmDialog>
  )
}
