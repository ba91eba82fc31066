import type { Visit } from '@tongban/contracts/people'
import { type FormEvent, useState } from 'react'

import { Button, ErrorSummary, Fault, Notice } from '../../design/index.ts'
import { isLost } from '../../platform/client.ts'
import { useLineDown } from '../../platform/line.ts'
import { useAct } from '../../platform/use.ts'
import {
  bodyOf,
  draftOf,
  faultsOf,
  type Identification,
  nobody,
  oddNumber,
  ofCard,
} from './identification.ts'
import { IdentifyFields } from './IdentifyFields.tsx'
import { ReadCard } from './ReadCard.tsx'
import { words } from './words.ts'

/**
 * 接待: says who came and how it was made sure; a number that nobody knows can be taken on as a new applicant. While the line is
 * down he is written down as he said, and looked up when it is back.
 */
export function Identify({
  begun,
  onOpened,
  onWritten,
}: {
  /** Who was written down before. */
  begun?: Identification | undefined
  onOpened: (visit: Visit, identification: Identification) => void
  onWritten: (identification: Identification) => void
}) {
  const [draft, setDraft] = useState(() => (begun === undefined ? nobody : draftOf(begun)))
  const [tried, setTried] = useState(false)
  const down = useLineDown()
  const open = useAct('POST /api/visits')
  const unknown = open.error?.code === 'visits.unknown' && draft.subjectKind === 'person'
  const odd = oddNumber(draft)
  const faults = tried ? faultsOf(draft, open.error?.fields ?? []) : []

  const identify = async (register: boolean): Promise<void> => {
    setTried(true)
    if (faultsOf(draft, []).length > 0) return
    const visit = await open.act({ body: bodyOf(draft, register) })
    if (visit !== undefined) onOpened(visit, bodyOf(draft, false))
  }
  const write = (): void => {
    setTried(true)
    if (faultsOf(draft, []).length === 0) onWritten(bodyOf(draft, false))
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (down) write()
    else void identify(false)
  }
  return (
    <form className="panel stack reading" onSubmit={submit}>
      <ErrorSummary faults={faults} />
      {down && (
        <Notice tone="warn" alert>
          <p>{words.down}</p>
        </Notice>
      )}
      {open.error !== null && !unknown && !isLost(open.error) && (
        <Fault error={open.error} marked={faults.length > 0} />
      )}
      <ReadCard onRead={(card) => setDraft(ofCard(draft, card))} />
      <IdentifyFields draft={draft} onChange={setDraft} faults={faults} />
      {unknown && <Unknown odd={odd} pending={open.pending} onRegister={() => identify(true)} />}
      <div>
        <Button kind="primary" submit pending={open.pending}>
          {down ? words.write : words.open}
        </Button>
      </div>
    </form>
  )
}

/** A number that nobody knows: he may be taken on as a new applicant. */
function Unknown({
  odd,
  pending,
  onRegister,
}: {
  /** What is odd about the number. */
  odd: string | undefined
  pending: boolean
  onRegister: () => void
}) {
  return (
    <Notice tone="warn" alert>
      <p>{words.unknown}</p>
      {odd !== undefined && (
        <p>
          <strong>{odd}</strong>
        </p>
      )}
      <p>
        <Button onPress={onRegister} pending={pending}>
          {words.register}
        </Button>
      </p>
    </Notice>
  )
}
