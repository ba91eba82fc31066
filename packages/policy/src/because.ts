/** How sure a rule or a figure is. What is `to-confirm` is never shown as certain. */
export type Certainty = 'text-read' | 'two-sources' | 'decisions' | 'one-source' | 'to-confirm'

/** Where a rule stands, so that anyone can look it up. */
export interface Reference {
  readonly document: string
  readonly article?: string
}

/** One step of a reason. Its words come from the message catalogue by `rule`; here are only the facts. */
export interface Because {
  readonly rule: string
  readonly version: number
  readonly certainty: Certainty
  readonly source: Reference
  readonly facts: Readonly<Record<string, string | number | boolean | null>>
}
