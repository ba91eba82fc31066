import { type FormEvent, useState } from 'react'

import { Button, Fault, Loaded, Notice, TextField } from '../../design/index.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { refusalOf } from './refusals.ts'
import { words } from './words.ts'

/**
 * Password and six digits; a refusal keeps what was typed except the digits, which are used up. A refusal of the
 * OpenID login brought one back here, with its code in the address.
 */
export function LoginForm({ onEntered }: { onEntered: () => void }) {
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const options = useRead('GET /api/login/options')
  const login = useAct('POST /api/login/staff')
  const refused = refusalOf(location.search)
  const isOver = new URLSearchParams(location.search).has('over')
  const enter = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const me = await login.act({
      body: { username: username.trim(), password, code: code.replaceAll(/\D/g, '') },
    })
    if (me === undefined) setCode('')
    else onEntered()
  }
  return (
    <div className="stack">
      {refused !== undefined && <Fault error={{ message: refused }} />}
      {isOver && (
        <Notice tone="warn">
          <p>{words.over}</p>
        </Notice>
      )}
      <form className="panel stack" onSubmit={(event) => void enter(event)}>
        {login.error !== null && <Fault error={login.error} />}
        <TextField label={words.username} value={username} onChange={setUsername} autoComplete="username" />
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
        <Button kind="primary" submit pending={login.pending}>
          {words.enter}
        </Button>
      </form>
      <Loaded of={options}>
        {({ openIdConnect, mode }) => (
          <>
            {openIdConnect && (
              <a className="button" href="/api/login/openid">
                {words.openId}
              </a>
            )}
            {mode === 'demo' && <Notice>{words.demo}</Notice>}
            {mode === 'training' && <Notice>{words.training}</Notice>}
          </>
        )}
      </Loaded>
    </div>
  )
}
