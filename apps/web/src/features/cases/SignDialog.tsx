import type { Declaration } from '@tongban/contracts/declaration'
import type { Answers } from '@tongban/contracts/form'
import type { Signature, UnsignedReason } from '@tongban/contracts/signature'
import { signedHash } from '@tongban/contracts/signed'
import { type ReactNode, useRef, useState } from 'react'

import { type Attached, Button, Checkbox, ConfirmDialog, Select, SignaturePad } from '../../design/index.ts'
import { AnswersOf, answersAsked, changedFrom } from '../catalogue/index.ts'
import { useDevice } from '../session/index.ts'
import { ContradictionsOf } from './ChecksOf.tsx'
import { words } from './sign-words.ts'
import { words as caseWords } from './words.ts'

const reasons = Object.keys(words.reasons).filter((code): code is UnsignedReason => code in words.reasons)

/** A salt for one sheet, so that nobody guesses a short form by its hash. */
export function newSalt(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}

/** What is shown to be signed, and for whom. */
export interface ToSign {
  /** Nobody, where he is not looked up yet. */
  readonly subject: string | undefined
  readonly declaration: Declaration
  readonly version: number
  readonly answers: Answers
  /** What the record says now: what is changed is signed with what it was. */
  readonly facts: Readonly<Record<string, string>>
  readonly salt: string
  /** Whether the rules of the item can be looked at before it is handed in: of several items at once they cannot. */
  readonly looksAhead: boolean
}

/**
 * 给办事人看并签名: the filled form, turned to whoever is here, and a sheet to write one's name; who cannot, says that it is right,
 * and the clerk says why there is no signature.
 */
export function SignDialog({
  of,
  verb,
  pending,
  upload,
  children,
  onSigned,
  onCancel,
}: {
  of: ToSign
  verb: string
  pending: boolean
  /** Where the picture of the signature goes. */
  upload: (file: File) => Promise<Attached>
  /** What went wrong afterwards. */
  children?: ReactNode
  onSigned: (signature: Signature) => Promise<void>
  onCancel: () => void
}) {
  const [picture, setPicture] = useState<Blob>()
  const [said, setSaid] = useState(false)
  const [reason, setReason] = useState<UnsignedReason>()
  const [fault, setFault] = useState<string>()
  const [sending, setSending] = useState(false)
  const staged = useRef<{ picture: Blob; file: string }>(undefined)
  const pad = useDevice('pad')
  const { subject, declaration, version, salt } = of
  const form = answersAsked(declaration.form, of.answers)
  const before = changedFrom(declaration.form, form, of.facts)
  const bound = { salt, formHash: signedHash({ item: declaration.code, itemVersion: version, form, salt }) }

  const send = async (drawn: Blob): Promise<string> => {
    if (staged.current?.picture === drawn) return staged.current.file // sent again it is the same act
    const { id } = await upload(new File([drawn], `${words.signature}.png`, { type: 'image/png' }))
    staged.current = { picture: drawn, file: id }
    return id
  }
  const confirm = async (): Promise<void> => {
    if (said && reason === undefined) return setFault(words.reasonMust)
    if (!said && picture === undefined) return setFault(words.must)
    setFault(undefined)
    setSending(true)
    try {
      if (said && reason !== undefined) await onSigned({ ...bound, unsigned: reason })
      else if (picture !== undefined) await onSigned({ ...bound, file: await send(picture) })
    } catch (error) {
      setFault(error instanceof Error ? error.message : words.must)
    }
    setSending(false)
  }
  const byPad = async (): Promise<void> => {
    setFault(undefined)
    try {
      setPicture(await pad?.signature())
    } catch (error) {
      setFault(error instanceof Error ? error.message : words.must)
    }
  }
  return (
    <ConfirmDialog
      open
      title={words.title}
      verb={verb}
      pending={pending || sending}
      error={fault === undefined ? null : { message: fault }}
      onConfirm={confirm}
      onCancel={onCancel}
    >
      {children}
      <p>
        <strong>{declaration.names['zh-CN']}</strong>
        <br />
        {words.help}
      </p>
      {subject !== undefined && of.looksAhead && (
        <ContradictionsOf {...{ subject, form }} item={declaration.code} help={caseWords.againstHere} />
      )}
      <AnswersOf fields={declaration.form} answers={of.answers} before={before} />
      {!said && (
        <>
          <SignaturePad label={words.sheet} onChange={setPicture} />
          {pad !== undefined && (
            <div>
              <Button onPress={byPad}>{words.byPad}</Button>
            </div>
          )}
          {picture instanceof File && <output>{words.fromPad}</output>}
        </>
      )}
      <div data-must>
        <Checkbox checked={said} onChange={setSaid}>
          {words.said}
        </Checkbox>
      </div>
      {said && (
        <Select
          label={words.reason}
          value={reason ?? ''}
          onChange={(code) => setReason(reasons.find((known) => known === code))}
          options={reasons.map((value) => ({ value, label: words.reasons[value] }))}
        />
      )}
    </ConfirmDialog>
  )
}
