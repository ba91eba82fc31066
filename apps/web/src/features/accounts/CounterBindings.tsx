import type { Binding } from '@tongban/contracts/accounts'
import { useState } from 'react'

import { Button, ConfirmDialog, Fault, Loaded, Notice, Panel, TextField } from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { counterWords as words } from './counter-words.ts'

/** 当面绑定: within a visit, which telephones may log in for who is here; one is bound by the code that comes to it. */
export function CounterBindings({ subject }: { subject: string }) {
  const found = useRead('GET /api/accounts/:subject/bindings', { params: { subject } })
  const [binding, setBinding] = useState(false)
  const [bound, setBound] = useState<Binding>()
  const [ending, setEnding] = useState<Binding>()
  const end = useAct('POST /api/accounts/:subject/bindings/:id/end')
  const release = async (): Promise<void> => {
    if (ending === undefined) return
    if ((await end.act({ params: { subject, id: ending.id } })) === undefined) return
    setEnding(undefined)
    setBound(undefined)
  }
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
                      {nameOf(row)} <span className="soft small">{dayText(row.boundAt.slice(0, 10))}</span>
                    </span>
                    <Button
                      kind="quiet"
                      label={`${words.release} ${nameOf(row)}`}
                      onPress={() => setEnding(row)}
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
      <ConfirmDialog
        open={ending !== undefined}
        title={words.releaseTitle}
        verb={words.release}
        kind="danger"
        pending={end.pending}
        onConfirm={release}
        onCancel={() => setEnding(undefined)}
      >
        {end.error !== null && <Fault error={end.error} />}
        <p>
          {ending !== undefined && nameOf(ending)}。{words.releaseHelp}
        </p>
      </ConfirmDialog>
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
  const [sentTo, setSentTo] = useState<string>()
  const [fault, setFault] = useState<string>()
  const ask = useAct('POST /api/accounts/codes')
  const bind = useAct('POST /api/accounts/:subject/bindings')
  const telephone = typed.replaceAll(/[\s-]/g, '')
  const send = async (): Promise<void> => {
    if (telephone === '') return setFault(words.telephoneMust)
    setFault(undefined)
    if ((await ask.act({ body: { telephone } })) !== undefined) setSentTo(telephone)
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
      onConfirm={confirm}
      onCancel={onCancel}
    >
      {error !== null && <Fault error={error} />}
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
            setSentTo(undefined)
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

function nameOf({ telephone }: Binding): string {
  return telephone === null ? words.ofOpenid : words.ofTelephone(telephone)
}
