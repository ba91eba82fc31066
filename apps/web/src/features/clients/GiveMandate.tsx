import { type FormEvent, useState } from 'react'

import { Button, DateField, Fault, Select, TextField } from '../../design/index.ts'
import { daysAfter } from '../../platform/format.ts'
import { useAct } from '../../platform/use.ts'
import { givenWords as words } from './given-words.ts'

const usualDays = 365

/** One lets a system act for oneself: which, by what it knows one, until when. */
export function GiveMandate({
  subject,
  today,
  clients,
  onGiven,
}: {
  subject: string
  today: string
  clients: readonly { readonly id: string; readonly name: string; readonly agencyName: string }[]
  onGiven: (given: { readonly clientName: string }) => void
}) {
  const [client, setClient] = useState('')
  const [account, setAccount] = useState('')
  const [to, setTo] = useState(daysAfter(today, usualDays))
  const [tried, setTried] = useState(false)
  const { act, pending, error } = useAct('POST /api/client-mandates/:subject')
  if (clients.length === 0) return <p>{words.noClients}</p>
  const faults = {
    client: client === '' ? words.whichMust : undefined,
    account: account.trim() === '' ? words.accountMust : undefined,
    to: /^\d{4}-\d{2}-\d{2}$/.test(to) ? undefined : words.toMust,
  }
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (Object.values(faults).some((fault) => fault !== undefined)) return
    const given = await act({ params: { subject }, body: { client, account: account.trim(), to } })
    if (given === undefined) return
    setClient('')
    setAccount('')
    setTried(false)
    onGiven(given)
  }
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      {error !== null && <Fault error={error} />}
      <Select
        label={words.which}
        required
        value={client}
        none={words.choose}
        error={tried ? faults.client : undefined}
        options={clients.map(({ id, name, agencyName }) => ({
          value: id,
          label: `${name}（${agencyName}）`,
        }))}
        onChange={setClient}
      />
      <TextField
        label={words.account}
        hint={words.accountHint}
        required
        longest={60}
        value={account}
        error={tried ? faults.account : undefined}
        onChange={setAccount}
      />
      <DateField label={words.to} value={to} error={tried ? faults.to : undefined} onChange={setTo} />
      <div>
        <Button kind="primary" submit pending={pending}>
          {words.verb}
        </Button>
      </div>
    </form>
  )
}
