export { ToPublish } from './ToPublish.tsx'
