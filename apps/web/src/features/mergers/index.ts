export { MergersPage } from './MergersPage.tsx'
