export { DraftStanding } from './DraftStanding.tsx'
export { OwnDrafts } from './OwnDrafts.tsx'
export { useDraft } from './use-draft.ts'
