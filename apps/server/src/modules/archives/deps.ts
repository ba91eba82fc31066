import type { CaseDeps } from '../cases/index.ts'
import type { FileStore } from '../materials/index.ts'
import type { PaperDeps } from '../papers/index.ts'

/** What packing and checking work with. */
export interface KeepingDeps extends Pick<
  CaseDeps,
  'database' | 'audit' | 'secrets' | 'agencies' | 'catalogue' | 'staffName'
> {
  readonly files: FileStore
}

/** What the acts of this room work with; the composition root makes one. */
export interface ArchiveDeps extends KeepingDeps {
  /** By what papers are drawn. */
  readonly papers: Pick<PaperDeps, 'fonts' | 'publicUrl' | 'training'>
}
