import type { ReactNode } from 'react'

/** One thing that happened: when, what, by whom. */
export interface Happening {
  readonly key: string
  readonly when: string
  readonly what: ReactNode
  readonly who: string
  readonly note?: ReactNode
}

/** What happened, the oldest first. */
export function Timeline({ label, happenings }: { label: string; happenings: readonly Happening[] }) {
  return (
    <ol className="timeline" aria-label={label}>
      {happenings.map(({ key, when, what, who, note }) => (
        <li key={key}>
          <div>
            <strong>{what}</strong> <span className="soft small">{when}</span>
          </div>
          <div className="soft small">{who}</div>
          {note !== undefined && note !== null && note !== '' && <div>{note}</div>}
        </li>
      ))}
    </ol>
  )
}
