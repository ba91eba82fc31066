import { bindAnalytics } from './modules/analytics/index.ts'
import { bindArchives } from './modules/archives/index.ts'
import { type CaseDeps, nameCases } from './modules/cases/index.ts'
import { holdersOf } from './modules/mandates/index.ts'
import type { FileStore } from './modules/materials/index.ts'
import { bindMergers, type MergerDeps } from './modules/mergers/index.ts'
import type { PaperDeps } from './modules/papers/index.ts'
import { bindRatings, ratingFigures } from './modules/ratings/index.ts'
import { bindAudit } from './platform/audit-routes.ts'
import type { Boundaries } from './platform/boundaries.ts'
import { bindBoundaries, type Boundary } from './platform/boundary-routes.ts'
import type { Http } from './platform/http.ts'
import { bindRunning } from './platform/running-routes.ts'

/** What is watched, and what it is called. */
export interface OversightDeps {
  readonly cases: CaseDeps
  readonly mergers: MergerDeps
  readonly names: Record<'agency' | 'outlet' | 'item', (id: string) => string>
  readonly papers: Pick<PaperDeps, 'fonts' | 'publicUrl' | 'training'>
  readonly files: FileStore
  readonly boundaries: Boundaries
  readonly all: () => readonly Boundary[]
}

/** Serves the rooms that only watch and keep: figures, ratings, agencies that cease, archives, jobs, boundaries and the audit. */
export function bindOversight(
  http: Http,
  { cases, mergers, names, papers, files, boundaries, all }: OversightDeps,
): void {
  const { database, secrets, events, outlets, teams, staffName } = cases
  const outletsOf = (wanted: readonly string[]): readonly string[] =>
    outlets
      .all()
      .filter(({ agencyId }) => wanted.includes(agencyId))
      .map(({ id }) => id)
  bindAnalytics(http, {
    cases,
    names: { ...names, staff: staffName, team: (id) => teams.find(id)?.name ?? id, outletsOf },
    fonts: papers.fonts,
    publicUrl: papers.publicUrl,
    training: papers.training,
    ratingsOf: async (who, of, scope) => await ratingFigures(cases, who, { ...of, by: 'agency' }, scope),
  })
  bindRatings(http, cases)
  bindMergers(http, mergers)
  bindArchives(http, { ...cases, files, papers })
  bindRunning(http, { database, events })
  bindBoundaries(http, { database, boundaries, all })
  bindAudit(http, {
    database,
    secrets,
    staffName,
    places: names,
    caseNames: (...asked) => nameCases(cases, ...asked),
    actorNames: async (...asked) => await holdersOf({ database }, ...asked),
  })
}
