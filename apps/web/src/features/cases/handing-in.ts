import type { CaseView } from '@tongban/contracts/cases'
import type { Declaration } from '@tongban/contracts/declaration'
import type { Answers } from '@tongban/contracts/form'
import { useState } from 'react'

import type { ApiError } from '../../platform/client.ts'
import { useAct } from '../../platform/use.ts'
import { answersAsked } from '../catalogue/index.ts'
import { materialsAsked, missingOf, type Settlings, settlementsOf } from '../materials/index.ts'
import { type AgentDraft, agentOf } from './AgentSection.tsx'

/** What is on the counter before it is handed in. */
export interface OnCounter {
  readonly subject: string
  readonly declaration: Declaration
  readonly version: number
  readonly answers: Answers
  readonly settlings: Settlings
  readonly agent: AgentDraft
  /** The day until which missing papers are to be brought. */
  readonly until: string
}

/** Hands in what is on the counter and accepts it, or gives the one notice of all that is missing. */
export function useHandingIn(): {
  handIn: (on: OnCounter) => Promise<CaseView | undefined>
  pending: boolean
  error: ApiError | null
  /** Handed in, but what comes after it was refused: the case is there. */
  left: CaseView | undefined
} {
  const create = useAct('POST /api/cases')
  const accept = useAct('POST /api/cases/:subject/:id/acceptance')
  const tell = useAct('POST /api/cases/:subject/:id/deficiencies')
  const [left, setLeft] = useState<CaseView>()

  const handIn = async (on: OnCounter): Promise<CaseView | undefined> => {
    const made = left ?? (await create.act({ body: bodyOf(on) }))
    if (made === undefined) return undefined
    const params = { subject: made.subject, id: made.id }
    const missing = missingOf(materialsAsked(on.declaration.materials, on.answers), on.settlings)
    const after =
      missing.length === 0
        ? await accept.act({ params, body: { version: made.version } })
        : await tell.act({ params, body: { version: made.version, until: on.until } })
    setLeft(after === undefined ? made : undefined)
    return after
  }
  return {
    handIn,
    pending: create.pending || accept.pending || tell.pending,
    error: create.error ?? accept.error ?? tell.error,
    left,
  }
}

function bodyOf({ subject, declaration, version, answers, settlings, agent }: OnCounter) {
  return {
    subject,
    item: declaration.code,
    itemVersion: version,
    form: answersAsked(declaration.form, answers),
    materials: settlementsOf(materialsAsked(declaration.materials, answers), settlings),
    agent: agentOf(agent),
  }
}
