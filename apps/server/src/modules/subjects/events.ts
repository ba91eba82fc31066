import { eventKind } from '../../platform/events.ts'

/** 已合并: an alias was written, or ended, by the case that is named; ids only (D-19). */
export const subjectsMerged = eventKind<{ readonly subjectId: string; readonly cause: string }>(
  'subjects.merged',
)
