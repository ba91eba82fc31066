import { isMobile } from '@tongban/contracts/telephone'
import { type FormEvent, useEffect, useState } from 'react'

import { Button, Fault, Loaded, Notice, TextField } from '../../design/index.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { useOneTimeCode } from './one-time-code.ts'
import { words } from './words.ts'

const demoCode = '246810'

/** A telephone and the code that comes to it; nothing else has to be remembered. */
export function LoginForm({ onEntered }: { onEntered: () => void }) {
  const [telephone, setTelephone] = useState('')
  const [code, setCode] = useState('')
  const [faults, setFaults] = useState<{ telephone?: string; code?: string }>({})
  const options = useRead('GET /api/accounts/options')
  const ask = useOneTimeCode({ remembered: true })
  const { sentTo, wait } = ask
  const login = useAct('POST /api/accounts/login')
  useEffect(() => {
    if (sentTo !== undefined) document.querySelector<HTMLInputElement>('#login-code')?.focus()
  }, [sentTo]) // the six digits go where they belong, for whoever has no mouse
  const refused = refusalOf(location.search)
  const number = telephone.replaceAll(/[\s-]/g, '')

  const send = async (): Promise<void> => {
    if (number === '') return setFaults({ telephone: words.telephoneMust })
    if (!isMobile(number)) return setFaults({ telephone: words.telephoneWrong })
    setFaults({})
    await ask.send(number)
  }
  const enter = async (): Promise<void> => {
    if (!/^\d{6}$/.test(code.trim())) return setFaults({ code: words.codeMust })
    setFaults({})
    const own = await login.act({ body: { telephone: sentTo ?? number, code: code.trim() } })
    if (own === undefined) setCode('')
    else {
      ask.forget()
      onEntered()
    }
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void (sentTo === undefined ? send() : enter())
  }
  return (
    <div className="stack">
      {refused !== undefined && <Fault error={{ message: refused }} />}
      {new URLSearchParams(location.search).has('over') && (
        <Notice tone="warn">
          <p>{words.over}</p>
        </Notice>
      )}
      <form className="panel stack" onSubmit={submit}>
        {ask.error !== null && <Fault error={ask.error} />}
        {login.error !== null && <Fault error={login.error} />}
        {sentTo === undefined ? (
          <>
            <TextField
              label={words.telephone}
              hint={words.telephoneHint}
              type="tel"
              inputMode="tel"
              autoComplete="tel"
              value={telephone}
              error={faults.telephone}
              onChange={setTelephone}
            />
            <Button kind="primary" submit pending={ask.pending}>
              {words.send}
            </Button>
          </>
        ) : (
          <>
            <Notice tone="done" alert>
              <p>{words.sent(sentTo)}</p>
            </Notice>
            <TextField
              id="login-code"
              label={words.code}
              hint={words.codeHint}
              inputMode="numeric"
              autoComplete="one-time-code"
              longest={6}
              value={code}
              error={faults.code}
              onChange={setCode}
            />
            <Button kind="primary" submit pending={login.pending}>
              {words.enter}
            </Button>
            <div className="row">
              <Button kind="quiet" disabled={wait > 0} onPress={send} pending={ask.pending}>
                {wait > 0 ? words.sendAgainIn(wait) : words.sendAgain}
              </Button>
              <Button kind="quiet" onPress={ask.forget}>
                {words.otherTelephone}
              </Button>
            </div>
          </>
        )}
      </form>
      <Loaded of={options}>
        {({ openIdConnect, mode }) => (
          <>
            {openIdConnect && (
              <a className="button" href="/api/accounts/openid">
                {words.openId}
              </a>
            )}
            {mode === 'demo' && (
              <Notice>
                <p>{words.demo(demoCode)}</p>
                <p>
                  <a href="/phone">{words.phone}</a>
                </p>
              </Notice>
            )}
          </>
        )}
      </Loaded>
      <p className="soft">{words.noTelephone}</p>
      <p>
        <a href="/login">{words.staff}</a>
      </p>
    </div>
  )
}

/** Why a login through the provider did not come about, from the address it leads back to. */
function refusalOf(search: string): string | undefined {
  const code = new URLSearchParams(search).get('refused')
  return Object.entries(words.refusals).find(([known]) => known === code)?.[1]
}
