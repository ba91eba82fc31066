export { Looks } from './Looks.tsx'
export { Roots } from './Roots.tsx'
