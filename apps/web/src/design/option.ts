/** One way to answer a choice. */
export interface Option {
  readonly value: string
  readonly label: string
  /** Under which heading of a list it stands; without one, before all headings. */
  readonly group?: string
}
