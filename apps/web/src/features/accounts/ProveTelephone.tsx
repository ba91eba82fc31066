import { isMobile } from '@tongban/contracts/telephone'
import { useEffect, useId } from 'react'

import { Button, Fault, Notice, Panel, TextField } from '../../design/index.ts'
import { useOneTimeCode } from './one-time-code.ts'
import { words } from './words.ts'

/** A new telephone is confirmed by the code that comes to it, before the record trusts it. */
export function ProveTelephone({
  telephone,
  code,
  onChange,
}: {
  telephone: string
  code: string
  onChange: (code: string) => void
}) {
  const { sentTo, wait, pending, error, send } = useOneTimeCode()
  const id = useId()
  const sent = sentTo === telephone
  useEffect(() => {
    if (sent) document.getElementById(id)?.focus()
  }, [sent, id]) // the six digits go where they belong, for whoever has no mouse
  if (!isMobile(telephone))
    return (
      <Notice tone="warn">
        <p>{words.noMobile(telephone)}</p>
      </Notice>
    )
  return (
    <Panel title={words.prove(telephone)}>
      <div className="stack">
        <p>{sent ? words.sent(telephone) : words.proveWhy}</p>
        {error !== null && <Fault error={error} />}
        {sent && (
          <TextField
            id={id}
            label={words.code}
            hint={words.codeHint}
            inputMode="numeric"
            autoComplete="one-time-code"
            longest={6}
            value={code}
            onChange={onChange}
          />
        )}
        <Button
          {...(sent ? { kind: 'quiet' as const } : {})}
          disabled={sent && wait > 0}
          onPress={async () => await send(telephone)}
          pending={pending}
        >
          {sent ? (wait > 0 ? words.sendAgainIn(wait) : words.sendAgain) : words.send}
        </Button>
      </div>
    </Panel>
  )
}
