import type { Visit } from '@tongban/contracts/people'
import { type FormEvent, useState } from 'react'

import { Button, ErrorSummary, Fault, Notice } from '../../design/index.ts'
import { useAct } from '../../platform/use.ts'
import { bodyOf, faultsOf, nobody, oddNumber, ofCard } from './identification.ts'
import { IdentifyFields } from './IdentifyFields.tsx'
import { ReadCard } from './ReadCard.tsx'
import { words } from './words.ts'

/** 接待: says who came and how it was made sure; a number that nobody knows can be taken on as a new applicant. */
export function Identify({ onOpened }: { onOpened: (visit: Visit) => void }) {
  const [draft, setDraft] = useState(nobody)
  const [tried, setTried] = useState(false)
  const open = useAct('POST /api/visits')
  const unknown = open.error?.code === 'visits.unknown' && draft.subjectKind === 'person'
  const odd = oddNumber(draft)
  const faults = tried ? faultsOf(draft, open.error?.fields ?? []) : []

  const identify = async (register: boolean): Promise<void> => {
    setTried(true)
    if (faultsOf(draft, []).length > 0) return
    const visit = await open.act({ body: bodyOf(draft, register) })
    if (visit !== undefined) onOpened(visit)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void identify(false)
  }
  return (
    <form className="panel stack reading" onSubmit={submit}>
      <ErrorSummary faults={faults} />
      {open.error !== null && !unknown && <Fault error={open.error} marked={faults.length > 0} />}
      <ReadCard onRead={(card) => setDraft(ofCard(draft, card))} />
      <IdentifyFields draft={draft} onChange={setDraft} faults={faults} />
      {unknown && (
        <Notice tone="warn" alert>
          <p>{words.unknown}</p>
          {odd !== undefined && (
            <p>
              <strong>{odd}</strong>
            </p>
          )}
          <p>
            <Button onPress={() => identify(true)} pending={open.pending}>
              {words.register}
            </Button>
          </p>
        </Notice>
      )}
      <div>
        <Button kind="primary" submit pending={open.pending}>
          {words.open}
        </Button>
      </div>
    </form>
  )
}
