import { createHash } from 'node:crypto'
import { Transform, type TransformCallback } from 'node:stream'

const newline = 0x0a
const modulus = 1n << 256n

/** Passes COPY text through, counts its rows and sums their hashes, so that the order of the rows does not matter. */
export class CopyDigest extends Transform {
  private rest: Buffer = Buffer.alloc(0)
  private sum = 0n
  private count = 0

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    let from = 0
    // A line break inside a value is written as \n, so each line is a row.
    for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, from)) {
      this.addRow(chunk.subarray(from, at))
      from = at + 1
    }
    this.rest = Buffer.concat([this.rest, chunk.subarray(from)])
    done(undefined, chunk)
  }

  /** How many rows passed, and what they amount to. */
  result(): { rows: number; content: string } {
    return { rows: this.count, content: this.sum.toString(16).padStart(64, '0') }
  }

  private addRow(end: Buffer): void {
    const row = this.rest.length === 0 ? end : Buffer.concat([this.rest, end])
    this.rest = Buffer.alloc(0)
    this.count += 1
    this.sum = (this.sum + BigInt(`0x${createHash('sha256').update(row).digest('hex')}`)) % modulus
  }
}
