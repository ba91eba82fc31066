import type { CaseView } from '@tongban/contracts/cases'
import type { Declaration } from '@tongban/contracts/declaration'
import type { Answers } from '@tongban/contracts/form'
import type { Signature } from '@tongban/contracts/signature'
import { useRef, useState } from 'react'

import { type ApiError, call } from '../../platform/client.ts'
import { useSending } from '../../platform/use.ts'
import { answersAsked } from '../catalogue/index.ts'
import { materialsAsked, missingOf, type Settlings, settlementsOf } from '../materials/index.ts'
import { acceptHere, sendFiles, tellHere, type ToKeep, withSentFiles } from '../outbox/index.ts'
import { type AgentDraft, agentOf } from './AgentSection.tsx'

/** What is on the counter before it is handed in. */
export interface OnCounter {
  readonly declaration: Declaration
  readonly version: number
  readonly answers: Answers
  readonly settlings: Settlings
  readonly agent: AgentDraft
  /** The day until which missing papers are to be brought. */
  readonly until: string
  readonly signature: Signature | undefined
}

/** How what is on the counter is handed in. */
export interface HandingIn<View> {
  readonly handIn: (subject: string, on: OnCounter) => Promise<View | undefined>
  readonly pending: boolean
  readonly error: ApiError | null
  /** Handed in, but what comes after it was refused: it is there. */
  readonly left: Pick<CaseView, 'number'> | undefined
  /** By which key and with which files it was sent last; kept for later it is the same act. */
  readonly tried: () => ToKeep['tried']
}

/**
 * Sends what is on the counter, its files first; sent again after a failure it is the same act, with the files that have gone already.
 * @param post hands it in under a key
 */
export function useFirstSending<View>(
  post: (subject: string, sent: ToKeep['handIn'], key: string) => Promise<View>,
) {
  const { send, pending, error } = useSending<View>()
  const tried = useRef<ToKeep['tried']>(undefined)
  return {
    make: async (subject: string, on: OnCounter): Promise<View | undefined> => {
      const handIn = handInOf(on)
      return await send(JSON.stringify({ subject, handIn }), async (key) => {
        const sentFiles = await sendFiles({ handIn, sentFiles: tried.current?.sentFiles ?? {} }, subject)
        tried.current = { key, sentFiles }
        return await post(subject, withSentFiles(handIn, sentFiles), key)
      })
    },
    pending,
    error,
    tried: () => tried.current,
  }
}

/** Hands in what is on the counter and accepts it, or gives the one notice of all that is missing. */
export function useHandingIn(): HandingIn<CaseView> {
  const create = useFirstSending<CaseView>(
    async (subject, sent, key) => await call('POST /api/cases', { body: { ...sent, subject } }, key),
  )
  const accept = useSending<CaseView>()
  const notice = useSending<CaseView>()
  const [left, setLeft] = useState<CaseView>()
  const handIn = async (subject: string, on: OnCounter): Promise<CaseView | undefined> => {
    const made = left ?? (await create.make(subject, on))
    if (made === undefined || made.hold !== null) return made // it is with another department: nobody here takes it on
    const after =
      missingFrom(on).length === 0
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
    tried: create.tried,
  }
}

/** What of it is not settled. */
export function missingFrom({ declaration, answers, settlings }: OnCounter) {
  return missingOf(materialsAsked(declaration.materials, answers), settlings)
}

/** What is handed in of what is on the counter. */
export function handInOf(on: OnCounter): ToKeep['handIn'] {
  const { declaration, version, answers, settlings, agent, signature } = on
  return {
    item: declaration.code,
    itemVersion: version,
    form: answersAsked(declaration.form, answers),
    materials: settlementsOf(materialsAsked(declaration.materials, answers), settlings),
    agent: agentOf(agent),
    ...(signature === undefined ? {} : { signature }),
  }
}

/** What comes after handing in. */
export function afterOf(on: OnCounter): ToKeep['after'] {
  return missingFrom(on).length === 0 ? { step: 'accept' } : { step: 'tell', until: on.until }
}
