import type { CaseDeps } from '../cases/index.ts'

/** What rating and calling back work with. */
export type RatingDeps = Pick<
  CaseDeps,
  'database' | 'secrets' | 'audit' | 'agencies' | 'outlets' | 'catalogue' | 'staffName'
>
