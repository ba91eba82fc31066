// Views for others: shields.hidden
export { shieldChanged } from './decide.ts'
export { type Hidden, openHidden, restsWhileHidden } from './hidden.ts'
export { bindShields } from './routes.ts'
