export { ApplyBundle } from './ApplyBundle.tsx'
export { OneBundle } from './OneBundle.tsx'
export { OwnBundles } from './OwnBundles.tsx'
export { words as bundleWords } from './words.ts'
