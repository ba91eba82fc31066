import { documentKindOf, documentKindOptions } from '@tongban/contracts/document-kinds'
import { renewalReasons } from '@tongban/contracts/renewal-reasons'
import { useState } from 'react'

import { Button, ConfirmDialog, Select, TextField } from '../../design/index.ts'
import { useAct } from '../../platform/use.ts'
import { renewalWords as words } from './renewal-words.ts'

const nothing = { reason: '', document: 'resident', documentEnd: '' }
type Fields = Partial<Record<keyof typeof nothing, string>>

/** 丢了验证器: one administrator has identified a colleague, and asks another one to confirm that his login is made anew. */
export function AskRenewal({ id, name }: { id: string; name: string }) {
  const [open, setOpen] = useState(false)
  const [asked, setAsked] = useState(false)
  if (asked) return <p className="soft">{words.asked}</p>
  return (
    <>
      <Button kind="quiet" label={words.askFor(name)} onPress={() => setOpen(true)}>
        {words.ask}
      </Button>
      {open && (
        <Asking
          id={id}
          name={name}
          onClose={() => setOpen(false)}
          onAsked={() => {
            setOpen(false)
            setAsked(true)
          }}
        />
      )}
    </>
  )
}

function Asking({
  id,
  name,
  onClose,
  onAsked,
}: {
  id: string
  name: string
  onClose: () => void
  onAsked: () => void
}) {
  const { act, pending, error } = useAct('POST /api/staff/:id/renewal')
  const [typed, setTyped] = useState(nothing)
  const [faults, setFaults] = useState<Fields>({})
  const field = (key: keyof typeof nothing) => ({
    value: typed[key],
    onChange: (value: string) => setTyped({ ...typed, [key]: value }),
    error: faults[key],
    required: true,
  })
  const confirm = async (): Promise<void> => {
    const reason = renewalReasons.find((known) => known === typed.reason)
    const documentEnd = typed.documentEnd.trim()
    const found: Fields = {
      ...(reason === undefined ? { reason: words.choose } : {}),
      ...(typed.document === '' ? { document: words.choose } : {}),
      ...(/^[\dA-Za-z]{4}$/.test(documentEnd) ? {} : { documentEnd: words.documentEndWrong }),
    }
    setFaults(found)
    if (reason === undefined || Object.keys(found).length > 0) return
    const body = { reason, document: documentKindOf(typed.document), documentEnd }
    if ((await act({ params: { id }, body })) !== undefined) onAsked()
  }
  return (
    <ConfirmDialog
      open
      title={words.askTitle(name)}
      verb={words.send}
      pending={pending}
      error={error}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <p>{words.askHelp}</p>
      <Select
        {...field('reason')}
        label={words.reason}
        options={renewalReasons.map((value) => ({ value, label: words.reasons[value] }))}
      />
      <Select {...field('document')} label={words.document} options={documentKindOptions} />
      <TextField {...field('documentEnd')} label={words.documentEnd} longest={4} />
    </ConfirmDialog>
  )
}
