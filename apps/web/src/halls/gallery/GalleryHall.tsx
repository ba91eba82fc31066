/** Not yet. */
export function GalleryHall() {
  return null
}
