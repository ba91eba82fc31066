/** Ids that pgbench can reckon, too: of person n the k-th, 0 for the person himself. */
export function idOf(n: number, k = 0): string {
  return `019f0000-0000-7${k.toString(16).padStart(3, '0')}-8000-${String(firstPerson + n)}`
}

/** The last part of an id in decimal digits, so that it always has twelve. */
export const firstPerson = 100_000_000_000
/** What stands before it in the id of a person. */
export const personPrefix = '019f0000-0000-7000-8000-'
