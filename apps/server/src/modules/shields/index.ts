// Views for others: shields.hidden, shields.opener, shields.to_do
export { shieldChanged } from './decide.ts'
export { type Hidden, openHidden, opensByMatter, restsWhileHidden, tellHidden } from './hidden.ts'
export { noteMention } from './mentions.ts'
export { bindShields } from './routes.ts'
