import type { CaseDetail } from '@tongban/contracts/cases'
import { type OtherWay, otherWays } from '@tongban/contracts/sending'
import type { ToldOtherView } from '@tongban/contracts/told-others'
import { useState } from 'react'

import {
  Badge,
  Button,
  Choice,
  ConfirmDialog,
  Notice,
  Panel,
  TextField,
  type Tone,
} from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
import { useAct } from '../../platform/use.ts'
import { words } from './others-words.ts'

/** 另一份登记的本人: whether he knows of the merging, until when he may object, and what he has said; nothing where nobody else's record is read. */
export function OthersOf({ detail, today }: { detail: CaseDetail; today: string }) {
  const { others, acceptedOn, outcome, can } = detail
  if (others === null || acceptedOn === null) return null
  const open = outcome === null
  return (
    <Panel title={words.title}>
      <div className="stack">
        {others.length === 0 && <p className="soft">{words.nobody}</p>}
        <ul className="plain stack">
          {others.map((one, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- they have no other name here, and keep their order
            <li key={at} className="row">
              <Badge tone={toneOf(one, today)}>{stateOf(one, today)}</Badge>
              <span className="soft">{saidOf(one)}</span>
            </li>
          ))}
        </ul>
        {open && <Hindrance of={detail} today={today} />}
        {can.includes('other-answer') && (
          <div>
            <Answering detail={detail} />
          </div>
        )}
      </div>
    </Panel>
  )
}

function toneOf({ answer, until }: ToldOtherView, today: string): Tone {
  if (answer === 'no') return 'danger'
  return answer === 'yes' || (until !== null && until < today) ? 'done' : 'warn'
}

function stateOf({ answer, reachedOn, until }: ToldOtherView, today: string): string {
  if (answer !== null) return words.answers[answer]
  if (reachedOn === null || until === null) return words.untold
  return until < today ? words.silent : words.until(dayText(until))
}

function saidOf({ toldOn, reachedOn, how }: ToldOtherView): string {
  return reachedOn === null || how === null
    ? words.sentOn(dayText(toldOn))
    : words.reached(dayText(reachedOn), words.ways[how])
}

/** What keeps the case from being granted, and what is to be done about it. */
function Hindrance({ of: { others, grantableFrom, can }, today }: { of: CaseDetail; today: string }) {
  if (others === null) return null
  if (others.some(({ answer }) => answer === 'no'))
    return (
      <Notice tone="danger">
        <p>{words.objects}</p>
      </Notice>
    )
  if (others.some(({ answer, reachedOn }) => answer === null && reachedOn === null))
    return (
      <Notice tone="warn">
        <p>{can.includes('other-answer') ? words.toTell : words.untoldYet}</p>
      </Notice>
    )
  if (grantableFrom === null || grantableFrom <= today) return null
  return (
    <Notice tone="warn">
      <p>{words.from(dayText(grantableFrom))}</p>
    </Notice>
  )
}

/** 记下他的答复: what the reviewer has heard from him; whoever hears it does not decide. */
function Answering({ detail }: { detail: CaseDetail }) {
  const [open, setOpen] = useState(false)
  const [said, setSaid] = useState({ answer: '', how: '', note: '' })
  const [tried, setTried] = useState(false)
  const sending = useAct('POST /api/cases/:subject/:id/other-answer')
  const { subject, id, version } = detail
  const how = otherWays.find((one) => one === said.how)
  const note = said.note.trim()
  const confirm = async (): Promise<void> => {
    setTried(true)
    if (said.answer === '' || how === undefined || note.length < 2) return
    const body = { version, agrees: said.answer === 'yes', how, note }
    if ((await sending.act({ params: { subject, id }, body })) !== undefined) setOpen(false)
  }
  const must = (missing: boolean, fault: string): { error?: string } =>
    tried && missing ? { error: fault } : {}
  return (
    <>
      <Button onPress={() => setOpen(true)}>{words.answer}</Button>
      <ConfirmDialog
        open={open}
        title={words.answerTitle}
        verb={words.answerVerb}
        kind="primary"
        pending={sending.pending}
        error={sending.error}
        onConfirm={confirm}
        onCancel={() => setOpen(false)}
      >
        <p>{words.answerSays}</p>
        <Choice
          label={words.agrees}
          required
          value={said.answer}
          onChange={(answer) => setSaid({ ...said, answer })}
          options={[
            { value: 'yes', label: words.answers.yes },
            { value: 'no', label: words.answers.no },
          ]}
          {...must(said.answer === '', words.agreesMust)}
        />
        <Choice
          label={words.how}
          required
          value={said.how}
          onChange={(chosen) => setSaid({ ...said, how: chosen })}
          options={otherWays.map((value: OtherWay) => ({ value, label: words.heard[value] }))}
          {...must(how === undefined, words.howMust)}
        />
        <TextField
          label={words.note}
          hint={words.noteHint}
          value={said.note}
          onChange={(text) => setSaid({ ...said, note: text })}
          required
          lines
          longest={500}
          {...must(note.length < 2, words.noteMust)}
        />
      </ConfirmDialog>
    </>
  )
}
