export { OutletGrantsPage } from './OutletGrantsPage.tsx'
export { PlacesPage } from './PlacesPage.tsx'
