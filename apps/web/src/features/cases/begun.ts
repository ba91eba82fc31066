import type { Answers } from '@tongban/contracts/form'
import type { Signature } from '@tongban/contracts/signature'

import { type Settlings, shownAgain } from '../materials/index.ts'
import type { Entry } from '../outbox/index.ts'
import { type AgentDraft, noAgent } from './AgentSection.tsx'

/** What was written while the line was down and could not be handed in as it was: it is gone on with, not typed again. */
export interface Begun {
  readonly entry: Entry
  readonly answers: Answers
  readonly settlings: Settlings
  readonly agent: AgentDraft
  readonly signature: Signature | undefined
}

/** Reads an entry back onto the counter, its photographs with it. */
export async function begunOf(entry: Entry): Promise<Begun> {
  const { form, materials, agent, signature } = entry.handIn
  const subject = entry.of.subject
  const shown = async (files: readonly string[]) => await shownAgain(files, subject)
  const settled = materials.map(
    async ({ material, by, files = [] }) => [material, { by, files: await shown(files) }] as const,
  )
  return {
    entry,
    answers: form,
    settlings: Object.fromEntries(await Promise.all(settled)),
    agent:
      agent === null || agent === undefined
        ? noAgent
        : { on: true, ...agent, mandate: await shown(agent.mandate) },
    signature,
  }
}
