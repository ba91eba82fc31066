/** 好差评: the five grades, the best first. */
export const grades = [
  'very-satisfied',
  'satisfied',
  'basically-satisfied',
  'dissatisfied',
  'very-dissatisfied',
] as const
export type Grade = (typeof grades)[number]
/** A grade, or 没办成: somebody could not get done what he came for. */
export const judgements = [...grades, 'not-done'] as const
export type Judgement = (typeof judgements)[number]
/** What somebody is called back about. */
export const badJudgements = ['dissatisfied', 'very-dissatisfied', 'not-done'] as const

/** Why somebody is content. */
export const goodReasons = ['quick', 'friendly', 'one-visit', 'clear'] as const
/** Why somebody is not quite content, or not at all. */
export const badReasons = [
  'long-wait',
  'unfriendly',
  'several-visits',
  'unclear',
  'too-many-papers',
  'too-late',
] as const
/** Every reason, of whichever grade. */
export const reasonCodes = [...goodReasons, ...badReasons] as const
export type RatingReason = (typeof reasonCodes)[number]

/** The reasons that go with a grade. */
export function reasonsFor(grade: Grade): readonly RatingReason[] {
  return grade === 'very-satisfied' || grade === 'satisfied' ? goodReasons : badReasons
}

/** What a call back came to: he agrees, he does not, he could not be reached. */
export const callOutcomes = ['agreed', 'not-agreed', 'not-reached'] as const
export type CallOutcome = (typeof callOutcomes)[number]
