/** Not yet. */
export function DirectionHall() {
  return null
}
