import { type ReactNode, useCallback, useId } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'

import { Button, type ButtonKind } from './Button.tsx'
import { Fault } from './Notice.tsx'
import { words } from './words.ts'

/**
 * Asks once more before something that cannot be undone; Escape and “先不做” leave everything as it was. The focus goes
 * to what must be answered, else to the verb, so that the keyboard needs no Tab.
 */
export function ConfirmDialog({
  open,
  title,
  verb,
  kind = 'primary',
  pending = false,
  error = null,
  onConfirm,
  onCancel,
  children,
}: {
  open: boolean
  title: string
  verb: string
  kind?: ButtonKind
  pending?: boolean
  /** Why it was not done; the text that was typed stays. */
  error?: { message: string; request?: string; fields?: readonly { message: string }[] } | null
  onConfirm: () => unknown
  onCancel: () => void
  children?: ReactNode
}) {
  const id = useId()
  const focusFirst = useCallback((form: HTMLFormElement | null) => {
    form?.querySelector<HTMLElement>('[data-must] :is(input, textarea, select), [type="submit"]')?.focus()
  }, [])
  return (
    <ModalOverlay className="veil" isOpen={open} onOpenChange={(now) => !now && onCancel()}>
      <Modal className="dialog">
        <AriaDialog aria-labelledby={id}>
          <form
            className="stack"
            ref={focusFirst}
            onSubmit={(event) => {
              event.preventDefault()
              onConfirm()
            }}
          >
            <h2 id={id}>{title}</h2>
            {error !== null && <Fault error={error} />}
            {children}
            <div className="row">
              <Button kind={kind} submit pending={pending}>
                {verb}
              </Button>
              <Button onPress={onCancel}>{words.cancel}</Button>
            </div>
          </form>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
