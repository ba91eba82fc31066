export { followBundles } from './follow.ts'
export { bindBundles } from './routes.ts'
