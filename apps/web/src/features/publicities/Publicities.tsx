import type { Publicity } from '@tongban/contracts/publicities'
import { useState } from 'react'

import { Button, ErrorSummary, Fault, Loaded, Notice, Paging, Panel, TextField } from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { publicityWords as words } from './words.ts'

/** 公示: what of cases is made public now, for anybody, who may object. */
export function Publicities() {
  const [after, setAfter] = useState<string>()
  const found = useRead('GET /api/publicities', { query: after === undefined ? {} : { after } })
  return (
    <Loaded of={found}>
      {({ rows, next }) => (
        <div className="stack">
          <p className="soft">{words.help}</p>
          {rows.length === 0 && <p>{words.none}</p>}
          {rows.map((row) => (
            <One key={row.id} of={row} />
          ))}
          <Paging next={next} after={after} go={setAfter} />
        </div>
      )}
    </Loaded>
  )
}

function One({ of }: { of: Publicity }) {
  const [open, setOpen] = useState(false)
  const [sent, setSent] = useState(false)
  return (
    <Panel title={words.titleOf(of.itemName, of.about)}>
      <div className="stack">
        <dl className="facts">
          {of.shown.map(({ label, value }) => (
            <div key={label} className="facts-pair">
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
          <dt>{words.agency}</dt>
          <dd>{of.agencyName}</dd>
          <dt>{words.basis}</dt>
          <dd>{of.basis}</dd>
          <dt>{words.period}</dt>
          <dd>{words.periodSaid(dayText(of.since), dayText(of.until))}</dd>
        </dl>
        {sent && (
          <Notice tone="done" alert>
            <p>{words.sent}</p>
          </Notice>
        )}
        {open ? (
          <Objecting
            id={of.id}
            onDone={() => {
              setOpen(false)
              setSent(true)
            }}
            onClose={() => setOpen(false)}
          />
        ) : (
          <div>
            <Button onPress={() => setOpen(true)}>{words.object}</Button>
          </div>
        )}
      </div>
    </Panel>
  )
}

const shortest = 5

function Objecting({ id, onDone, onClose }: { id: string; onDone: () => void; onClose: () => void }) {
  const [text, setText] = useState('')
  const [name, setName] = useState('')
  const [telephone, setTelephone] = useState('')
  const [tried, setTried] = useState(false)
  const object = useAct('POST /api/publicities/:id/objections')
  const faults = text.trim().length < shortest ? [{ id: `objection-${id}`, text: words.textMust }] : []
  const send = async (): Promise<void> => {
    setTried(true)
    if (faults.length > 0) return
    const body = { text: text.trim(), name: name.trim(), telephone: telephone.trim() }
    if ((await object.act({ params: { id }, body })) !== undefined) onDone()
  }
  return (
    <div className="stack">
      {tried && <ErrorSummary faults={faults} />}
      {object.error !== null && <Fault error={object.error} />}
      <TextField
        id={`objection-${id}`}
        label={words.text}
        lines
        longest={1000}
        required
        value={text}
        error={tried ? faults[0]?.text : undefined}
        onChange={setText}
      />
      <p className="soft small">{words.contactHelp}</p>
      <TextField label={words.name} longest={100} value={name} onChange={setName} />
      <TextField label={words.telephone} longest={30} value={telephone} onChange={setTelephone} />
      <div className="row">
        <Button kind="primary" pending={object.pending} onPress={() => void send()}>
          {words.send}
        </Button>
        <Button kind="quiet" onPress={onClose}>
          {words.cancel}
        </Button>
      </div>
    </div>
  )
}
