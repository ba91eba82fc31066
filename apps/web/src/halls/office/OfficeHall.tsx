/** Not yet. */
export function OfficeHall() {
  return null
}
