import pg from 'pg'

import type { Statement } from './statement.ts'

/** The parts of pg's wire that a batch writes to. */
interface Wire {
  readonly stream: { cork(): void; uncork(): void }
  readonly parsedStatements: Record<string, string | undefined>
  readonly submittedNamedStatements: Record<string, string | undefined>
  parse(message: { name: string; text: string }): void
  bind(message: {
    statement: string
    values: readonly unknown[]
    valueMapper: (value: unknown) => unknown
  }): void
  describe(message: { type: 'P'; name: string }): void
  execute(message: object): void
  sync(): void
  sendCopyFail(message: string): void
}

interface BatchResult {
  readonly rows: unknown[]
  addFields(fields: unknown): void
  parseRow(fields: unknown): unknown
  addRow(row: unknown): void
  addCommandComplete(message: unknown): void
}

interface PgInside {
  readonly Result: new () => BatchResult
  readonly utils: { readonly prepareValue: (value: unknown) => unknown }
}

/**
 * Several statements as one message with one Sync: one round trip, and without an explicit `begin` one implicit
 * transaction, all or nothing. Named statements are prepared once per connection. This is pg's own seam for queries
 * (`client.query(submittable)`): pg calls the handlers below as the answers arrive.
 */
export class Batch {
  readonly #statements: readonly Statement[]
  readonly #results: BatchResult[]
  readonly #finish: (error: Error | null, results: BatchResult[]) => void
  #at = 0

  constructor(
    statements: readonly Statement[],
    finish: (error: Error | null, results: BatchResult[]) => void,
  ) {
    const { Result } = pg as unknown as PgInside
    this.#statements = statements
    this.#results = statements.map(() => new Result())
    this.#finish = finish
  }

  submit(wire: Wire): null {
    const { prepareValue } = (pg as unknown as PgInside).utils
    wire.stream.cork()
    for (const { name, text, values } of this.#statements) {
      if ((wire.parsedStatements[name] ?? wire.submittedNamedStatements[name]) !== text) {
        wire.parse({ name, text })
        wire.submittedNamedStatements[name] = text
      }
      wire.bind({ statement: name, values, valueMapper: prepareValue })
      wire.describe({ type: 'P', name: '' })
      wire.execute({})
    }
    wire.sync()
    wire.stream.uncork()
    return null
  }

  /** pg files a parsed statement under these two. */
  get name(): string {
    return this.#statements[this.#at]?.name ?? ''
  }

  get text(): string {
    return this.#statements[this.#at]?.text ?? ''
  }

  handleRowDescription({ fields }: { fields: unknown }): void {
    this.#results[this.#at]?.addFields(fields)
  }

  handleDataRow({ fields }: { fields: unknown }): void {
    const result = this.#results[this.#at]
    result?.addRow(result.parseRow(fields))
  }

  handleCommandComplete(message: unknown): void {
    this.#results[this.#at]?.addCommandComplete(message)
    this.#at += 1
  }

  handleEmptyQuery(): void {
    this.#at += 1
  }

  handlePortalSuspended(): void {
    // never asked for: rows are not limited per portal
  }

  handleCopyInResponse(wire: Wire): void {
    wire.sendCopyFail('no')
  }

  handleError(error: Error, wire: Wire): void {
    for (const { name } of this.#statements.slice(this.#at)) {
      if (wire.parsedStatements[name] === undefined) delete wire.submittedNamedStatements[name]
    }
    this.#finish(error, this.#results)
  }

  handleReadyForQuery(): void {
    this.#finish(null, this.#results)
  }
}
