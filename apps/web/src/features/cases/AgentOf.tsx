import type { CaseDetail } from '@tongban/contracts/cases'

import { FilesOf } from '../materials/index.ts'
import { words } from './words.ts'

/** 代办人: who acts, in which relation, and the mandate he showed (D-47). */
export function AgentOf({
  agent,
  mandateOf,
}: {
  agent: NonNullable<CaseDetail['agent']>
  /** The case whose photographs may be looked at; left out where they stay closed. */
  mandateOf?: { readonly subject: string; readonly caseId: string }
}) {
  return (
    <>
      <h3>{words.agentTitle}</h3>
      <dl className="facts">
        <dt>{words.agentName}</dt>
        <dd>
          {agent.name}（{words.relations[agent.relation]}）
        </dd>
        <dt>{words.agentNumber}</dt>
        <dd>{agent.number}</dd>
        <dt>{words.agentTelephone}</dt>
        <dd>{agent.telephone}</dd>
      </dl>
      {mandateOf !== undefined && <FilesOf name={words.mandate} files={agent.mandate} {...mandateOf} />}
    </>
  )
}
