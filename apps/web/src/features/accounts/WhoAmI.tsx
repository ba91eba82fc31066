import type { OwnAccount } from '@tongban/contracts/accounts'
import { type FormEvent, useState } from 'react'

import { Button, Fault, Notice, Page, Select, TextField } from '../../design/index.ts'
import { useAct } from '../../platform/use.ts'
import { words } from './words.ts'

const documentKinds = [
  'resident',
  'hk-macau-permit',
  'taiwan-permit',
  'hmt-residence-permit',
  'foreign-permanent',
  'passport',
] as const

/** For whom of a family, where one telephone stands for several. */
export function ChoosePerson({ own, onChosen }: { own: OwnAccount; onChosen: () => void }) {
  const choose = useAct('POST /api/accounts/own/person')
  return (
    <Page title={words.choose}>
      <p className="soft">{words.chooseHelp}</p>
      {choose.error !== null && <Fault error={choose.error} />}
      <ul className="plain stack">
        {own.people.map(({ subject, name }) => (
          <li key={subject}>
            <Button
              pending={choose.pending}
              pressed={own.subject === subject}
              onPress={async () => {
                if ((await choose.act({ body: { subject } })) !== undefined) onChosen()
              }}
            >
              {name}
            </Button>
          </li>
        ))}
      </ul>
    </Page>
  )
}

const kinds = documentKinds.map((value) => ({ value, label: words.kinds[value] }))

/** The first login of a telephone: number, name and the telephone on record must agree. */
export function BindPerson({ onBound }: { onBound: () => void }) {
  const [kind, setKind] = useState<(typeof documentKinds)[number]>('resident')
  const [number, setNumber] = useState('')
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)
  const bind = useAct('POST /api/accounts/own/bindings')
  const missing = (text: string): string | undefined => (tried && text.trim() === '' ? words.must : undefined)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (number.trim() === '' || name.trim() === '') return
    const own = await bind.act({ body: { kind, number: number.trim(), name: name.trim() } })
    if (own !== undefined) onBound()
  }
  return (
    <Page title={words.bind}>
      <p>{words.bindHelp}</p>
      <form className="panel stack" onSubmit={(event) => void submit(event)}>
        {bind.error !== null && <Fault error={bind.error} />}
        <Select
          label={words.bindKind}
          value={kind}
          options={kinds}
          onChange={(value) => setKind(kinds.find((one) => one.value === value)?.value ?? 'resident')}
        />
        <TextField
          label={words.bindNumber}
          required
          value={number}
          error={missing(number)}
          onChange={setNumber}
        />
        <TextField
          label={words.bindName}
          required
          autoComplete="name"
          value={name}
          error={missing(name)}
          onChange={setName}
        />
        <Button kind="primary" submit pending={bind.pending}>
          {words.bindDo}
        </Button>
      </form>
      <Notice>
        <p>{words.bindOther}</p>
      </Notice>
    </Page>
  )
}
