import { type ReactNode, useState } from 'react'

import { Button } from './Button.tsx'
import { ConfirmDialog } from './Dialog.tsx'

/** The words by which something given is taken back. */
export interface RevokeWords {
  readonly revoke: string
  readonly revokeHelp: string
  readonly revokeOf: (name: string) => string
  readonly revokeTitle: (name: string) => string
}

/** Taking one back, as it is being sent. */
export interface Revoking<Row> {
  /** @returns whether it was taken back */
  readonly revoke: (row: Row) => Promise<boolean>
  readonly pending: boolean
  readonly error: { readonly message: string } | null
  readonly reset: () => void
}

const always = (): boolean => true

/** What was given to whom, a line each; what one may take back is asked once more. */
export function RevocableList<Row>({
  rows,
  keyOf,
  nameOf,
  render,
  mayRevoke = always,
  words,
  revoking,
}: {
  rows: readonly Row[]
  keyOf: (row: Row) => string
  /** To whom it was given. */
  nameOf: (row: Row) => string
  /** What stands in a line: the name, and what it is for. */
  render: (row: Row) => ReactNode
  mayRevoke?: (row: Row) => boolean
  words: RevokeWords
  revoking: Revoking<Row>
}) {
  const [asked, ask] = useState<Row>()
  const close = (): void => {
    ask(undefined)
    revoking.reset()
  }
  const confirm = async (): Promise<void> => {
    if (asked !== undefined && (await revoking.revoke(asked))) ask(undefined)
  }
  return (
    <>
      <ul className="plain">
        {rows.map((row) => (
          <li key={keyOf(row)} className="item">
            <span>{render(row)}</span>
            {mayRevoke(row) && (
              <Button kind="quiet" label={words.revokeOf(nameOf(row))} onPress={() => ask(() => row)}>
                {words.revoke}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        open={asked !== undefined}
        title={words.revokeTitle(asked === undefined ? '' : nameOf(asked))}
        verb={words.revoke}
        kind="danger"
        pending={revoking.pending}
        error={revoking.error}
        onConfirm={confirm}
        onCancel={close}
      >
        <p>{words.revokeHelp}</p>
      </ConfirmDialog>
    </>
  )
}
