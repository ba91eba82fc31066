import type { UseQueryResult } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'

import { Button, ErrorSummary, Fault, Loaded, Notice, Panel, TextField } from '../../design/index.ts'
import type { ApiError } from '../../platform/client.ts'
import { words } from './first-login-words.ts'
import { type Asked, type Entered, faultsOf, nothingEntered } from './first-login.ts'

/** A new secret for an authenticator. */
interface Secret {
  readonly totpSecret: string
  readonly otpauth: string
}

/** What a link opens, until it is used: then it opens nothing any more. */
export function ByLink<Opening>({
  opening,
  children,
}: {
  opening: UseQueryResult<Opening, ApiError>
  children: (opening: Opening, onDone: () => void) => ReactNode
}) {
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
  return <Loaded of={opening}>{(data) => children(data, () => setDone(true))}</Loaded>
}

/**
 * Sets up a login by a link that is good once: password and authenticator, and who one is where the link does not know it. One form for the
 * first administrators, new colleagues, and those who lost their authenticator.
 */
export function SetUpLogin({
  asked,
  secret,
  pending,
  error,
  onSend,
  children,
}: {
  asked: Asked
  secret: Secret
  pending: boolean
  error: ApiError | null
  /** @returns whether it was taken */
  onSend: (entered: Entered) => Promise<boolean>
  children: ReactNode
}) {
  const [entered, setEntered] = useState(nothingEntered)
  const [tried, setTried] = useState(false)
  const local = tried ? faultsOf(entered, asked) : []
  const refused = error?.fields.map(({ field, message }) => ({ id: `first-${field}`, text: message })) ?? []
  const faults = local.length > 0 ? local : refused
  const fields = { entered, onChange: setEntered, faults }
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (faultsOf(entered, asked).length > 0) return
    if (!(await onSend(entered))) setEntered({ ...entered, code: '' })
  }
  return (
    <form className="stack" onSubmit={(event) => void send(event)}>
      <Notice>{children}</Notice>
      <ErrorSummary faults={faults} />
      {error !== null && refused.length === 0 && <Fault error={error} />}
      {asked.agency && <AgencyFields {...fields} />}
      {asked.person && <PersonFields {...fields} />}
      <PasswordFields {...fields} />
      <Authenticator secret={secret} {...fields} />
      <div>
        <Button kind="primary" submit pending={pending}>
          {words.finish}
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
    <Panel title={words.agency}>
      <div className="stack">
        <Field of="agency" label={words.agencyName} {...props} />
        <Field of="area" label={words.area} hint={words.areaHint} {...props} />
        <Field of="telephone" label={words.telephone} type="tel" {...props} />
        <Field of="address" label={words.address} {...props} />
      </div>
    </Panel>
  )
}

function PersonFields(props: FieldsProps) {
  return (
    <Panel title={words.you}>
      <div className="stack">
        <Field of="name" label={words.name} autoComplete="name" {...props} />
        <Field
          of="username"
          label={words.username}
          hint={words.usernameHint}
          autoComplete="username"
          {...props}
        />
      </div>
    </Panel>
  )
}

function PasswordFields(props: FieldsProps) {
  const common = { type: 'password', autoComplete: 'new-password', ...props } as const
  return (
    <Panel title={words.password}>
      <div className="stack">
        <Field of="password" label={words.password} hint={words.passwordHint} {...common} />
        <Field of="repeated" label={words.repeat} {...common} />
      </div>
    </Panel>
  )
}

function Authenticator({ secret, ...props }: FieldsProps & { secret: Secret }) {
  return (
    <Panel title={words.authenticator}>
      <div className="stack">
        <p>{words.secretHelp}</p>
        <p>
          <code>{secret.totpSecret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
        </p>
        <p>
          <a href={secret.otpauth}>{words.openAuthenticator}</a>
        </p>
        <Field of="code" label={words.code} autoComplete="one-time-code" {...props} />
      </div>
    </Panel>
  )
}
