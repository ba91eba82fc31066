import { useEffect, useRef } from 'react'

import { Icon } from './Icon.tsx'
import { words } from './words.ts'

/** All faults of a form on top; takes the focus when it appears, and each line leads to its field. */
export function ErrorSummary({ faults }: { faults: readonly { id: string; text: string }[] }) {
  const box = useRef<HTMLDivElement>(null)
  const count = faults.length
  useEffect(() => {
    if (count > 0) box.current?.focus()
  }, [count])
  if (count === 0) return null
  return (
    <div className="notice tone-danger" ref={box} tabIndex={-1} role="alert">
      <Icon name="warn" />
      <div className="notice-words">
        <h2>{words.errors(count)}</h2>
        <ul>
          {faults.map(({ id, text }) => (
            <li key={id}>
              <a
                href={`#${id}`}
                onClick={(event) => {
                  event.preventDefault()
                  focusField(id)
                }}
              >
                {text}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

/** A group of radios or photographs is no input itself: its first control takes the focus. */
function focusField(id: string): void {
  const field = document.querySelector<HTMLElement>(`#${CSS.escape(id)}`)
  const inner =
    field?.matches('input, textarea, select') === true
      ? field
      : field?.querySelector<HTMLElement>('input, button')
  field?.scrollIntoView({ block: 'center' })
  inner?.focus()
}
