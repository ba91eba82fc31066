import type { CaseView } from '@tongban/contracts/cases'

import { Badge, type Tone } from '../../design/index.ts'
import { words } from './words.ts'

type Stood = Pick<CaseView, 'stage' | 'outcome'> & {
  readonly hold?: Pick<NonNullable<CaseView['hold']>, 'reason'> | null
}

/** Where a case stands, in a word with its sign. */
export function Standing({ of }: { of: Stood }) {
  return <Badge tone={toneOf(of)}>{wordOf(of)}</Badge>
}

/** Whether the last day of a running case is over. */
export function isLate({ outcome, dueOn }: Pick<CaseView, 'outcome' | 'dueOn'>, today: string): boolean {
  return outcome === null && dueOn !== null && dueOn < today
}

const held = {
  correction: words.held,
  core: words.heldCore,
  forwarded: words.heldForwarded,
  procedure: words.heldProcedure,
  bundle: words.heldBundle,
  department: words.heldDepartment,
}

function wordOf({ stage, outcome, hold }: Stood): string {
  if (outcome !== null) return words.outcomes[outcome]
  return hold === null || hold === undefined ? words.stages[stage] : held[hold.reason]
}

function toneOf({ outcome, hold }: Stood): Tone {
  if (outcome === 'completed') return 'done'
  if (outcome === 'refused' || outcome === 'not-accepted') return 'danger'
  if (outcome !== null) return 'plain'
  return hold?.reason === 'correction' ? 'warn' : 'info'
}
