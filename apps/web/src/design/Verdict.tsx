import { type ReactNode, useState } from 'react'

import { Button } from './Button.tsx'
import { ConfirmDialog } from './Dialog.tsx'
import { TextField } from './TextField.tsx'
import { words } from './words.ts'

const noteAtLeast = 2
const noteAtMost = 200

/** The two answers to what somebody else asked for; each names for the ear what it is about. */
export function TwoAnswers({
  agree = words.agree,
  agreeTo,
  refuseTo,
  onChoose,
}: {
  agree?: string
  agreeTo: string
  refuseTo: string
  onChoose: (agree: boolean) => void
}) {
  return (
    <div className="row">
      <Button label={agreeTo} onPress={() => onChoose(true)}>
        {agree}
      </Button>
      <Button kind="danger" label={refuseTo} onPress={() => onChoose(false)}>
        {words.refuse}
      </Button>
    </div>
  )
}

/** 两个人办的事: the second of two says whether it is done, after he has read what it does; why not, where that is written down. */
export function Verdict({
  title,
  agree,
  verb = words.agree,
  grave = false,
  noted = false,
  pending,
  error,
  onSay,
  onCancel,
  children,
}: {
  title: string
  agree: boolean
  /** What agreeing is called. */
  verb?: string
  /** What is agreed to ends something for somebody. */
  grave?: boolean
  /** An opinion is kept; who does not agree has to give one. */
  noted?: boolean
  pending: boolean
  error: { message: string; request?: string } | null
  onSay: (note: string) => unknown
  onCancel: () => void
  children?: ReactNode
}) {
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const isMissing = noted && !agree && note.trim().length < noteAtLeast
  return (
    <ConfirmDialog
      open
      title={title}
      verb={agree ? verb : words.refuse}
      kind={agree && !grave ? 'primary' : 'danger'}
      pending={pending}
      error={error}
      onConfirm={() => (isMissing ? setTried(true) : onSay(note.trim()))}
      onCancel={onCancel}
    >
      {children}
      {noted && (
        <TextField
          label={words.opinion}
          value={note}
          onChange={setNote}
          error={tried && isMissing ? words.opinionMust : undefined}
          longest={noteAtMost}
          required={!agree}
        />
      )}
    </ConfirmDialog>
  )
}
