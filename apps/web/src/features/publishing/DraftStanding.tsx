import type { Draft, ListedDraft } from '@tongban/contracts/draft-life'
import type { ReactNode } from 'react'

import { Badge, Notice } from '../../design/index.ts'
import { dayText, instantText } from '../../platform/format.ts'
import { useMe } from '../session/index.ts'
import { words } from './words.ts'

/** How a draft stands: who wrote it, who is asked until when, what came of it. @param children what else is said of it in the first line */
export function DraftStanding({ of, children }: { of: Draft; children?: ReactNode }) {
  const { state, writtenBy, changedAt, decidedBy, decidedAt, version, returned, askedBy } = of
  return (
    <>
      <p className="row">
        <DraftState of={state} />
        {children}
        <span>{`${words.writers}：${writtenBy.join('、')}`}</span>
        <span className="soft">{instantText(changedAt)}</span>
      </p>
      {state === 'asked' && askedBy !== null && (
        <p className="row">
          <span>{words.asked(askedBy)}</span>
          <span>{`${words.due}：`}</span>
          <Due of={of} />
        </p>
      )}
      {decidedBy !== null && decidedAt !== null && (
        <p>{`${words.states[state]}：${decidedBy} ${instantText(decidedAt)}`}</p>
      )}
      {version !== null && (
        <Notice tone="done">
          <p>{words.publishedAs(version)}</p>
        </Notice>
      )}
      {returned !== null && state === 'open' && (
        <Notice tone="warn">
          <p>{words.returned(returned.by, returned.reason)}</p>
        </Notice>
      )}
    </>
  )
}

/** By when whoever may publish decides on it, and whether that is over. */
export function Due({ of: { dueOn, urgedAt } }: { of: Pick<ListedDraft, 'dueOn' | 'urgedAt'> }) {
  const me = useMe()
  if (dueOn === null) return null
  return (
    <span className="row">
      <span>{dayText(dueOn)}</span>
      {dueOn < me.today && <Badge tone="danger">{words.late}</Badge>}
      {urgedAt !== null && <span className="soft">{words.urged(instantText(urgedAt))}</span>}
    </span>
  )
}

export function DraftState({ of }: { of: ListedDraft['state'] }) {
  const tone = { open: 'info', asked: 'warn', published: 'done', withdrawn: 'plain' } as const
  return <Badge tone={tone[of]}>{words.states[of]}</Badge>
}
