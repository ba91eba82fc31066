import type { CaseDeps } from '../cases/index.ts'

/** What bundles work with: all that cases do, for they become cases. */
export type BundleDeps = CaseDeps
