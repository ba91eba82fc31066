import { digest } from './secrets.ts'

/**
 * A Merkle tree that grows by its right edge: of everything added it keeps only the roots of the full subtrees, so a
 * million leaves cost twenty hashes of memory. Two trees over the same leaves in the same order have the same root.
 */
export class Merkle {
  readonly #peaks: { readonly hash: Buffer; readonly leaves: number }[] = []
  #count = 0

  get count(): number {
    return this.#count
  }

  /** Leaves and inner nodes are hashed apart, so that no node can be passed off as a leaf. */
  add(name: string, key: string, hash: Buffer): void {
    this.#count += 1
    let grown = { hash: digest('leaf', name, key, hash), leaves: 1 }
    for (let last = this.#peaks.at(-1); last?.leaves === grown.leaves; last = this.#peaks.at(-1)) {
      this.#peaks.pop()
      grown = { hash: digest('node', last.hash, grown.hash), leaves: last.leaves * 2 }
    }
    this.#peaks.push(grown)
  }

  /** The root over all that was added so far; of nothing it is the hash of nothing. */
  root(): Buffer {
    return this.#peaks.map(({ hash }) => hash).reduceRight(joined, digest('empty'))
  }
}

function joined(right: Buffer, left: Buffer): Buffer {
  return digest('node', left, right)
}
