import type { CaseView } from '@tongban/contracts/cases'
import type { Declaration } from '@tongban/contracts/declaration'
import type { Answers } from '@tongban/contracts/form'
import type { Signature } from '@tongban/contracts/signature'
import { useState } from 'react'

import { ApiError, call } from '../../platform/client.ts'
import { useAct, useSending } from '../../platform/use.ts'
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
  readonly signature: Signature | undefined
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
  const accept = useSending<CaseView>()
  const notice = useSending<CaseView>()
  const [left, setLeft] = useState<CaseView>()

  const handIn = async (on: OnCounter): Promise<CaseView | undefined> => {
    const made = left ?? (await create.act({ body: bodyOf(on) }))
    if (made === undefined) return undefined
    const missing = missingOf(materialsAsked(on.declaration.materials, on.answers), on.settlings)
    const after =
      missing.length === 0
        ? await accept.send(made.id, async (key) => await acceptHere(made, key))
        : await notice.send(made.id, async (key) => await tellHere(made, on.until, key))
    setLeft(after === undefined ? made : undefined)
    return after
  }
  return {
    handIn,
    pending: create.pending || accept.pending || notice.pending,
    error: create.error ?? accept.error ?? notice.error,
    left,
  }
}

/** Where the outlet only takes the item in, the case waits for its agency: that is an end, too. */
async function acceptHere(made: CaseView, key: string): Promise<CaseView> {
  const { subject, id, version } = made
  const route = 'POST /api/cases/:subject/:id/acceptance'
  return await unlessNotGranted(made, call(route, { params: { subject, id }, body: { version } }, key))
}

/** The same for the notice of what is missing: its agency will give it. */
async function tellHere(made: CaseView, until: string, key: string): Promise<CaseView> {
  const { subject, id, version } = made
  const route = 'POST /api/cases/:subject/:id/deficiencies'
  return await unlessNotGranted(made, call(route, { params: { subject, id }, body: { version, until } }, key))
}

async function unlessNotGranted(made: CaseView, act: Promise<CaseView>): Promise<CaseView> {
  try {
    return await act
  } catch (error) {
    if (error instanceof ApiError && error.code === 'cases.not-granted') return made
    throw error
  }
}

function bodyOf({ subject, declaration, version, answers, settlings, agent, signature }: OnCounter) {
  return {
    subject,
    item: declaration.code,
    itemVersion: version,
    form: answersAsked(declaration.form, answers),
    materials: settlementsOf(materialsAsked(declaration.materials, answers), settlings),
    agent: agentOf(agent),
    ...(signature === undefined ? {} : { signature }),
  }
}
