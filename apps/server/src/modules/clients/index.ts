export { clientDoor } from './door.ts'
export { openClientNames } from './names.ts'
export { countClientNotices, noteMoves, sendNotices } from './notices.ts'
export { bindClientApi, bindClients } from './routes.ts'
