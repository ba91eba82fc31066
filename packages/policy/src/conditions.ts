import { type Recorder, type Reference, step } from './because.ts'
import type { Certainty, Fact } from './because.ts'

/** The answer to a condition of the law: never a bare boolean. What is not known is not a no. */
export type Verdict = 'yes' | 'no' | 'needs-evidence'

/** A condition that was judged, and which. Its words come from the message catalogue by `condition`. */
export interface Judged {
  readonly condition: string
  readonly verdict: Verdict
}

/** The answer to several conditions together, and how each was judged. */
export interface Conclusion {
  readonly verdict: Verdict
  readonly conditions: readonly Judged[]
}

/** Judges a fact that may be unknown: without it evidence is needed. */
export function judged<Known>(
  condition: string,
  fact: Known | undefined,
  holds: (fact: Known) => boolean,
): Judged {
  return { condition, verdict: fact === undefined ? 'needs-evidence' : holds(fact) ? 'yes' : 'no' }
}

/** All must hold: one no is a no, else one that needs evidence keeps the answer open. */
export function all(conditions: readonly Judged[]): Conclusion {
  const has = (verdict: Verdict) => conditions.some((one) => one.verdict === verdict)
  return { verdict: has('no') ? 'no' : has('needs-evidence') ? 'needs-evidence' : 'yes', conditions }
}

/** Keeps a conclusion as a step of the reason: each condition with its answer. */
export function recordConclusion(
  record: Recorder | undefined,
  about: { readonly rule: string; readonly certainty: Certainty; readonly source: Reference },
  {
    conclusion,
    facts = {},
    parts = [],
  }: { conclusion: Conclusion; facts?: Record<string, Fact>; parts?: Recorder | undefined },
): void {
  const answers = Object.fromEntries(
    conclusion.conditions.map(({ condition, verdict }) => [condition, verdict]),
  )
  record?.push(step({ ...about, facts: { verdict: conclusion.verdict, ...answers, ...facts } }, parts))
}

/** The output schema of a conclusion. */
export const conclusionSchema = {
  verdict: { enum: ['yes', 'no', 'needs-evidence'] },
  conditions: {
    type: 'array',
    items: {
      type: 'object',
      properties: { condition: { type: 'string' }, verdict: { enum: ['yes', 'no', 'needs-evidence'] } },
      required: ['condition', 'verdict'],
    },
  },
}
