/** A hash or a key: letter by letter, and broken anywhere rather than beyond the edge. */
export function Code({ text }: { text: string }) {
  return <code className="code">{text}</code>
}
