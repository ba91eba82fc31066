export { keepSearch } from './listen.ts'
export { rebuildAnew, rebuildSearch } from './rebuild.ts'
export { bindSearch } from './routes.ts'
