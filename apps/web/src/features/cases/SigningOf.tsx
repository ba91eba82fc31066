import type { CaseDetail } from '@tongban/contracts/cases'

import { Badge, Notice, Panel } from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
import { useMe } from '../session/index.ts'
import { words } from './office-words.ts'

/** 会签: who is asked to sign, by when, and what each has said; why not stands in the history. */
export function SigningOf({ of: { signing } }: { of: Pick<CaseDetail, 'signing'> }) {
  if (signing === null) return null
  const { mode, byName, result, signers } = signing
  return (
    <Panel title={words.signing}>
      <p>
        {words.signingBy(byName)}，{result === null ? words.signingOf[mode] : words.signResults[result]}
      </p>
      <ul className="plain">
        {signers.map(({ name, standsForName, until, state }) => (
          <li key={name} className="row">
            {standsForName === null ? name : words.standsFor(name, standsForName)}{' '}
            <Badge tone={toneOf(state)}>{words.signStates[state]}</Badge>
            {state === 'asked' && <span className="soft">{words.signDue(dayText(until))}</span>}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function toneOf(state: NonNullable<CaseDetail['signing']>['signers'][number]['state']) {
  const tones = { asked: 'warn', agreed: 'done', refused: 'danger', dropped: 'plain' } as const
  return tones[state]
}

/** 委派: that the task is with a colleague for a while. */
export function DelegationOf({ of: { task } }: { of: Pick<CaseDetail, 'task'> }) {
  const me = useMe()
  if (task === null || task.delegatedByName === null) return null
  return (
    <Notice tone="info">
      <p>
        {task.claimedBy === me.staffId
          ? words.delegatedBy(task.delegatedByName)
          : words.delegatedTo(task.claimedByName ?? '', task.delegatedByName)}
      </p>
    </Notice>
  )
}
