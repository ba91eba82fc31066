export { CheckPaper } from './CheckPaper.tsx'
export { PapersOf } from './PapersOf.tsx'
