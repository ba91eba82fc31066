import type { Merger } from '@tongban/contracts/mergers'
import { useState } from 'react'

import { Badge, Button, Loaded, Panel, Table, TwoAnswers } from '../../design/index.ts'
import { dayText, instantText } from '../../platform/format.ts'
import { useRead } from '../../platform/use.ts'
import { may, useMe } from '../session/index.ts'
import { AskMerger } from './AskMerger.tsx'
import { DecideMerger, DecideTakingBack, TakeBack } from './Decisions.tsx'
import { Posts } from './Posts.tsx'
import { words } from './words.ts'

const tones = { asked: 'info', confirmed: 'done', refused: 'danger', 'taken-back': 'plain' } as const

/** What somebody is about to do with a merger. */
type Chosen =
  | { readonly what: 'decide' | 'decide-back'; readonly merger: Merger; readonly agree: boolean }
  | { readonly what: 'take-back'; readonly merger: Merger }

/** 机构撤并: what was asked for and decided, whose posts end with it, and the form of who asks. */
export function MergersPage() {
  const me = useMe()
  const found = useRead('GET /api/mergers')
  const [chosen, choose] = useState<Chosen>()
  return (
    <div className="stack">
      <p className="soft">{words.help}</p>
      <p className="soft">{words.wrongHelp}</p>
      <Loaded of={found}>
        {({ rows }) => (
          <>
            <Panel title={words.all}>
              <Table
                title={words.all}
                rows={rows}
                keyOf={({ id }) => id}
                empty={words.none}
                columns={[
                  {
                    head: words.what,
                    render: ({ agencyName, successorName }) => words.into(agencyName, successorName),
                    wrap: true,
                  },
                  { head: words.day, render: ({ from }) => dayText(from) },
                  { head: words.reason, render: ({ reason }) => reason, wrap: true },
                  { head: words.standing, render: (merger) => <Standing of={merger} />, wrap: true },
                  { head: words.act, render: (merger) => <Acts of={merger} onChoose={choose} /> },
                ]}
              />
            </Panel>
            {rows
              .filter(({ state, from }) => state === 'confirmed' && isRecent(from, me.today))
              .map((merger) => (
                <Posts key={merger.id} of={merger} />
              ))}
          </>
        )}
      </Loaded>
      {may(me, 'mergers.ask') && <AskMerger />}
      {chosen !== undefined && <Doing of={chosen} onClose={() => choose(undefined)} />}
    </div>
  )
}

/** Posts are seen to up to a month after the day: whoever still stands before a closed door is found by then. */
function isRecent(from: string, today: string): boolean {
  return Date.parse(today) - Date.parse(from) <= 31 * 86_400_000
}

function Standing({ of: { state, askedBy, askedAt, decidedBy, decidedAt, takingBack } }: { of: Merger }) {
  const isBackAsked = takingBack !== null && takingBack.decidedBy === null
  return (
    <ul className="plain">
      <li>
        <Badge tone={tones[state]}>{words.states[state]}</Badge>{' '}
        {isBackAsked && <Badge tone="info">{words.backAsked}</Badge>}
      </li>
      <li className="soft">{words.askedBy(askedBy, instantText(askedAt))}</li>
      {decidedBy !== null && decidedAt !== null && (
        <li className="soft">
          {(state === 'refused' ? words.refusedBy : words.decidedBy)(decidedBy, instantText(decidedAt))}
        </li>
      )}
      {takingBack !== null && <TakenBack of={takingBack} agreed={state === 'taken-back'} />}
    </ul>
  )
}

function TakenBack({ of, agreed }: { of: NonNullable<Merger['takingBack']>; agreed: boolean }) {
  return (
    <>
      <li className="soft">{words.backBy(of.askedBy, instantText(of.askedAt), of.reason)}</li>
      {of.decidedBy !== null && of.decidedAt !== null && (
        <li className="soft">
          {(agreed ? words.backAgreedBy : words.backRefusedBy)(of.decidedBy, instantText(of.decidedAt))}
        </li>
      )}
    </>
  )
}

/** What the reader can do about a merger now: the second of two decides, and before its day whoever asks asks it back. */
function Acts({ of: merger, onChoose }: { of: Merger; onChoose: (chosen: Chosen) => void }) {
  const me = useMe()
  const { state, agencyName, takingBack, own, from } = merger
  const isBackAsked = takingBack !== null && takingBack.decidedBy === null
  if (state === 'asked' || isBackAsked) {
    if (!may(me, 'mergers.decide')) return <span className="soft">{words.waitsForHead}</span>
    if (own) return <span className="soft">{words.ownAsk}</span>
    const what = isBackAsked ? 'decide-back' : 'decide'
    return (
      <TwoAnswers
        agreeTo={(isBackAsked ? words.agreeBackTo : words.agreeTo)(agencyName)}
        refuseTo={(isBackAsked ? words.refuseBackTo : words.refuseTo)(agencyName)}
        onChoose={(agree) => onChoose({ what, merger, agree })}
      />
    )
  }
  if (state !== 'confirmed' || from <= me.today || !may(me, 'mergers.ask')) return null
  return (
    <Button label={words.takeBackOf(agencyName)} onPress={() => onChoose({ what: 'take-back', merger })}>
      {words.takeBack}
    </Button>
  )
}

function Doing({ of, onClose }: { of: Chosen; onClose: () => void }) {
  if (of.what === 'take-back') return <TakeBack merger={of.merger} onClose={onClose} />
  if (of.what === 'decide') return <DecideMerger {...of} onClose={onClose} />
  return <DecideTakingBack {...of} onClose={onClose} />
}
