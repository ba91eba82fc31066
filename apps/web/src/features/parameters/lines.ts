/** The values of a file, one JSON object a line, and the numbers of the lines that cannot be read. */
export function readLines(text: string): { values: Record<string, unknown>[]; wrong: number[] } {
  const values: Record<string, unknown>[] = []
  const wrong: number[] = []
  for (const [at, line] of text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    if (line.trim() === '') continue
    const read = objectOf(line)
    if (read === undefined) wrong.push(at + 1)
    else values.push(read)
  }
  return { values: lastOf(values), wrong }
}

function objectOf(line: string): Record<string, unknown> | undefined {
  try {
    const read: unknown = JSON.parse(line)
    return typeof read === 'object' && read !== null && 'key' in read ? { ...read } : undefined
  } catch {
    return undefined
  }
}

/** What was published twice for one figure, area and day is taken in once, as it was last. */
function lastOf(values: readonly Record<string, unknown>[]): Record<string, unknown>[] {
  return [...new Map(values.map((value) => [placeOf(value), value])).values()]
}

function placeOf({ key, area, from }: Record<string, unknown>): string {
  return JSON.stringify([key, area, from])
}
