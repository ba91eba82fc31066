import type { CaseDeps } from '../cases/index.ts'

/** What lists work with: all that cases do, for they become cases. */
export type BatchDeps = CaseDeps
