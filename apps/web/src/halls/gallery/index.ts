export { GalleryHall } from './GalleryHall.tsx'
