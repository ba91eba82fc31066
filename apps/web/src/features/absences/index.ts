export { KeptAbsences } from './KeptAbsences.tsx'
export { OwnAbsences } from './OwnAbsences.tsx'
