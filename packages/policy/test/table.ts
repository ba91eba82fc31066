import { readFileSync } from 'node:fs'

/** A table of facts: RFC 4180, the first line names the columns. */
export function tableOf(text: string): Record<string, string>[] {
  const cells = Array.from(text.matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/g), ([, cell = '', end]) => ({
    cell: cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
    ends: end !== ',',
  }))
  const lines: string[][] = [[]]
  for (const { cell, ends } of cells) {
    lines.at(-1)?.push(cell)
    if (ends) lines.push([])
  }
  const [names = [], ...rows] = lines.filter((line) => line.length > 1)
  return rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] ?? ''])))
}

/** The published vectors of a file of `packages/policy/vectors`. */
export function vectors(file: string): Record<string, string>[] {
  return tableOf(readFileSync(new URL(`../vectors/${file}`, import.meta.url), 'utf8'))
}
