import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'

/** How much a button weighs: one primary a screen. */
export type ButtonKind = 'primary' | 'plain' | 'danger'

/** A button named by its verb. While it is at work it stays focused and takes no second press. */
export function Button({
  children,
  onPress,
  kind = 'plain',
  submit = false,
  disabled = false,
  pending = false,
  pressed,
  label,
}: {
  children: ReactNode
  onPress?: () => unknown
  kind?: ButtonKind
  submit?: boolean
  disabled?: boolean
  pending?: boolean
  pressed?: boolean
  label?: string
}) {
  return (
    <AriaButton
      className={kind === 'plain' ? 'button' : `button button-${kind}`}
      type={submit && !pending ? 'submit' : 'button'}
      isDisabled={disabled}
      data-pending={pending || undefined}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(onPress === undefined || pending ? {} : { onPress: () => void onPress() })}
    >
      {children}
    </AriaButton>
  )
}
