/** One prepared statement with its values; made by a {@link Query}, read back as `Row`s. */
export interface Statement<Row = unknown> {
  readonly name: string
  readonly text: string
  readonly values: readonly unknown[]
  /** Only for the compiler: what the statement answers. */
  readonly row?: Row
}
