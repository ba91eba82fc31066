import { type CallOutcome, callOutcomes } from '@tongban/contracts/grade'
import type { CallBackDetail } from '@tongban/contracts/ratings'
import { type ReactNode, useState } from 'react'
import { useLocation } from 'wouter'

import {
  Button,
  Checkbox,
  Choice,
  ErrorSummary,
  Facts,
  Fault,
  Loaded,
  Notice,
  Page,
  Panel,
  TextField,
} from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { Due, nameOf } from './CallBacks.tsx'
import { officeWords } from './office-words.ts'
import { words } from './words.ts'

/** One bad rating: what was said, how he is reached, and what the call came to. @param list where one comes back to */
export function CallBack({ id, list, back }: { id: string; list: string; back: ReactNode }) {
  const found = useRead('GET /api/call-backs/:id', { params: { id } })
  const [, go] = useLocation()
  return (
    <Loaded of={found}>
      {(one) => (
        <Page title={nameOf(one)} beside={back}>
          <div className="sides">
            <Said of={one} />
            {one.answer === null ? (
              <Answering
                of={one}
                onDone={() => go(list, { state: { done: `${nameOf(one)}：${officeWords.hand}` } })}
              />
            ) : (
              <Notice tone="done">
                <p>
                  <strong>{officeWords.answered(one.answer.byName, dayText(one.answer.on))}</strong>
                </p>
                <p>{one.answer.words}</p>
                <p className="soft small">
                  {officeWords.outcomes[one.answer.outcome]}
                  {one.answer.corrected && ` · ${officeWords.wasCorrected}`}
                </p>
              </Notice>
            )}
          </div>
        </Page>
      )}
    </Loaded>
  )
}

function Said({ of: one }: { of: CallBackDetail }) {
  return (
    <Panel title={officeWords.said}>
      <p>
        <strong>{one.words === '' ? officeWords.nothing : one.words}</strong>
      </p>
      <Facts
        rows={[
          ...(one.reasons.length === 0
            ? []
            : [[officeWords.reasons, one.reasons.map((code) => words.reasons[code]).join('、')] as const]),
          ...(one.what === null ? [] : [[officeWords.what, one.what] as const]),
          [officeWords.who, one.name ?? officeWords.anonymous],
          [officeWords.telephone, one.telephone ?? officeWords.noTelephone],
          [officeWords.outlet, one.outletName ?? words.outletNone],
          [officeWords.agency, one.agencyName],
          [officeWords.served, dayText(one.servedOn)],
          [officeWords.givenOn, dayText(one.givenOn)],
          [officeWords.term, one.term],
        ]}
      />
      <p>
        {officeWords.due}：<Due of={one} />
      </p>
      <p className="soft small">{officeWords.private}</p>
    </Panel>
  )
}

function Answering({ of: { id }, onDone }: { of: CallBackDetail; onDone: () => void }) {
  const answer = useAct('POST /api/call-backs/:id/answer')
  const [outcome, setOutcome] = useState<CallOutcome>()
  const [corrected, setCorrected] = useState(false)
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const faults = [
    ...(outcome === undefined ? [{ id: 'outcome', text: officeWords.outcomeMust }] : []),
    ...(text.trim().length < 2 ? [{ id: 'words', text: officeWords.wordsMust }] : []),
  ]
  const faultAt = (field: string): string | undefined =>
    tried ? faults.find((one) => one.id === field)?.text : undefined
  const send = async (): Promise<void> => {
    setTried(true)
    if (outcome === undefined || faults.length > 0) return
    const kept = await answer.act({ params: { id }, body: { outcome, corrected, words: text.trim() } })
    if (kept !== undefined) onDone()
  }
  return (
    <Panel title={officeWords.record}>
      <div className="stack">
        <ErrorSummary faults={tried ? faults : []} />
        {answer.error !== null && <Fault error={answer.error} />}
        <Choice
          id="outcome"
          label={officeWords.outcome}
          required
          value={outcome ?? ''}
          error={faultAt('outcome')}
          onChange={(value) => setOutcome(callOutcomes.find((known) => known === value))}
          options={callOutcomes.map((value) => ({ value, label: officeWords.outcomes[value] }))}
        />
        <Checkbox checked={corrected} onChange={setCorrected}>
          {officeWords.corrected}
        </Checkbox>
        <TextField
          id="words"
          label={officeWords.words}
          required
          lines
          longest={500}
          hint={officeWords.wordsHelp}
          value={text}
          error={faultAt('words')}
          onChange={setText}
        />
        <div>
          <Button kind="primary" pending={answer.pending} onPress={send}>
            {officeWords.hand}
          </Button>
        </div>
      </div>
    </Panel>
  )
}
