/** JSON with sorted keys: the same content gives the same text, whatever the order it was sent in, here and in a browser. */
export function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const content = value as Readonly<Record<string, unknown>>
  let text = ''
  for (const key of Object.keys(content).toSorted()) {
    const inner = content[key]
    if (inner !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonical(inner)}`
  }
  return `{${text}}`
}
