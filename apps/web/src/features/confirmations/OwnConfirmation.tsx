import { type Confirmation, type Objection, objections } from '@tongban/contracts/confirmations'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'

import {
  Button,
  Choice,
  ErrorSummary,
  Fault,
  Loaded,
  Notice,
  Page,
  Panel,
  TextField,
} from '../../design/index.ts'
import { dayText, instantText } from '../../platform/format.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { words } from './words.ts'

/** One question about oneself: who says what, what follows from each answer, and two buttons; afterwards what was said. */
export function OwnConfirmation({
  subject,
  id,
  home,
  back,
}: {
  subject: string
  id: string
  home: string
  back: ReactNode
}) {
  const found = useRead('GET /api/confirmations/:subject/:id', { params: { subject, id } })
  return (
    <Loaded of={found}>
      {(one) => (
        <Page title={one.state === 'open' ? words.title : words.states[one.state]} beside={back}>
          {one.state === 'open' ? <Question of={one} /> : <Ended of={one} home={home} />}
        </Page>
      )}
    </Loaded>
  )
}

function Question({ of: one }: { of: Confirmation }) {
  const [saysNo, setSaysNo] = useState(false)
  const answer = useAct('POST /api/confirmations/:subject/:id/answer')
  const params = { subject: one.subject, id: one.id }
  const until = dayText(one.until)
  return (
    <div className="stack">
      <p>
        <strong>{words.asks(one.employerName, dayText(one.from))}</strong>
      </p>
      <FactsOf of={one} />
      {!saysNo && (
        <Panel title={words.afterwards}>
          <ul>
            <li>{words.onYes(one.agencyName)}</li>
            <li>{words.onNo(one.agencyName)}</li>
            <li>{words.onSilence(until)}</li>
          </ul>
        </Panel>
      )}
      {answer.error !== null && <Fault error={answer.error} />}
      {saysNo ? (
        <Objecting
          pending={answer.pending}
          onSaid={async (said) => await answer.act({ params, body: { answer: 'no', ...said } })}
          onBack={() => {
            answer.reset()
            setSaysNo(false)
          }}
        />
      ) : (
        <div className="row">
          <Button
            kind="primary"
            pending={answer.pending}
            onPress={async () => await answer.act({ params, body: { answer: 'yes' } })}
          >
            {words.yes}
          </Button>
          <Button onPress={() => setSaysNo(true)}>{words.no}</Button>
        </div>
      )}
      <p className="soft small">{words.call(one.agencyTelephone)}</p>
    </div>
  )
}

function FactsOf({ of: one }: { of: Confirmation }) {
  return (
    <Panel title={words.said}>
      <dl className="facts">
        <dt>{words.what}</dt>
        <dd>{one.itemName}</dd>
        <dt>{words.who}</dt>
        <dd>{one.employerName}</dd>
        <dt>{words.from}</dt>
        <dd>{dayText(one.from)}</dd>
        <dt>{words.agency}</dt>
        <dd>{one.agencyName}</dd>
        <dt>{words.until}</dt>
        <dd>{dayText(one.until)}</dd>
      </dl>
    </Panel>
  )
}

interface Objected {
  readonly reason: Objection
  readonly note?: string
}

/** What is wrong; what was typed stays when sending fails. */
function Objecting({
  pending,
  onSaid,
  onBack,
}: {
  pending: boolean
  onSaid: (said: Objected) => Promise<unknown>
  onBack: () => void
}) {
  const here = useRef<HTMLDivElement>(null)
  useEffect(() => here.current?.focus(), []) // the button that led here is gone
  const [reason, setReason] = useState('')
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const chosen = objections.find((known) => known === reason)
  const lacksNote = chosen === 'other' && note.trim() === ''
  const faults = {
    reason: tried && chosen === undefined ? words.reasonMust : undefined,
    note: tried && lacksNote ? words.noteMust : undefined,
  }
  const send = async (): Promise<void> => {
    setTried(true)
    if (chosen === undefined || lacksNote) return
    await onSaid({ reason: chosen, ...(note.trim() === '' ? {} : { note: note.trim() }) })
  }
  return (
    <Panel title={words.no}>
      <div className="stack" ref={here} tabIndex={-1}>
        <ErrorSummary
          faults={[
            ...(faults.reason === undefined ? [] : [{ id: 'reason', text: faults.reason }]),
            ...(faults.note === undefined ? [] : [{ id: 'note', text: faults.note }]),
          ]}
        />
        <Choice
          id="reason"
          label={words.reason}
          required
          value={reason}
          error={faults.reason}
          onChange={setReason}
          options={objections.map((value) => ({ value, label: words.reasons[value] }))}
        />
        <TextField
          id="note"
          label={chosen === 'other' ? words.note : words.noteFree}
          required={chosen === 'other'}
          lines
          longest={200}
          value={note}
          error={faults.note}
          onChange={setNote}
        />
        <div className="row">
          <Button kind="primary" pending={pending} onPress={send}>
            {words.hand}
          </Button>
          <Button onPress={onBack}>{words.back}</Button>
        </div>
      </div>
    </Panel>
  )
}

/** What was said and what comes of it, or that nothing is waited for any more. */
function Ended({ of: one, home }: { of: Confirmation; home: string }) {
  return (
    <div className="stack">
      <Notice tone={one.state === 'answered' ? 'done' : 'info'} alert>
        {saidOf(one).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Notice>
      <FactsOf of={one} />
      <p className="soft small">{words.call(one.agencyTelephone)}</p>
      <p>
        <Link className="button button-primary" href={home}>
          {words.home}
        </Link>
      </p>
    </div>
  )
}

function saidOf({ state, answer, reason, answeredAt, agencyName }: Confirmation): readonly string[] {
  if (state === 'void') return [words.ended]
  if (state !== 'answered') return [words.wasSilent]
  const when = answeredAt === null ? '' : instantText(answeredAt)
  return answer === 'yes'
    ? [words.saidYes(when), words.nextOnYes(agencyName)]
    : [words.saidNo(when, reason === null ? '' : words.reasons[reason]), words.nextOnNo(agencyName)]
}
