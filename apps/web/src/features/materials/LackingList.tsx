import type { lackingOf } from './settling.ts'

/** What is missing, each with the reason why it is asked for. */
export function LackingList({ lacking }: { lacking: ReturnType<typeof lackingOf> }) {
  return (
    <ol>
      {lacking.map(({ key, name, why }) => (
        <li key={key}>
          {name}：{why}
        </li>
      ))}
    </ol>
  )
}
