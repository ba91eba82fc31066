export { deleteDraft, sweepDrafts } from './drafts.ts'
export { bindDrafts } from './routes.ts'
