/** One way to answer a choice. */
export interface Option {
  readonly value: string
  readonly label: string
}
