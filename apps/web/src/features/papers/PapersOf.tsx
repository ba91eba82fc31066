import type { Paper } from '@tongban/contracts/papers'
import { useState } from 'react'

import { Badge, Button, Loaded, Notice, Paging, Panel } from '../../design/index.ts'
import { paperAddress } from '../../platform/client.ts'
import { dayText } from '../../platform/format.ts'
import { languageNow } from '../../platform/language.ts'
import { useRead } from '../../platform/use.ts'
import { Deliver } from './Deliver.tsx'
import { PaperSheet } from './PaperSheet.tsx'
import { SignFor } from './SignFor.tsx'
import { paperName, words } from './words.ts'

/** The papers of a case, or of all of somebody's: to read, to print, to take away as PDF; staff record how they reached their reader. */
export function PapersOf({
  subject,
  caseId,
  today,
  shown,
}: {
  subject: string
  /** Without one: all papers of the subject. */
  caseId?: string
  /** The paper that lies open when one comes. */
  shown?: Paper['kind'] | undefined
  /** The day of delivery that is offered to staff; whoever reads his own papers records none. */
  today?: string
}) {
  const [chosen, setOpen] = useState<string | null>()
  const [after, setAfter] = useState<string>()
  const found = useRead('GET /api/papers/:subject', {
    params: { subject },
    query: { ...(caseId === undefined ? {} : { case: caseId }), after },
  })
  const open = chosen === undefined ? found.data?.rows.find(({ kind }) => kind === shown)?.id : chosen
  return (
    <div className={typeof open === 'string' ? '' : 'screen-only'}>
      <Panel title={words.papers}>
        <Loaded of={found}>
          {({ rows, next }) => (
            <div className="stack">
              {rows.length === 0 && <p className="soft">{words.none}</p>}
              {rows.map((paper) => (
                <div key={paper.id} className="stack">
                  <Line
                    paper={paper}
                    open={open === paper.id}
                    onOpen={() => setOpen(open === paper.id ? null : paper.id)}
                    {...{ subject, today }}
                  />
                  {open === paper.id && <Opened subject={subject} paper={paper} own={today === undefined} />}
                </div>
              ))}
              <Paging next={next} after={after} go={setAfter} />
            </div>
          )}
        </Loaded>
      </Panel>
    </div>
  )
}

function Line({
  paper,
  subject,
  open,
  onOpen,
  today,
}: {
  paper: Paper
  subject: string
  open: boolean
  onOpen: () => void
  today: string | undefined
}) {
  return (
    <div>
      <p className="row">
        <strong>{paperName(paper)}</strong>
        <span className="soft">
          {paper.number} · <span className="whole">{dayText(paper.madeOn)}</span>
        </span>
      </p>
      <Delivered of={paper} ofStaff={today !== undefined} />
      <div className="row">
        <Button
          kind="quiet"
          label={open ? words.closeOf(paperName(paper)) : words.openOf(paperName(paper))}
          onPress={onOpen}
        >
          {open ? words.close : words.open}
        </Button>
        <a href={paperAddress(subject, paper.id, paper.case)} aria-label={words.downloadOf(paperName(paper))}>
          {words.download}
        </a>
        {today !== undefined && <Deliver paper={paper} subject={subject} today={today} />}
      </div>
    </div>
  )
}

/** How it reached its reader, and until when he may object. */
function Delivered({
  of: { deliveries, unfavourable, lastDays },
  ofStaff,
}: {
  of: Paper
  /** Whoever reads his own paper is not told that it has not reached him. */
  ofStaff: boolean
}) {
  if (deliveries.length === 0 && !ofStaff) return null
  if (deliveries.length === 0)
    return unfavourable ? (
      <Badge tone="warn">{words.notDelivered}</Badge>
    ) : (
      <span className="soft small">{words.notDelivered}</span>
    )
  return (
    <>
      <ul className="plain small">
        {deliveries.map(({ id, how, day, proof }) => (
          <li key={id}>{words.deliveredBy(how, day, proof)}</li>
        ))}
      </ul>
      {lastDays !== null && (
        <p className="small">
          {words.lastDays(lastDays.reconsideration, lastDays.lawsuit)}
          {lastDays.provisional && <span className="soft">（{words.provisional}）</span>}
        </p>
      )}
    </>
  )
}

function Opened({ subject, paper, own }: { subject: string; paper: Paper; own: boolean }) {
  const found = useRead('GET /api/papers/:subject/:id', {
    params: { subject, id: paper.id },
    query: { case: paper.case },
  })
  return (
    <Loaded of={found}>
      {(read) => (
        <>
          {read.unprintable.length > 0 && (
            <Notice tone="warn">
              <p>{words.unprintable(read.unprintable)}</p>
            </Notice>
          )}
          {languageNow() === 'en' && (
            <Notice tone="info">
              <p>{words.inChinese(read.kind)}</p>
            </Notice>
          )}
          <PaperSheet of={read} />
          {own && <SignFor subject={subject} paper={{ ...paper, deliveries: read.deliveries }} />}
          <div className="row">
            <Button onPress={() => window.print()}>{words.print}</Button>
          </div>
        </>
      )}
    </Loaded>
  )
}
