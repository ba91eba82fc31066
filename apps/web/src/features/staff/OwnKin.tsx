import { kinRelations } from '@tongban/contracts/access'
import { documentKindOf, documentKindOptions } from '@tongban/contracts/document-kinds'
import type { DeclareKin, KinRow } from '@tongban/contracts/kin'
import { type FormEvent, useState } from 'react'

import {
  Button,
  Choice,
  ConfirmDialog,
  Fault,
  Loaded,
  Notice,
  Panel,
  Select,
  TextField,
} from '../../design/index.ts'
import { dayOfInstant } from '../../platform/format.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { kinWords as words } from './kin-words.ts'

/** 回避申报: whose records are closed to me, and the declaring of another one. */
export function OwnKin() {
  const found = useRead('GET /api/kin')
  const [done, setDone] = useState(false)
  return (
    <Panel title={words.title}>
      <div className="stack">
        <p>{words.help}</p>
        {done && (
          <Notice tone="done" alert>
            <p>{words.done}</p>
          </Notice>
        )}
        <Loaded of={found}>
          {({ rows }) =>
            rows.length === 0 ? (
              <p className="soft">{words.none}</p>
            ) : (
              <ul className="plain">
                {rows.map((row) => (
                  <li key={row.id}>
                    <Declared {...row} />
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
        <details className="folded">
          <summary>{words.declare}</summary>
          <Declare onDone={() => setDone(true)} />
        </details>
      </div>
    </Panel>
  )
}

function Declared({ id, relation, declaredAt, state }: KinRow) {
  const { act, pending, error } = useAct('POST /api/kin/:id/end')
  const [asks, ask] = useState(false)
  const name = words.relations[relation]
  const end = async (): Promise<void> => {
    if ((await act({ params: { id } })) !== undefined) ask(false)
  }
  return (
    <div className="row">
      <span>
        {name} <span className="soft small">{words.since(dayOfInstant(declaredAt))}</span>
      </span>
      {state === 'stands' && (
        <Button label={words.endOf(name)} onPress={() => ask(true)}>
          {words.end}
        </Button>
      )}
      {state === 'end-asked' && <span className="soft small">{words.endAsked}</span>}
      {state === 'ended' && <span className="soft small">{words.ended}</span>}
      <ConfirmDialog
        open={asks}
        title={words.endOf(name)}
        verb={words.end}
        pending={pending}
        error={error}
        onConfirm={end}
        onCancel={() => ask(false)}
      >
        <p>{words.endHelp}</p>
      </ConfirmDialog>
    </div>
  )
}

function Declare({ onDone }: { onDone: () => void }) {
  const [relation, setRelation] = useState<DeclareKin['relation']>('spouse')
  const [kind, setKind] = useState<DeclareKin['kind']>('resident')
  const [number, setNumber] = useState('')
  const [name, setName] = useState('')
  const [faults, setFaults] = useState<{ number?: string; name?: string }>({})
  const { act, pending, error } = useAct('POST /api/kin')
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const wrong = {
      ...(number.trim() === '' ? { number: words.numberMust } : {}),
      ...(name.trim() === '' ? { name: words.nameMust } : {}),
    }
    setFaults(wrong)
    if (Object.keys(wrong).length > 0) return
    const body = { relation, kind, number: number.trim(), name: name.trim() }
    if ((await act({ body })) === undefined) return
    setNumber('')
    setName('')
    onDone()
  }
  return (
    <form className="stack narrow" onSubmit={(event) => void submit(event)}>
      {error !== null && <Fault error={error} />}
      <Choice
        label={words.relation}
        required
        value={relation}
        onChange={(value) => setRelation(kinRelations.find((known) => known === value) ?? 'spouse')}
        options={kinRelations.map((value) => ({ value, label: words.relations[value] }))}
      />
      <Select
        label={words.kind}
        value={kind}
        onChange={(value) => setKind(documentKindOf(value))}
        options={documentKindOptions}
      />
      <TextField label={words.number} required value={number} error={faults.number} onChange={setNumber} />
      <TextField label={words.name} required value={name} error={faults.name} onChange={setName} />
      <div>
        <Button kind="primary" submit pending={pending}>
          {words.submit}
        </Button>
      </div>
    </form>
  )
}
