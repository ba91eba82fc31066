import type { Visit } from '@tongban/contracts/people'
import { type FormEvent, useState } from 'react'

import { Button, Choice, ErrorSummary, Fault, Notice, Select, TextField } from '../../design/index.ts'
import type { Sent } from '../../platform/client.ts'
import { useAct } from '../../platform/use.ts'
import { words } from './words.ts'

type Identification = Sent<'POST /api/visits'>['body']
type How = Identification['identifiedBy']
type Kind = Extract<Identification, { subjectKind: 'person' }>['kind']
const kinds = Object.keys(words.kinds).filter((kind): kind is Kind => kind in words.kinds)
const hows = Object.keys(words.hows).filter((how): how is How => how in words.hows)

/** 接待: says who came and how it was made sure; a number that nobody knows can be taken on as a new applicant. */
export function Identify({ onOpened }: { onOpened: (visit: Visit) => void }) {
  const [subjectKind, setSubjectKind] = useState<'person' | 'employer'>('person')
  const [kind, setKind] = useState<Kind>('resident')
  const [number, setNumber] = useState('')
  const [name, setName] = useState('')
  const [issuer, setIssuer] = useState('')
  const [how, setHow] = useState<How>('document')
  const [purpose, setPurpose] = useState(words.purposeUsual)
  const [tried, setTried] = useState(false)
  const open = useAct('POST /api/visits')
  const isPerson = subjectKind === 'person'
  const missing = {
    number: number.trim() === '' ? (isPerson ? words.must.number : words.must.uscc) : undefined,
    name: name.trim() === '' ? (isPerson ? words.must.name : words.must.employerName) : undefined,
  }
  const said = (field: string): string | undefined =>
    open.error?.fields.find((fault) => fault.field.endsWith(field))?.message
  const unknown = open.error?.code === 'visits.unknown' && isPerson

  const identify = async (register: boolean): Promise<void> => {
    setTried(true)
    if (missing.number !== undefined || missing.name !== undefined) return
    const shared = { name: name.trim(), identifiedBy: how, purpose: purpose.trim() || words.purposeUsual }
    const body: Identification = isPerson
      ? {
          subjectKind: 'person',
          kind,
          number: number.trim(),
          ...shared,
          ...(issuer.trim() === '' ? {} : { issuer: issuer.trim() }),
          ...(register ? { register } : {}),
        }
      : { subjectKind: 'employer', uscc: number.trim(), ...shared }
    const visit = await open.act({ body })
    if (visit !== undefined) onOpened(visit)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void identify(false)
  }
  const faults = tried ? [['number', missing.number] as const, ['name', missing.name] as const] : []

  return (
    <form className="panel stack reading" onSubmit={submit}>
      <ErrorSummary
        faults={faults.flatMap(([id, text]) => (text === undefined ? [] : [{ id: `identify-${id}`, text }]))}
      />
      {open.error !== null && !unknown && <Fault error={open.error} />}
      <Choice
        label={words.about}
        value={subjectKind}
        onChange={(value) => setSubjectKind(value === 'employer' ? 'employer' : 'person')}
        options={[
          { value: 'person', label: words.person },
          { value: 'employer', label: words.employer },
        ]}
      />
      {isPerson && (
        <Select
          label={words.kind}
          value={kind}
          onChange={(value) => setKind(kinds.find((known) => known === value) ?? 'resident')}
          options={kinds.map((value) => ({ value, label: words.kinds[value] }))}
        />
      )}
      <TextField
        id="identify-number"
        label={isPerson ? words.number : words.uscc}
        value={number}
        onChange={setNumber}
        error={(tried ? missing.number : undefined) ?? said('number') ?? said('uscc')}
      />
      <TextField
        id="identify-name"
        label={isPerson ? words.name : words.employerName}
        value={name}
        onChange={setName}
        error={(tried ? missing.name : undefined) ?? said('name')}
      />
      {isPerson && kind === 'passport' && (
        <TextField
          label={words.issuer}
          hint={words.issuerHint}
          value={issuer}
          onChange={setIssuer}
          error={said('issuer')}
        />
      )}
      <Choice
        label={words.how}
        value={how}
        onChange={(value) => setHow(hows.find((known) => known === value) ?? 'document')}
        options={hows.map((value) => ({ value, label: words.hows[value] }))}
      />
      <TextField label={words.purpose} value={purpose} onChange={setPurpose} error={said('purpose')} />
      {unknown && (
        <Notice tone="warn" alert>
          <p>{words.unknown}</p>
          <p>
            <Button onPress={() => identify(true)} pending={open.pending}>
              {words.register}
            </Button>
          </p>
        </Notice>
      )}
      <div>
        <Button kind="primary" submit pending={open.pending}>
          {words.open}
        </Button>
      </div>
    </form>
  )
}
