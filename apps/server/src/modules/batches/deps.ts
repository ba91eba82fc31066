import type { CaseDeps } from '../cases/index.ts'

/** What lists work with: all that cases do, for they become cases. */
export type BatchDeps = CaseDeps

/** The same for whoever hands a list in. */
export interface ListDeps extends BatchDeps {
  /** Lets the work beside the requests look for lists now, and not at its next turn. */
  readonly beginLists: () => void
}
