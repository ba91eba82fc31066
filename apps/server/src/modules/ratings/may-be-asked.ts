/** Items that somebody applies for because another has died. */
const itemsAboutDeath: ReadonlySet<string> = new Set([
  'survivor-benefit',
  'injury-death',
  'injury-dependants',
  'unemployment-death',
  'resident-deregistration',
])
const wordsAboutDeath = /去世|死亡|身故|丧葬|抚恤|遗属/

/** What is known of somebody who might be asked how we did. */
export interface Asked {
  /** What he has applied for in the last year, the matter in question among it. */
  readonly items: readonly string[]
  /** Why he came, as the clerk wrote it down; empty for a case. */
  readonly purpose: string
}

/**
 * Whether somebody may be asked to rate. The bereaved are never asked: not about the matter, and for a year about nothing else.
 * That somebody himself is dead stands in no register yet; where one says so, it belongs here and nowhere else.
 */
export function mayBeAsked({ items, purpose }: Asked): boolean {
  return !items.some((item) => itemsAboutDeath.has(item)) && !wordsAboutDeath.test(purpose)
}
