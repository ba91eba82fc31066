export { ConfirmationsOf } from './ConfirmationsOf.tsx'
export { ItemAsks } from './ItemAsks.tsx'
export { OwnConfirmation } from './OwnConfirmation.tsx'
export { WaitingConfirmations } from './WaitingConfirmations.tsx'
