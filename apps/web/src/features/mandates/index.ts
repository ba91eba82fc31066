export { useEmployer } from './acting.ts'
export { ActingFor } from './ActingFor.tsx'
export { Clerks } from './Clerks.tsx'
export { OwnMandates } from './OwnMandates.tsx'
