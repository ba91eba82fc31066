import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'

/** How much a button weighs: one primary a screen; quiet ones stand beside other things and wait. */
export type ButtonKind = 'primary' | 'plain' | 'danger' | 'quiet'

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
  const act = pending ? undefined : onPress
  return (
    <AriaButton
      className={kind === 'plain' ? 'button' : `button button-${kind}`}
      type={submit && !pending ? 'submit' : 'button'}
      isDisabled={disabled}
      data-pending={pending || undefined}
      {...given({ 'aria-pressed': pressed, 'aria-label': label })}
      onPress={() => void act?.()}
    >
      {children}
    </AriaButton>
  )
}

/** Only what is set: an attribute that is undefined is not the same as one that is not there. */
function given(named: { 'aria-pressed': boolean | undefined; 'aria-label': string | undefined }) {
  return {
    ...(named['aria-pressed'] === undefined ? {} : { 'aria-pressed': named['aria-pressed'] }),
    ...(named['aria-label'] === undefined ? {} : { 'aria-label': named['aria-label'] }),
  }
}
