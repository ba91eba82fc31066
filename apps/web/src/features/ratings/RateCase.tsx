import type { Grade } from '@tongban/contracts/grade'
import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'

import { Button, EmptyState, Fault, Loaded, Notice, Page } from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { GradesForm, isBad } from './Grades.tsx'
import { words } from './words.ts'

/** One closed case, rated once by whose it is; afterwards what follows from it. */
export function RateCase({
  subject,
  id,
  home,
  ratings,
  back,
}: {
  subject: string
  id: string
  home: string
  /** Where the answer will stand. */
  ratings: string
  back: ReactNode
}) {
  const found = useRead('GET /api/ratings/:subject', { params: { subject }, query: {} })
  const rate = useAct('POST /api/ratings/:subject/cases/:id')
  const [done, setDone] = useState<Grade>()
  if (done !== undefined)
    return (
      <Page title={words.thanks}>
        <Notice tone="done" alert>
          <p>{isBad(done) ? words.thanksBad : words.thanksGood}</p>
        </Notice>
        <p className="row">
          <Link className="button button-primary" href={home}>
            {words.home}
          </Link>
          {isBad(done) && (
            <Link className="button" href={ratings}>
              {words.ratings}
            </Link>
          )}
        </p>
      </Page>
    )
  return (
    <Page title={words.title} beside={back}>
      <Loaded of={found}>
        {({ open, callBackDays }) => {
          const one = open.find((known) => known.case === id)
          if (one === undefined)
            return (
              <EmptyState title={words.gone}>
                <Link href={ratings}>{words.ratings}</Link>
              </EmptyState>
            )
          return (
            <>
              <p>
                <strong>{words.asks(one.itemName, dayText(one.closedOn))}</strong>
              </p>
              <p className="soft">{words.free}</p>
              {rate.error !== null && <Fault error={rate.error} />}
              <GradesForm
                days={callBackDays}
                pending={rate.pending}
                onGiven={async (given) => {
                  const kept = await rate.act({ params: { subject, id }, body: given })
                  if (kept !== undefined) setDone(given.grade)
                }}
              />
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}

/** The one case somebody is asked about now, with a button and a way not to be asked again; nothing where there is none. */
export function WaitingRating({ subject, hrefOf }: { subject: string; hrefOf: (id: string) => string }) {
  const found = useRead('GET /api/ratings/:subject', { params: { subject }, query: {} })
  const rate = useAct('POST /api/ratings/:subject/cases/:id')
  const one = found.data?.open.find(({ asked }) => asked)
  if (one === undefined) return null
  const decline = async (): Promise<unknown> =>
    await rate.act({ params: { subject, id: one.case }, body: { grade: null, reasons: [], words: '' } })
  return (
    <Notice>
      <p>{words.asks(one.itemName, dayText(one.closedOn))}</p>
      {rate.error !== null && <Fault error={rate.error} />}
      <p className="row">
        <Link className="button" href={hrefOf(one.case)} aria-label={words.rateOf(one.itemName)}>
          {words.rate}
        </Link>
        <Button kind="quiet" pending={rate.pending} onPress={decline}>
          {words.notNow}
        </Button>
      </p>
    </Notice>
  )
}

/** The way to rating a case, wherever it is spoken of; nothing where it was rated or may not be. */
export function ToRateCase({ subject, id, href }: { subject: string; id: string; href: string }) {
  const found = useRead('GET /api/ratings/:subject', { params: { subject }, query: {} })
  const one = found.data?.open.find((known) => known.case === id)
  if (one === undefined) return null
  return (
    <Link className="button" href={href} aria-label={words.rateOf(one.itemName)}>
      {words.rate}
    </Link>
  )
}
