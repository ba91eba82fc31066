export { FoundRecord } from './FoundRecord.tsx'
export { Results } from './Results.tsx'
export { SearchField } from './SearchField.tsx'
export { words as searchWords } from './words.ts'
