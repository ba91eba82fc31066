import type { Confirmation } from '@tongban/contracts/confirmations'
import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'

import { Button, Fault, Loaded, Notice, Page, Panel } from '../../design/index.ts'
import { dayText, instantText } from '../../platform/format.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { Objecting } from './Objecting.tsx'
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
