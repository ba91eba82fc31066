import { type FormEvent, useState } from 'react'

import { Button, Fault, Panel, Select, TextField } from '../../design/index.ts'
import { useAct } from '../../platform/use.ts'
import { useNearAgencies } from '../session/index.ts'
import { words } from './words.ts'

/** A new system, under the agency that keeps it. */
export function RegisterClient({ onDone }: { onDone: (name: string) => void }) {
  const agencies = useNearAgencies()
  const [name, setName] = useState('')
  const [chosen, setAgencyId] = useState<string>()
  const agencyId = chosen ?? agencies.own
  const [tried, setTried] = useState(false)
  const { act, pending, error } = useAct('POST /api/clients')
  const isShort = name.trim().length < 2
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (isShort || agencyId === '') return
    if ((await act({ body: { name: name.trim(), agencyId } })) === undefined) return
    onDone(name.trim())
    setName('')
    setTried(false)
  }
  return (
    <Panel title={words.register}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        {error !== null && <Fault error={error} />}
        <div className="columns">
          <TextField
            label={words.name}
            hint={words.nameHint}
            required
            longest={100}
            value={name}
            error={tried && isShort ? words.must : undefined}
            onChange={setName}
          />
          <Select
            label={words.agency}
            required
            value={agencyId}
            error={tried && agencyId === '' ? words.must : undefined}
            options={agencies.options}
            onChange={setAgencyId}
          />
        </div>
        <div>
          <Button kind="primary" submit pending={pending}>
            {words.register}
          </Button>
        </div>
      </form>
    </Panel>
  )
}
