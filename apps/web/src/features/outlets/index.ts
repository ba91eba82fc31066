export { OutletGrantsPage } from './OutletGrantsPage.tsx'
export { PlacesPage } from './PlacesPage.tsx'
export { WhereToGo } from './WhereToGo.tsx'
export { whereWords } from './where-words.ts'
