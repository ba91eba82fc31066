import { type Recorder, step } from '../because.ts'
import type { Law } from '../law.ts'
import { addMonths, type Day, type Month, monthOf } from '../months.ts'
import { type Area, valueAt } from '../parameter.ts'

/** The kinds of proof of life, the strongest first. */
export const proofKinds = ['trace', 'face', 'visit', 'statement'] as const
/** A proof with the day on which the person was alive, not that of its entry. */
export interface ProofOfLife {
  readonly kind: (typeof proofKinds)[number]
  readonly alive: Day
}

/** A pensioner, and what is known of his life. */
export interface CertificationFacts {
  readonly area: Area
  readonly today: Day
  /** The day the benefit began: the first proof is due after it when there is none. */
  readonly began: Day
  readonly proofs: readonly ProofOfLife[]
  /** Whether he was told through two channels; a pause without it is not lawful. */
  readonly told?: readonly Day[]
}

/** How a certification stands. */
export interface Certification {
  readonly lastAlive: Day | null
  readonly dueOn: Day
  /** `proved`, `due` (ask), `pause` (may be paused from `pauseFrom` on): a pause is no accusation and differs from a stop for an event. */
  readonly status: 'proved' | 'due' | 'pause'
  readonly pauseFrom: Month | null
}

const source = { document: '社会保险经办条例', article: '第二十五条' }

/**
 * 待遇领取资格认证: the next proof is due twelve months after the last day on which life was proved. First data are matched, then the person
 * is asked and told twice; only then is the benefit paused, from the next month on. Law: 社会保险经办条例 第25条, 人社厅发〔2018〕107号
 * (to be confirmed).
 */
export function certification(law: Law, facts: CertificationFacts, record?: Recorder): Certification {
  const parts: Recorder | undefined = record && []
  const months = valueAt(
    'certificationMonths',
    law.figures.certificationMonths,
    { area: facts.area, on: facts.today },
    parts,
  )
  const alive = facts.proofs.map((proof) => proof.alive).filter((day) => day <= facts.today)
  const lastAlive = alive.toSorted().at(-1) ?? null
  const dueOn = addMonths(lastAlive ?? facts.began, months)
  const tellings = new Set((facts.told ?? []).filter((day) => day > dueOn)).size
  const status = facts.today <= dueOn ? 'proved' : tellings >= 2 ? 'pause' : 'due'
  const pauseFrom = status === 'pause' ? addMonths(monthOf(facts.today), 1) : null
  const found = { lastAlive, dueOn, status, pauseFrom } as const
  record?.push(
    step(
      {
        rule: 'certification.status',
        certainty: 'to-confirm',
        source,
        facts: { ...found, today: facts.today },
      },
      parts,
    ),
  )
  return found
}
