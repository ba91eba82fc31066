import type { Binding } from '@tongban/contracts/accounts'
import { useState } from 'react'

import { ConfirmDialog } from '../../design/index.ts'
import { useAct } from '../../platform/use.ts'

/** Which way to log in is about to be released. */
export function useRelease(subject: string, onReleased: () => void = () => undefined) {
  const [ending, setEnding] = useState<Binding>()
  const { act, pending, error } = useAct('POST /api/accounts/:subject/bindings/:id/end')
  return {
    ending,
    pending,
    error,
    ask: setEnding,
    cancel: (): void => setEnding(undefined),
    confirm: async (): Promise<void> => {
      if (ending === undefined) return
      if ((await act({ params: { subject, id: ending.id } })) === undefined) return
      setEnding(undefined)
      onReleased()
    },
  }
}

/** Asked once more: what it opened closes at once. */
export function ReleaseDialog({
  of: { ending, pending, error, confirm, cancel },
  words,
}: {
  of: ReturnType<typeof useRelease>
  words: {
    readonly releaseTitle: string
    readonly release: string
    readonly releaseHelp: string
    readonly openidAgain: string
    readonly ofOpenid: string
    readonly ofTelephone: (last: string) => string
  }
}) {
  return (
    <ConfirmDialog
      open={ending !== undefined}
      title={words.releaseTitle}
      verb={words.release}
      kind="danger"
      pending={pending}
      error={error}
      onConfirm={confirm}
      onCancel={cancel}
    >
      {ending !== undefined && (
        <p>
          <strong>{bindingName(ending, words)}</strong>
        </p>
      )}
      <p>{words.releaseHelp}</p>
      {ending?.how === 'openid' && <p>{words.openidAgain}</p>}
    </ConfirmDialog>
  )
}

/** A telephone by its last digits, or the national login. */
export function bindingName(
  { telephone }: Binding,
  words: { readonly ofOpenid: string; readonly ofTelephone: (last: string) => string },
): string {
  return telephone === null ? words.ofOpenid : words.ofTelephone(telephone)
}
