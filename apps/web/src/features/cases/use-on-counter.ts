import type { Answers } from '@tongban/contracts/form'
import { signedHash } from '@tongban/contracts/signed'
import { useState } from 'react'

import { daysAfter } from '../../platform/format.ts'
import { answersAsked, faultsOf, prefilled } from '../catalogue/index.ts'
import { materialsAsked, missingOf, settledByRecord, type Settlings } from '../materials/index.ts'
import { agentFaults, noAgent } from './AgentSection.tsx'
import type { Known } from './applicant.ts'
import type { Begun } from './begun.ts'
import type { OnCounter } from './handing-in.ts'
import { newSalt } from './SignDialog.tsx'

/** Days in which what is missing is to be brought, where the clerk says no other day. */
const daysToBring = 15

/** What lies on the counter while it is being filled in, begun from the record or from what was written before. */
export function useOnCounter(
  { facts }: Known,
  { declaration, version }: Pick<OnCounter, 'declaration' | 'version'>,
  today: string,
  begun: Begun | undefined,
  follow?: (before: Answers, after: Answers) => Answers,
) {
  const [answers, setAnswers] = useState(() => begun?.answers ?? prefilled(declaration.form, facts))
  const [settlings, setSettlings] = useState<Settlings>(() => ({
    ...settledByRecord(declaration.materials, facts),
    ...begun?.settlings,
  }))
  const [agent, setAgent] = useState(begun?.agent ?? noAgent)
  const [until, setUntil] = useState(() => daysAfter(today, daysToBring))
  const [salt] = useState(() => begun?.signature?.salt ?? newSalt())
  const asked = materialsAsked(declaration.materials, answers)
  const form = answersAsked(declaration.form, answers)
  const formHash = signedHash({ item: declaration.code, itemVersion: version, form, salt })
  return {
    on: { declaration, version, answers, settlings, agent, until },
    salt,
    /** The signature that was given before, as long as what was signed stands as it was. */
    signedBefore: begun?.signature?.formHash === formHash ? begun.signature : undefined,
    asked,
    missing: missingOf(asked, settlings),
    faults: [...faultsOf(declaration.form, answers), ...agentFaults(agent)],
    /** Those of them to be shown, since it was tried with these answers. */
    faultsSince: (tried: Answers) => [...faultsOf(declaration.form, answers, tried), ...agentFaults(agent)],
    setAnswers: (changed: Answers) => setAnswers(follow?.(answers, changed) ?? changed),
    setSettlings,
    setAgent,
    setUntil,
  }
}
