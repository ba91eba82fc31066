import { type FormEvent, useState } from 'react'

import { Button, DateField, ErrorSummary, Fault, Notice, Panel, TextField } from '../../design/index.ts'
import { useAct } from '../../platform/use.ts'
import { readDays } from './lines.ts'
import { words } from './words.ts'

const nothing = { source: '', publishedOn: '', knownUntil: '', days: '' }

/** 公布放假安排: the days are pasted from the notice, one a line; each that cannot be read is told with its number. */
export function PublishNotice() {
  const [typed, setTyped] = useState(nothing)
  const [tried, setTried] = useState(false)
  const [sent, setSent] = useState(false)
  const publish = useAct('POST /api/calendar/notices')
  const faults = tried ? faultsOf(typed) : []
  const said = (key: keyof typeof nothing) => ({
    id: `notice-${key}`,
    value: typed[key],
    error: faults.find(({ id }) => id === `notice-${key}`)?.text,
    onChange: (value: string) => {
      setTyped({ ...typed, [key]: value })
      setSent(false)
    },
  })
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (faultsOf(typed).length > 0) return
    const { source, publishedOn, knownUntil } = typed
    const body = { source: source.trim(), publishedOn, knownUntil, days: readDays(typed.days).days }
    if ((await publish.act({ body })) === undefined) return
    setTried(false)
    setSent(true)
  }
  return (
    <Panel title={words.publish}>
      <form className="stack" onSubmit={(event) => void send(event)}>
        <p className="soft">{words.publishHelp}</p>
        <ErrorSummary faults={faults} />
        {publish.error !== null && <Fault error={publish.error} />}
        {sent && (
          <Notice tone="done" alert>
            <p>{words.sent}</p>
          </Notice>
        )}
        <TextField {...said('source')} label={words.source} hint={words.sourceHint} longest={200} />
        <div className="columns">
          <DateField {...said('publishedOn')} label={words.publishedOn} />
          <DateField {...said('knownUntil')} label={words.knownUntil} />
        </div>
        <TextField {...said('days')} label={words.days} hint={words.daysHint} lines />
        <div>
          <Button kind="primary" submit pending={publish.pending}>
            {words.send}
          </Button>
        </div>
      </form>
    </Panel>
  )
}

function faultsOf(typed: typeof nothing): { id: string; text: string }[] {
  const { days, wrong } = readDays(typed.days)
  return [
    ...(typed.source.trim().length < 4 ? [{ id: 'notice-source', text: words.mustSource }] : []),
    ...(['publishedOn', 'knownUntil'] as const)
      .filter((key) => !isDay(typed[key]))
      .map((key) => ({ id: `notice-${key}`, text: `${words[key]}：${words.mustDay}` })),
    ...(days.length === 0 && wrong.length === 0 ? [{ id: 'notice-days', text: words.mustDays }] : []),
    ...(wrong.length === 0
      ? []
      : [{ id: 'notice-days', text: wrong.map((line) => words.lineWrong(line)).join('；') }]),
  ]
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
}
