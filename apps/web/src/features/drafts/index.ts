export { DraftStanding } from './DraftStanding.tsx'
export { OwnDrafts } from './OwnDrafts.tsx'
export { useBegun } from './use-begun.ts'
export { useDraft } from './use-draft.ts'
