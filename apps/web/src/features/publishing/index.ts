export { DraftActs } from './DraftActs.tsx'
export { Drafts, useDraftsAsked } from './Drafts.tsx'
export { DraftStanding } from './DraftStanding.tsx'
export { ToPublish } from './ToPublish.tsx'
