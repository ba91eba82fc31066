export { DeadLetters } from './DeadLetters.tsx'
export { Phone } from './Phone.tsx'
