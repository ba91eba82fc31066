import { isDeepStrictEqual } from 'node:util'

/** What became of a request that bears a key. */
export type Outcome<Answer> =
  | { readonly status: 'first' | 'again'; readonly answer: Answer }
  | { readonly status: 'other-body' }

/** Remembers answers by idempotency key: the same request again gets the first answer, another one under its key none. */
export class Idempotent<Body, Answer> {
  private readonly known = new Map<string, { readonly body: Body; readonly answer: Answer }>()
  private readonly keptMax: number

  constructor(keptMax: number) {
    this.keptMax = keptMax
  }

  /** Acts when the key is new. */
  take(key: string, body: Body, act: () => Answer): Outcome<Answer> {
    const first = this.known.get(key)
    if (first !== undefined)
      return isDeepStrictEqual(first.body, body)
        ? { status: 'again', answer: first.answer }
        : { status: 'other-body' }
    const answer = act()
    this.known.set(key, { body, answer })
    this.forgetOldest()
    return { status: 'first', answer }
  }

  /** All answers that are still remembered, the oldest first. */
  all(): Answer[] {
    return [...this.known.values()].map(({ answer }) => answer)
  }

  private forgetOldest(): void {
    const [oldest] = this.known.keys()
    if (this.known.size > this.keptMax && oldest !== undefined) this.known.delete(oldest)
  }
}
