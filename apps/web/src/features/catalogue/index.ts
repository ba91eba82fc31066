export { AnswersOf } from './AnswersOf.tsx'
export { answersAsked, faultsOf, prefilled, shownFault } from './answers.ts'
export { FormOf } from './FormOf.tsx'
export { ItemList } from './ItemList.tsx'
