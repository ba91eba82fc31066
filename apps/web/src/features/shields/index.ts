export { Shields } from './Shields.tsx'
