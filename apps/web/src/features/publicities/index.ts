export { Publicities } from './Publicities.tsx'
export { publicityWords } from './words.ts'
