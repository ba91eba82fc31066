import pg from 'pg'
import { serialize } from 'pg-protocol'

import type { Statement } from './statement.ts'

/** The parts of pg's wire that a batch writes to. */
interface Wire {
  readonly stream: { write(bytes: Buffer): unknown }
  readonly parsedStatements: Record<string, string | undefined>
  readonly submittedNamedStatements: Record<string, string | undefined>
  sendCopyFail(message: string): void
}

type TypeId = Parameters<typeof pg.types.getTypeParser>[0]

interface Field {
  readonly name: string
  readonly dataTypeID: TypeId
}

/** The columns of a statement's rows, by name, with what reads their text. */
type Columns = readonly { readonly name: string; readonly read: (text: string) => unknown }[]

/** What each connection has told of its statements: none is described to it twice. */
const described = new WeakMap<Wire, Map<string, Columns>>()
const { prepareValue } = (pg as unknown as { utils: { prepareValue: (value: unknown) => unknown } }).utils

/**
 * Several statements as one message with one Sync: one round trip, and without an explicit `begin` one implicit
 * transaction, all or nothing. Named statements are prepared, and their columns described, once per connection. This is
 * pg's own seam for queries (`client.query(submittable)`): pg calls the handlers below as the answers arrive.
 */
export class Batch {
  readonly #statements: readonly Statement[]
  readonly #rows: unknown[][]
  readonly #finish: (error: Error | null, rows: unknown[][]) => void
  #columns = new Map<string, Columns>()
  #at = 0

  constructor(statements: readonly Statement[], finish: (error: Error | null, rows: unknown[][]) => void) {
    this.#statements = statements
    this.#rows = statements.map(() => [])
    this.#finish = finish
  }

  submit(wire: Wire): null {
    this.#columns = described.get(wire) ?? new Map<string, Columns>()
    described.set(wire, this.#columns)
    const parts = this.#statements.flatMap((statement) => this.#messagesOf(wire, statement))
    wire.stream.write(Buffer.concat([...parts, serialize.sync()]))
    return null
  }

  #messagesOf(wire: Wire, { name, text, values }: Statement): Buffer[] {
    const parts: Buffer[] = []
    if ((wire.parsedStatements[name] ?? wire.submittedNamedStatements[name]) !== text) {
      parts.push(serialize.parse({ name, text }))
      wire.submittedNamedStatements[name] = text
    }
    parts.push(serialize.bind({ statement: name, values: [...values], valueMapper: prepareValue }))
    if (!this.#columns.has(name)) parts.push(serialize.describe({ type: 'P', name: '' }))
    parts.push(serialize.execute({}))
    return parts
  }

  /** pg files a parsed statement under these two. */
  get name(): string {
    return this.#statements[this.#at]?.name ?? ''
  }

  get text(): string {
    return this.#statements[this.#at]?.text ?? ''
  }

  handleRowDescription({ fields }: { fields: readonly Field[] }): void {
    const columns = fields.map(({ name, dataTypeID }) => ({
      name,
      read: pg.types.getTypeParser(dataTypeID, 'text'),
    }))
    this.#columns.set(this.name, columns)
  }

  handleDataRow({ fields }: { fields: readonly (string | null)[] }): void {
    const row: Record<string, unknown> = {}
    for (const [index, { name, read }] of (this.#columns.get(this.name) ?? []).entries()) {
      const value = fields[index] ?? null
      row[name] = value === null ? null : read(value)
    }
    this.#rows[this.#at]?.push(row)
  }

  handleCommandComplete(): void {
    if (!this.#columns.has(this.name)) this.#columns.set(this.name, []) // it was described to have none
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
    this.#finish(error, this.#rows)
  }

  handleReadyForQuery(): void {
    this.#finish(null, this.#rows)
  }
}
