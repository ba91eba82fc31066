import type { Mandate } from '@tongban/contracts/mandates'
import { isMobile } from '@tongban/contracts/telephone'
import { type FormEvent, useState } from 'react'

import { Button, Fault, TextField } from '../../design/index.ts'
import { useAct } from '../../platform/use.ts'
import { words } from './words.ts'

/** Somebody may act for an employer from now on: by his name and the telephone with which he logs in. */
export function Appoint({
  subject,
  verb,
  onDone,
}: {
  subject: string
  verb: string
  onDone: (granted: Mandate) => void
}) {
  const [name, setName] = useState('')
  const [typed, setTyped] = useState('')
  const [faults, setFaults] = useState<{ name?: string; telephone?: string }>({})
  const { act, pending, error } = useAct('POST /api/mandates/:subject')
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const telephone = typed.replaceAll(/[\s-]/g, '')
    const wrong = {
      ...(name.trim() === '' ? { name: words.nameMust } : {}),
      ...telephoneFault(telephone),
    }
    setFaults(wrong)
    if (Object.keys(wrong).length > 0) return
    const granted = await act({ params: { subject }, body: { telephone, name: name.trim() } })
    if (granted === undefined) return
    setName('')
    setTyped('')
    onDone(granted)
  }
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      {error !== null && <Fault error={error} />}
      <TextField label={words.name} required value={name} error={faults.name} onChange={setName} />
      <TextField
        label={words.telephone}
        hint={words.telephoneHint}
        required
        type="tel"
        inputMode="tel"
        value={typed}
        error={faults.telephone}
        onChange={setTyped}
      />
      <div>
        <Button kind="primary" submit pending={pending}>
          {verb}
        </Button>
      </div>
    </form>
  )
}

function telephoneFault(telephone: string): { telephone?: string } {
  if (telephone === '') return { telephone: words.telephoneMust }
  return isMobile(telephone) ? {} : { telephone: words.telephoneWrong }
}
