import type { Binding } from '@tongban/contracts/accounts'
import { isMobile } from '@tongban/contracts/telephone'
import { useState } from 'react'

import { Button, ConfirmDialog, Loaded, Notice, Panel, TextField } from '../../design/index.ts'
import { dayOfInstant } from '../../platform/format.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { counterWords as words } from './counter-words.ts'
import { useOneTimeCode } from './one-time-code.ts'
import { bindingName, ReleaseDialog, useRelease } from './Release.tsx'

/** 当面绑定: within a visit, which telephones may log in for who is here; one is bound by the code that comes to it. */
export function CounterBindings({ subject }: { subject: string }) {
  const found = useRead('GET /api/accounts/:subject/bindings', { params: { subject } })
  const [binding, setBinding] = useState(false)
  const [bound, setBound] = useState<Binding>()
  const release = useRelease(subject, () => setBound(undefined))
  return (
    <Panel title={words.title}>
      <div className="stack">
        {bound !== undefined && (
          <Notice tone="done" alert>
            <p>{words.bound(bound.telephone ?? '')}</p>
          </Notice>
        )}
        <Loaded of={found}>
          {({ rows }) =>
            rows.length === 0 ? (
              <p className="soft">{words.none}</p>
            ) : (
              <ul className="plain">
                {rows.map((row) => (
                  <li key={row.id} className="row row-apart">
                    <span>
                      {bindingName(row, words)}{' '}
                      <span className="soft small">{dayOfInstant(row.boundAt)}</span>
                    </span>
                    <Button
                      kind="quiet"
                      label={`${words.release} ${bindingName(row, words)}`}
                      onPress={() => release.ask(row)}
                    >
                      {words.release}
                    </Button>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
        <div>
          <Button onPress={() => setBinding(true)}>{words.bind}</Button>
        </div>
      </div>
      {binding && (
        <Bind
          subject={subject}
          onBound={(now) => {
            setBinding(false)
            setBound(now)
          }}
          onCancel={() => setBinding(false)}
        />
      )}
      <ReleaseDialog of={release} words={words} />
    </Panel>
  )
}

/** Two steps in one dialog: the number, then the code that the person reads out. */
function Bind({
  subject,
  onBound,
  onCancel,
}: {
  subject: string
  onBound: (binding: Binding) => void
  onCancel: () => void
}) {
  const [typed, setTyped] = useState('')
  const [code, setCode] = useState('')
  const [fault, setFault] = useState<string>()
  const { sentTo, send: sendTo, forget, ...ask } = useOneTimeCode()
  const bind = useAct('POST /api/accounts/:subject/bindings')
  const telephone = typed.replaceAll(/[\s-]/g, '')
  const send = async (): Promise<void> => {
    if (telephone === '') return setFault(words.telephoneMust)
    if (!isMobile(telephone)) return setFault(words.telephoneWrong)
    setFault(undefined)
    await sendTo(telephone)
  }
  const confirm = async (): Promise<void> => {
    if (sentTo === undefined) return await send()
    if (!/^\d{6}$/.test(code.trim())) return setFault(words.codeMust)
    setFault(undefined)
    const bound = await bind.act({ params: { subject }, body: { telephone: sentTo, code: code.trim() } })
    if (bound !== undefined) onBound(bound)
  }
  const error = ask.error ?? bind.error
  return (
    <ConfirmDialog
      open
      title={words.bindTitle}
      verb={sentTo === undefined ? words.send : words.confirm}
      pending={ask.pending || bind.pending}
      error={error}
      onConfirm={confirm}
      onCancel={onCancel}
    >
      <p>{words.bindHelp}</p>
      <div data-must={sentTo === undefined}>
        <TextField
          label={words.telephone}
          hint={words.telephoneHint}
          type="tel"
          inputMode="tel"
          value={typed}
          error={sentTo === undefined ? fault : undefined}
          onChange={(text) => {
            setTyped(text)
            forget()
          }}
        />
      </div>
      {sentTo !== undefined && (
        <>
          <Notice tone="done" alert>
            <p>{words.sent(sentTo)}</p>
          </Notice>
          <TextField
            label={words.code}
            inputMode="numeric"
            longest={6}
            value={code}
            error={fault}
            onChange={setCode}
          />
        </>
      )}
    </ConfirmDialog>
  )
}
