export { DeadLetters } from './DeadLetters.tsx'
export { Phone } from './Phone.tsx'
export { OwnMessages, useUnread } from './OwnMessages.tsx'
export { Templates } from './Templates.tsx'
