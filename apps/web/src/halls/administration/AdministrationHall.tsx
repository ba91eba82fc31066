/** Not yet. */
export function AdministrationHall() {
  return null
}
