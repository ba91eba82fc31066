export { Looks } from './Looks.tsx'
