/** What can be wrong with an input. */
export type FaultCode =
  | 'not-json'
  | 'not-an-object'
  | 'unknown-field'
  | 'missing'
  | 'wrong-type'
  | 'not-whole'
  | 'out-of-range'
  | 'unknown-value'
  | 'impossible-date'
  | 'not-decimal'
  | 'contradiction'
  | 'not-known'

/** An input that a rule refuses: a code for programs, a sentence for people, and the field that is meant. */
export class PolicyFault extends Error {
  readonly code: FaultCode
  /** The field, as `spans[2].months`; empty for the input as a whole. */
  readonly field: string

  constructor(code: FaultCode, field: string, message: string) {
    super(message)
    this.name = 'PolicyFault'
    this.code = code
    this.field = field
  }
}
