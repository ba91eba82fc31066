export { deleteDraft, findDraftFiles, sweepDrafts } from './drafts.ts'
export { bindDrafts } from './routes.ts'
