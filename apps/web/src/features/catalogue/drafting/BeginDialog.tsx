import { useState } from 'react'
import { useLocation } from 'wouter'

import { ConfirmDialog, Fault, TextField } from '../../../design/index.ts'
import { useAct } from '../../../platform/use.ts'
import { words } from './words.ts'

/** With what a draft begins: nothing, an item that is listed, one in force, or a copy of that. */
export type Beginning =
  | { readonly from: 'nothing' }
  | { readonly from: 'listed' | 'published' | 'copy'; readonly code: string; readonly name: string }

const codes = /^[a-z][a-z0-9-]{0,60}$/

/** Asks for what a new draft needs to begin, and leads to it. */
export function BeginDialog({ of, onClose }: { of: Beginning; onClose: () => void }) {
  const [, go] = useLocation()
  const begin = useAct('POST /api/catalogue/drafts')
  const [name, setName] = useState('')
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const asksName = of.from === 'nothing'
  const asksCode = asksName || of.from === 'copy'
  const sound = (!asksName || name.trim().length >= 2) && (!asksCode || codes.test(code))
  const confirm = async (): Promise<void> => {
    setTried(true)
    if (!sound) return
    const draft = await begin.act({ body: bodyOf(of, name.trim(), code) })
    if (draft !== undefined) go(`/administration/items/${draft.id}`)
  }
  return (
    <ConfirmDialog
      open
      title={titleOf(of)}
      verb={words.begin}
      pending={begin.pending}
      onConfirm={confirm}
      onCancel={onClose}
    >
      {begin.error !== null && <Fault error={begin.error} />}
      {asksName && (
        <TextField
          label={words.newName}
          required
          longest={100}
          value={name}
          onChange={setName}
          error={tried && name.trim().length < 2 ? words.mustName : undefined}
        />
      )}
      {asksCode && (
        <TextField
          label={words.newCode}
          hint={words.newCodeHint}
          required
          longest={61}
          value={code}
          onChange={setCode}
          error={tried && !codes.test(code) ? words.mustCode : undefined}
        />
      )}
    </ConfirmDialog>
  )
}

function titleOf(of: Beginning): string {
  if (of.from === 'nothing') return words.newItem
  if (of.from === 'copy') return words.copyTitle(of.name)
  return of.from === 'listed' ? words.completeOf(of.name) : words.editOf(of.name)
}

function bodyOf(of: Beginning, name: string, code: string) {
  if (of.from === 'nothing') return { from: of.from, name, code }
  return of.from === 'copy'
    ? { from: 'published' as const, code: of.code, as: code }
    : { from: of.from, code: of.code }
}
