import type { CaseDetail } from '@tongban/contracts/cases'
import type { Declaration } from '@tongban/contracts/declaration'
import type { Answers } from '@tongban/contracts/form'
import { useState } from 'react'

import { Button, Choice, ErrorSummary, Fault, Panel, TextField } from '../../design/index.ts'
import { useAct } from '../../platform/use.ts'
import { answersAsked, faultsOf, FormOf } from '../catalogue/index.ts'
import { correctionWords as words } from './correction-words.ts'

/**
 * 申请更正: whom a completed case is about says what is wrong, and what is right instead or that the result is to be taken back. It becomes a
 * case of its own, which somebody else decides; until then the result holds.
 */
export function AskCorrection({ detail, declaration }: { detail: CaseDetail; declaration: Declaration }) {
  const [open, setOpen] = useState(false)
  if (!detail.can.includes('correction-request')) return null
  if (open) return <Asking detail={detail} declaration={declaration} onClose={() => setOpen(false)} />
  return (
    <div>
      <Button onPress={() => setOpen(true)}>{words.ask}</Button>
    </div>
  )
}

function Asking({
  detail,
  declaration,
  onClose,
}: {
  detail: CaseDetail
  declaration: Declaration
  onClose: () => void
}) {
  const { subject, id, version } = detail
  const { form: fields } = declaration
  const [how, setHow] = useState('')
  const [note, setNote] = useState('')
  const [answers, setAnswers] = useState<Answers>(detail.form)
  const [tried, setTried] = useState(false)
  const ask = useAct('POST /api/cases/:subject/:id/correction-request')
  const asked = answersAsked(fields, answers)
  const formFaults = how === 'change' ? faultsOf(fields, answers) : []
  const faults = [
    ...(how === '' && fields.length > 0 ? [{ id: 'correction-how', text: words.howMust }] : []),
    ...formFaults,
    ...(note.trim().length < 2 ? [{ id: 'correction-note', text: words.noteMust }] : []),
  ]
  const faultAt = (field: string): string | undefined =>
    tried ? faults.find((fault) => fault.id === field)?.text : undefined
  const send = async (): Promise<void> => {
    setTried(true)
    if (faults.length > 0) return
    const body = { version, note: note.trim(), ...(how === 'change' ? { form: asked } : {}) }
    if ((await ask.act({ params: { subject, id }, body })) !== undefined) onClose()
  }
  return (
    <Panel title={words.ask}>
      <div className="stack">
        <p className="soft">{words.help}</p>
        {tried && <ErrorSummary faults={faults} />}
        {ask.error !== null && <Fault error={ask.error} />}
        {fields.length > 0 && (
          <Choice
            id="correction-how"
            label={words.how}
            value={how}
            required
            error={faultAt('correction-how')}
            onChange={setHow}
            options={[
              { value: 'change', label: words.change },
              { value: 'take-back', label: words.takeBack },
            ]}
          />
        )}
        {how === 'change' && (
          <FormOf fields={fields} answers={answers} onChange={setAnswers} faults={tried ? formFaults : []} />
        )}
        <TextField
          id="correction-note"
          label={words.note}
          lines
          longest={500}
          required
          value={note}
          error={faultAt('correction-note')}
          onChange={setNote}
        />
        <div className="row">
          <Button kind="primary" pending={ask.pending} onPress={() => void send()}>
            {words.send}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {words.cancel}
          </Button>
        </div>
      </div>
    </Panel>
  )
}
