export { DraftPage as WordingDraftPage } from './DraftPage.tsx'
export { WordingPage } from './WordingPage.tsx'
export { WordingsPage } from './WordingsPage.tsx'
