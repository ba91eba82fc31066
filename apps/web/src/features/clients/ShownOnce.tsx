import { useState } from 'react'

import { Button, ConfirmDialog, Notice } from '../../design/index.ts'
import { words } from './words.ts'

/** Something that is shown once and never again. */
export interface Shown {
  readonly title: string
  readonly text: string
}

/** A key or a secret, to be handed on now. */
export function ShownOnce({ shown, onClose }: { shown: Shown | undefined; onClose: () => void }) {
  const [copied, setCopied] = useState(false)
  const close = (): void => {
    setCopied(false)
    onClose()
  }
  return (
    <ConfirmDialog
      open={shown !== undefined}
      title={shown?.title ?? ''}
      verb={words.done}
      onConfirm={close}
      onCancel={close}
    >
      <Notice tone="warn">
        <p>{words.shownOnce}</p>
      </Notice>
      <p>
        <code className="code">{shown?.text}</code>
      </p>
      <div>
        <Button
          onPress={async () => {
            await navigator.clipboard.writeText(shown?.text ?? '')
            setCopied(true)
          }}
        >
          {copied ? words.copied : words.copy}
        </Button>
      </div>
    </ConfirmDialog>
  )
}
