export { ArchivePage } from './ArchivePage.tsx'
export { ArchivesPage } from './ArchivesPage.tsx'
export { DestructionPage } from './DestructionPage.tsx'
export { DestructionsPage } from './DestructionsPage.tsx'
