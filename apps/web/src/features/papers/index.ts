export { CheckPaper } from './CheckPaper.tsx'
export { PaperSheet } from './PaperSheet.tsx'
export { PapersOf } from './PapersOf.tsx'
