import { type FormEvent, useState } from 'react'

import { Button, ErrorSummary, Fault, Loaded, Notice, Panel, TextField } from '../../design/index.ts'
import type { Read } from '../../platform/client.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { type Entered, faultsOf, nothingEntered } from './first-login.ts'
import { roleNames, words } from './words.ts'

type Opening = Read<'POST /api/login/first/opening'>

/** 首次登录: whoever holds the link sets name, user name, password and authenticator, and becomes an administrator. */
export function FirstLogin({ token }: { token: string }) {
  const opening = useRead('POST /api/login/first/opening', { body: { token } })
  const [done, setDone] = useState(false)
  if (done)
    return (
      <Notice tone="done" alert>
        <p>{words.firstDone}</p>
        <a className="button" href="/login">
          {words.enter}
        </a>
      </Notice>
    )
  return (
    <Loaded of={opening}>
      {(data) => <FirstLoginForm token={token} opening={data} onDone={() => setDone(true)} />}
    </Loaded>
  )
}

function FirstLoginForm({ token, opening, onDone }: { token: string; opening: Opening; onDone: () => void }) {
  const named = opening.agencyName !== null
  const [entered, setEntered] = useState(nothingEntered)
  const [tried, setTried] = useState(false)
  const finish = useAct('POST /api/login/first')
  const local = tried ? faultsOf(entered, named) : []
  const refused =
    finish.error?.fields.map(({ field, message }) => ({ id: `first-${field}`, text: message })) ?? []
  const faults = local.length > 0 ? local : refused
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (faultsOf(entered, named).length > 0) return
    const { name, username, password, code, area, agency, telephone, address } = entered
    const body = {
      token,
      name,
      username,
      password,
      code: code.replaceAll(/\D/g, ''),
      agency: named ? null : { area, name: agency, telephone, address },
    }
    if ((await finish.act({ body })) === undefined) setEntered({ ...entered, code: '' })
    else onDone()
  }
  return (
    <form className="stack" onSubmit={(event) => void send(event)}>
      <Notice>
        <p>{words.firstRole(roleNames[opening.role], opening.agencyName)}</p>
      </Notice>
      <ErrorSummary faults={faults} />
      {finish.error !== null && refused.length === 0 && <Fault error={finish.error} />}
      {!named && <AgencyFields entered={entered} onChange={setEntered} faults={faults} />}
      <PersonFields entered={entered} onChange={setEntered} faults={faults} />
      <Authenticator opening={opening} entered={entered} onChange={setEntered} faults={faults} />
      <div>
        <Button kind="primary" submit pending={finish.pending}>
          {words.firstFinish}
        </Button>
      </div>
    </form>
  )
}

interface FieldsProps {
  readonly entered: Entered
  readonly onChange: (entered: Entered) => void
  readonly faults: readonly { id: string; text: string }[]
}

/** One text of the form: its name is its place in what is sent. */
function Field({
  of: name,
  label,
  hint,
  type = 'text',
  autoComplete = 'off',
  entered,
  onChange,
  faults,
}: FieldsProps & {
  of: keyof Entered
  label: string
  hint?: string
  type?: 'text' | 'password' | 'tel'
  autoComplete?: string
}) {
  const id = `first-${name}`
  return (
    <TextField
      id={id}
      label={label}
      type={type}
      autoComplete={autoComplete}
      value={entered[name]}
      onChange={(value) => onChange({ ...entered, [name]: value })}
      error={faults.find((fault) => fault.id === id)?.text}
      {...(hint === undefined ? {} : { hint })}
    />
  )
}

function AgencyFields(props: FieldsProps) {
  return (
    <Panel title={words.firstAgency}>
      <div className="stack">
        <Field of="agency" label={words.firstAgencyName} {...props} />
        <Field of="area" label={words.firstArea} hint={words.firstAreaHint} {...props} />
        <Field of="telephone" label={words.firstTelephone} type="tel" {...props} />
        <Field of="address" label={words.firstAddress} {...props} />
      </div>
    </Panel>
  )
}

function PersonFields(props: FieldsProps) {
  return (
    <Panel title={words.firstYou}>
      <div className="stack">
        <Field of="name" label={words.firstName} autoComplete="name" {...props} />
        <Field
          of="username"
          label={words.username}
          hint={words.firstUsernameHint}
          autoComplete="username"
          {...props}
        />
        <Field
          of="password"
          label={words.password}
          hint={words.firstPasswordHint}
          type="password"
          autoComplete="new-password"
          {...props}
        />
        <Field
          of="repeated"
          label={words.firstRepeat}
          type="password"
          autoComplete="new-password"
          {...props}
        />
      </div>
    </Panel>
  )
}

function Authenticator({ opening, ...props }: FieldsProps & { opening: Opening }) {
  return (
    <Panel title={words.firstAuthenticator}>
      <div className="stack">
        <p>{words.firstSecretHelp}</p>
        <p>
          <code>{opening.totpSecret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
        </p>
        <p>
          <a href={opening.otpauth}>{words.firstOpenAuthenticator}</a>
        </p>
        <Field of="code" label={words.code} hint={words.codeHint} autoComplete="one-time-code" {...props} />
      </div>
    </Panel>
  )
}
