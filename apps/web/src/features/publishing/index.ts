export { DraftActs } from './DraftActs.tsx'
export { Drafts, useDraftsShown } from './Drafts.tsx'
export { DraftStanding } from './DraftStanding.tsx'
export { ToPublish } from './ToPublish.tsx'
