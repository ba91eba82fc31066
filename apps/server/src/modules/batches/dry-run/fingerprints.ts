/** As much of a fingerprint as is kept: in bytes, and in hexadecimal. */
const keyBytes = 16
export const keyDigits = 2 * keyBytes

/**
 * The people of lists that are under way, by their fingerprints: sorted, one after the other, and looked for by halves. A set of texts
 * would take five times the memory for each list that is tried, and as much of the collector's time.
 */
export class Fingerprints {
  readonly #sorted: Buffer
  readonly #wanted = Buffer.alloc(keyBytes)

  constructor(sorted: Buffer) {
    this.#sorted = sorted
  }

  has(key: string): boolean {
    this.#wanted.write(key, 'hex')
    const first = this.#wanted.readUInt32BE(0)
    let [from, to] = [0, this.#sorted.length / keyBytes]
    while (from < to) {
      const middle = (from + to) >>> 1
      const order = this.#compare(middle * keyBytes, first)
      if (order === 0) return true
      if (order < 0) from = middle + 1
      else to = middle
    }
    return false
  }

  /** Its first four bytes nearly always decide. */
  #compare(at: number, first: number): number {
    const begun = this.#sorted.readUInt32BE(at)
    return begun === first
      ? this.#sorted.compare(this.#wanted, 0, keyBytes, at, at + keyBytes)
      : begun - first
  }
}
