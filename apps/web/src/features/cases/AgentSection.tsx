import type { Agent } from '@tongban/contracts/cases'
import { documentKindOf, documentKindOptions } from '@tongban/contracts/document-kinds'

import { type Attached, Checkbox, Choice, FileField, Panel, Select, TextField } from '../../design/index.ts'
import { words } from './words.ts'

/** 代办人 while he is being written down. */
export interface AgentDraft {
  readonly on: boolean
  readonly name: string
  readonly kind: Agent['kind']
  readonly number: string
  readonly telephone: string
  /** Empty until somebody has said it. */
  readonly relation: Agent['relation'] | ''
  readonly mandate: readonly Attached[]
}

/** Nobody acts for somebody else, as is usual. */
export const noAgent: AgentDraft = {
  on: false,
  name: '',
  kind: 'resident',
  number: '',
  telephone: '',
  relation: '',
  mandate: [],
}

const relations = (['family', 'guardian', 'proxy', 'employer-clerk', 'other'] as const).map((value) => ({
  value,
  label: words.relations[value],
}))

/** What is missing of the agent, with the id of its field. */
export function agentFaults(agent: AgentDraft): { field: string; id: string; text: string }[] {
  if (!agent.on) return []
  const faults = (['name', 'number', 'telephone'] as const)
    .filter((key) => agent[key].trim() === '')
    .map((key) => ({ field: `agent.${key}`, id: `agent-${key}`, text: `${labels[key]}：${words.agentMust}` }))
    .concat(
      agent.relation === ''
        ? [
            {
              field: 'agent.relation',
              id: 'agent-relation',
              text: `${words.agentRelation}：${words.agentMust}`,
            },
          ]
        : [],
    )
  return agent.mandate.length > 0
    ? faults
    : [...faults, { field: 'agent.mandate', id: 'agent-mandate', text: words.mandateMust }]
}

const labels = { name: words.agentName, number: words.agentNumber, telephone: words.agentTelephone }

/** The agent as he is sent; null when the person came himself. */
export function agentOf(agent: AgentDraft): Agent | null {
  const { on, name, kind, number, telephone, relation, mandate } = agent
  if (!on || relation === '') return null
  return { name, kind, number, telephone, relation, mandate: mandate.map(({ id }) => id) }
}

/** Who hands in for somebody else, and the photographed mandate (D-47); the person himself is told. */
export function AgentSection({
  upload,
  agent,
  onChange,
  faults,
  photograph,
  employer,
}: {
  /** An employer never comes himself. */
  employer: boolean
  /** Where a photograph goes as soon as it is taken. */
  upload: (file: File) => Promise<Attached>
  photograph?: (() => Promise<File>) | undefined
  agent: AgentDraft
  onChange: (agent: AgentDraft) => void
  faults: readonly { field: string; text: string }[]
}) {
  const faultOf = (key: string): string | undefined =>
    faults.find(({ field }) => field === `agent.${key}`)?.text
  return (
    <Panel title={employer ? words.clerkTitle : words.agentTitle}>
      <Checkbox checked={agent.on} onChange={(on) => onChange({ ...agent, on })}>
        {employer ? words.isClerk : words.isAgent}
      </Checkbox>
      {agent.on && (
        <div className="columns">
          {(['name', 'number', 'telephone'] as const).map((key) => (
            <TextField
              key={key}
              id={`agent-${key}`}
              label={labels[key]}
              required
              value={agent[key]}
              error={faultOf(key)}
              onChange={(value) => onChange({ ...agent, [key]: value })}
            />
          ))}
          <Select
            label={words.agentKind}
            value={agent.kind}
            options={documentKindOptions}
            onChange={(value) => onChange({ ...agent, kind: documentKindOf(value) })}
          />
          <div className="wide" id="agent-relation">
            {faultOf('relation') !== undefined && <p className="field-error">{faultOf('relation')}</p>}
            <Choice
              label={words.agentRelation}
              required
              value={agent.relation}
              options={relations}
              onChange={(value) =>
                onChange({
                  ...agent,
                  relation: relations.find((one) => one.value === value)?.value ?? 'other',
                })
              }
            />
          </div>
          <div className="wide" id="agent-mandate">
            {faultOf('mandate') !== undefined && <p className="field-error">{faultOf('mandate')}</p>}
            <FileField
              label={words.mandate}
              required
              files={agent.mandate}
              upload={upload}
              photograph={photograph}
              onChange={(mandate) => onChange({ ...agent, mandate })}
            />
          </div>
        </div>
      )}
    </Panel>
  )
}
