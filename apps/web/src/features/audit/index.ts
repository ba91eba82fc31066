export { Looks } from './Looks.tsx'
export { Roots } from './Roots.tsx'
export { OwnLooks } from './OwnLooks.tsx'
