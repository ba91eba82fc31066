import { type ReactNode, useEffect } from 'react'

import { Badge, Button, Notice } from '../../../design/index.ts'
import { onMandateOver } from '../../../platform/client.ts'
import { dayText } from '../../../platform/format.ts'
import { useRead } from '../../../platform/use.ts'
import { type ActingPerson, chooseActing } from './acting-person.ts'
import { familyWords as words } from './family-words.ts'

/** A mandate that was revoked elsewhere is seen after a minute at the latest, and at the next thing that is asked. */
const lookAgainMs = 60_000

/** Above everything that is done for another person: for whom, as what, until when; and the way back to oneself. */
export function ForPerson({
  acting,
  home,
  children,
}: {
  acting: ActingPerson
  /** Brings one to where the hall begins. */
  home: () => void
  children: ReactNode
}) {
  const { holder, id, subjectName, kind, to } = acting
  const own = useRead(
    'GET /api/personal-mandates/:subject',
    { params: { subject: holder } },
    { every: lookAgainMs },
  )
  const isOver = own.data?.rows.some((row) => row.id === id && row.state === 'stands') === false
  const { refetch } = own
  useEffect(() => onMandateOver(() => void refetch()), [refetch])
  const back = (): void => {
    chooseActing(undefined)
    void refetch()
    home()
  }
  useEffect(() => {
    globalThis.scrollTo?.({ top: 0 })
  }, [])
  return (
    <div className="stack">
      {isOver ? (
        <Notice tone="warn" alert>
          <p>{words.over(subjectName)}</p>
          <Button kind="primary" onPress={back}>
            {words.back}
          </Button>
        </Notice>
      ) : (
        <p className="row screen-only">
          <strong>{words.for(subjectName)}</strong>
          <Badge>{words.kinds[kind]}</Badge>
          <span className="soft small">{words.until(dayText(to))}</span>
          <Button kind="quiet" onPress={back}>
            {words.back}
          </Button>
        </p>
      )}
      {children}
    </div>
  )
}
