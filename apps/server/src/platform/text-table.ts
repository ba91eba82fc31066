/** Rows under a heading, in columns that line up also where Chinese stands, which is twice as wide. */
export function textTable(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [heading, ...rows]
  const widths = heading.map((_, column) => Math.max(...all.map((row) => widthOf(row[column] ?? ''))))
  return all
    .map((row) =>
      row
        .map((cell, column) => pad(cell, widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)))
}

function widthOf(text: string): number {
  return text.replaceAll(/[\u{1100}-\u{115f}\u{2e80}-\u{ffdc}\u{20000}-\u{3ffff}]/gu, '  ').length
}
