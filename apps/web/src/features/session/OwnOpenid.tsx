import { type FormEvent, useState } from 'react'

import { Button, Fault, Notice, Panel, TextField } from '../../design/index.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { refusalOf } from './refusals.ts'
import { words } from './words.ts'

/**
 * Binds the identity that one has at the provider to oneself; only where a provider is configured. Whoever does it proves
 * once more that he is the one who is signed in.
 */
export function OwnOpenid() {
  const options = useRead('GET /api/login/options')
  const refused = refusalOf(location.search)
  const came = new URLSearchParams(location.search)
  if (options.data?.openIdConnect !== true) return null
  return (
    <Panel title={words.openIdTitle}>
      {refused !== undefined && <Fault error={{ message: refused }} />}
      {came.has('bound') && <Notice tone="done">{words.openIdBound}</Notice>}
      {came.has('bound-anew') && <Notice tone="done">{words.openIdBoundAnew}</Notice>}
      <p>{words.openIdHelp}</p>
      <Proof />
    </Panel>
  )
}

function Proof() {
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const binding = useAct('POST /api/login/openid/binding')
  const begin = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const begun = await binding.act({ body: { password, code: code.replaceAll(/\D/g, '') } })
    if (begun === undefined) setCode('')
    else location.assign(begun.address)
  }
  return (
    <form className="stack" onSubmit={(event) => void begin(event)}>
      {binding.error !== null && <Fault error={binding.error} />}
      <TextField
        label={words.password}
        type="password"
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
      />
      <TextField
        label={words.code}
        hint={words.codeHint}
        inputMode="numeric"
        value={code}
        onChange={setCode}
        autoComplete="one-time-code"
      />
      <div>
        <Button submit pending={binding.pending}>
          {words.openIdBind}
        </Button>
      </div>
    </form>
  )
}
