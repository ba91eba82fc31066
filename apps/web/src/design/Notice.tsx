import type { ReactNode } from 'react'

import { Button } from './Button.tsx'
import { Icon, type IconName } from './Icon.tsx'
import { words } from './words.ts'

/** What a notice or badge is about: never only a colour, always an icon and a word as well. */
export type Tone = 'plain' | 'info' | 'done' | 'warn' | 'danger'
const icons = { plain: 'info', info: 'info', done: 'done', warn: 'wait', danger: 'warn' } satisfies Record<
  Tone,
  IconName
>

/** Something to know or to do now. `alert` is read out at once. */
export function Notice({
  tone = 'info',
  alert = false,
  children,
}: {
  tone?: Tone
  alert?: boolean
  children: ReactNode
}) {
  return (
    <div className={`notice tone-${tone}`} role={alert ? 'alert' : undefined}>
      <Icon name={icons[tone]} />
      <div className="notice-words">{children}</div>
    </div>
  )
}

/** A state in a word, with its sign. */
export function Badge({
  tone = 'plain',
  icon,
  children,
}: {
  tone?: Tone
  icon?: IconName
  children: ReactNode
}) {
  return (
    <span className={`badge tone-${tone}`}>
      <Icon name={icon ?? icons[tone]} />
      {children}
    </span>
  )
}

const noFields: readonly never[] = []

/** What went wrong in a sentence, or what is wrong with the fields where they are not marked; the number for support, and a way to try again. */
export function Fault({
  error: { message, request = '', fields = noFields },
  marked = false,
  again,
}: {
  error: { message: string; request?: string; fields?: readonly { message: string }[] }
  /** Each fault stands at its field, or on top of the form: it is not said here once more. */
  marked?: boolean
  again?: () => unknown
}) {
  const said = marked ? [] : [...new Set(fields.map((field) => field.message))]
  return (
    <Notice tone="danger" alert>
      {said.length === 0 ? (
        <p>{message}</p>
      ) : (
        <ul className="plain">
          {said.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      )}
      {request !== '' && <p className="small">{words.supportNumber(request)}</p>}
      {again !== undefined && (
        <p>
          <Button onPress={again}>{words.again}</Button>
        </p>
      )}
    </Notice>
  )
}
