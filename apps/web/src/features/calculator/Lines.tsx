import type { Law } from '@tongban/policy'
import { answer, rules } from '@tongban/policy/rules'
import { type FormEvent, useState } from 'react'

import { Button, Panel, Select, TextField } from '../../design/index.ts'
import { words } from './words.ts'

const options = rules.map(({ id, title }) => ({ value: id, label: `${id} · ${title.zh}` }))

/** Every rule of the law that is in force, by JSON, a line in and a line out, in this browser: for who wants to check it against the server or a book. */
export function Lines({ law }: { law: Law }) {
  const [id, choose] = useState('')
  const [typed, type] = useState('')
  const [answers, say] = useState<string>()
  const rule = rules.find((one) => one.id === id)
  const reckon = (event: FormEvent): void => {
    event.preventDefault()
    if (rule === undefined) return
    const lines = typed.split('\n').filter((line) => line !== '')
    say(lines.map((line) => JSON.stringify(answer(rule, law, line, { because: true }))).join('\n'))
  }
  return (
    <form className="stack" onSubmit={reckon}>
      <p className="soft">{words.linesHelp}</p>
      <Select label={words.rule} value={id} onChange={choose} options={options} />
      {rule !== undefined && (
        <>
          <p className="row">
            <Button kind="quiet" onPress={() => type(JSON.stringify(rule.example))}>
              {words.example}
            </Button>
          </p>
          <TextField label={words.input} lines value={typed} onChange={type} />
          <p>
            <Button kind="primary" submit>
              {words.reckon}
            </Button>
          </p>
        </>
      )}
      {answers !== undefined && (
        <Panel title={words.output}>
          <output className="code kept">{answers}</output>
        </Panel>
      )}
    </form>
  )
}
