import type { Visit } from '@tongban/contracts/people'
import { useEffect, useState } from 'react'

import { Badge, Button, Notice } from '../../design/index.ts'
import { timeText } from '../../platform/format.ts'
import { isLineDown } from '../../platform/line.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { words } from './words.ts'

/** Whose record is open now, until when; stands on every page of a visit. */
export function VisitBanner({
  visit,
  onEnded,
  onLeft,
}: {
  visit: Visit
  onEnded: () => void
  /** He has left while the line is down: the visit is ended when it is back. */
  onLeft: () => void
}) {
  const record = useRead('GET /api/people/:subject', { params: { subject: visit.subject }, query: {} })
  const end = useAct('POST /api/visits/:subject/:id/end')
  const left = useSecondsLeft(visit.endsAt)
  const document = record.data?.documents.find(({ verdict }) => verdict !== 'former')
  const leave = async (): Promise<void> => {
    if (isLineDown()) return onLeft()
    await end.act({ params: { subject: visit.subject, id: visit.id } })
    onEnded()
  }
  return (
    <>
      {left === 0 && (
        <Notice tone="warn" alert>
          <p>{words.over}</p>
        </Notice>
      )}
      <section className="banner" aria-label={words.banner}>
        <span className="banner-name">{visit.subjectName}</span>
        {document !== undefined && (
          <span>
            {words.kinds[document.kind]} {document.number}
          </span>
        )}
        <span>
          {words.hows[visit.identifiedBy]} · {visit.purpose}
        </span>
        <span>{words.until(timeText(visit.endsAt))}</span>
        <Badge tone={left < 300 ? 'warn' : 'info'} icon="wait">
          {words.left(Math.floor(left / 60), left % 60)}
        </Badge>
        <Button onPress={leave} pending={end.pending}>
          {words.end}
        </Button>
      </section>
    </>
  )
}

function useSecondsLeft(endsAt: string): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return Math.max(0, Math.round((new Date(endsAt).getTime() - now) / 1000))
}
