import { type FormEvent, useState } from 'react'

import { Button, ErrorSummary, Fault, Loaded, Notice, Panel, TextField } from '../../design/index.ts'
import type { Read } from '../../platform/client.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { words } from './invitation-words.ts'

type Opening = Read<'POST /api/login/invitation/opening'>
const lettersLeast = 12
const nothing = { password: '', repeated: '', code: '' }

/** 新同事的首次登录: whoever holds the link sets his password and proves his authenticator. */
export function Invitation({ token }: { token: string }) {
  const opening = useRead('POST /api/login/invitation/opening', { body: { token } })
  const [done, setDone] = useState(false)
  if (done)
    return (
      <Notice tone="done" alert>
        <p>{words.done}</p>
        <a className="button" href="/login">
          {words.enter}
        </a>
      </Notice>
    )
  return (
    <Loaded of={opening}>
      {(data) => <InvitationForm token={token} opening={data} onDone={() => setDone(true)} />}
    </Loaded>
  )
}

function InvitationForm({ token, opening, onDone }: { token: string; opening: Opening; onDone: () => void }) {
  const [entered, setEntered] = useState(nothing)
  const [tried, setTried] = useState(false)
  const accept = useAct('POST /api/login/invitation')
  const local = tried ? faultsOf(entered) : []
  const refused =
    accept.error?.fields.map(({ field, message }) => ({ id: `invited-${field}`, text: message })) ?? []
  const faults = local.length > 0 ? local : refused
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (faultsOf(entered).length > 0) return
    const body = { token, password: entered.password, code: entered.code.replaceAll(/\D/g, '') }
    if ((await accept.act({ body })) === undefined) setEntered({ ...entered, code: '' })
    else onDone()
  }
  const field = (
    name: keyof typeof nothing,
    label: string,
    about: { hint?: string; type?: 'password'; autoComplete: string },
  ) => (
    <TextField
      id={`invited-${name}`}
      label={label}
      value={entered[name]}
      onChange={(value) => setEntered({ ...entered, [name]: value })}
      error={faults.find(({ id }) => id === `invited-${name}`)?.text}
      {...about}
    />
  )
  return (
    <form className="stack" onSubmit={(event) => void send(event)}>
      <Notice>
        <p>{words.hello(opening.name, opening.agencyName)}</p>
        <p>
          {words.username}：<strong>{opening.username}</strong>
        </p>
      </Notice>
      <ErrorSummary faults={faults} />
      {accept.error !== null && refused.length === 0 && <Fault error={accept.error} />}
      <Panel title={words.password}>
        <div className="stack">
          {field('password', words.password, {
            hint: words.passwordHint,
            type: 'password',
            autoComplete: 'new-password',
          })}
          {field('repeated', words.repeat, { type: 'password', autoComplete: 'new-password' })}
        </div>
      </Panel>
      <Panel title={words.authenticator}>
        <div className="stack">
          <p>{words.secretHelp}</p>
          <p>
            <code>{opening.totpSecret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
          </p>
          <p>
            <a href={opening.otpauth}>{words.openAuthenticator}</a>
          </p>
          {field('code', words.code, { autoComplete: 'one-time-code' })}
        </div>
      </Panel>
      <div>
        <Button kind="primary" submit pending={accept.pending}>
          {words.finish}
        </Button>
      </div>
    </form>
  )
}

function faultsOf({ password, repeated, code }: typeof nothing): { id: string; text: string }[] {
  return [
    ...(password.length < lettersLeast ? [{ id: 'invited-password', text: words.passwordFault }] : []),
    ...(password === repeated ? [] : [{ id: 'invited-repeated', text: words.repeatFault }]),
    ...(/^\d{6}$/.test(code.replaceAll(/\D/g, '')) ? [] : [{ id: 'invited-code', text: words.codeFault }]),
  ]
}
