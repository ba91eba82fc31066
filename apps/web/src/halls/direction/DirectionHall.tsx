import { lazy, Suspense } from 'react'
import { Link, Route, Switch, useLocation } from 'wouter'

import { Page, Skeleton, Tabs } from '../../design/index.ts'
import { KeptAbsences } from '../../features/absences/index.ts'
import {
  AwayFromHome,
  CasesBehind,
  Figure,
  figureOf,
  flow,
  ItemLoads,
  lateness,
  nameOfFigure,
  online,
  Overview,
  peaks,
  RatingFigures,
  RatingsBehind,
  Report,
  Reports,
  WorkloadFigures,
} from '../../features/analytics/index.ts'
import { CaseToRead } from '../../features/cases/index.ts'
import { ToPublish } from '../../features/publishing/index.ts'
import { CallBack, CallBacks } from '../../features/ratings/index.ts'
import { Results, searchWords } from '../../features/search/index.ts'
import { may, useMe } from '../../features/session/index.ts'
import { addressWith, usePlace } from '../../platform/place.ts'
import { words } from './words.ts'

const ParameterPages = lazy(async () => ({ default: (await import('./ParameterPages.tsx')).ParameterPages }))

/** The pages of direction by what one comes for: what is going on, how it was in a period, and what waits for the one who leads. */
const groups = [
  { name: words.now, pages: [{ href: '/direction', name: words.overview }] },
  {
    name: words.figures,
    pages: [
      { href: '/direction/flow', name: words.flow },
      { href: '/direction/lateness', name: words.lateness },
      { href: '/direction/items', name: words.items },
      { href: '/direction/online', name: words.online },
      { href: '/direction/peaks', name: words.peaks },
      { href: '/direction/away', name: words.away },
      { href: '/direction/workload', name: words.workload },
      { href: '/direction/ratings', name: words.ratings },
    ],
  },
  { name: words.reports, pages: [{ href: '/direction/reports', name: words.reports }] },
  {
    name: words.parameters,
    pages: [
      { href: '/direction/parameters/figures', name: words.inForce },
      { href: '/direction/parameters/drafts', name: words.drafts },
      { href: '/direction/parameters/publications', name: words.publications },
    ],
  },
  {
    name: words.people,
    pages: [
      { href: '/direction/call-backs', name: words.callBacks },
      { href: '/direction/absences', name: words.absences },
    ],
  },
] as const

const figurePages = [
  { path: '/direction/flow', title: words.flowTitle, of: flow },
  { path: '/direction/lateness', title: words.latenessTitle, of: lateness },
  { path: '/direction/online', title: words.onlineTitle, of: online },
  { path: '/direction/peaks', title: words.peaksTitle, of: peaks },
]

/** Direction: what runs, what is late, and how much is handled away from home; every figure opens its cases. */
export function DirectionHall() {
  const [path] = useLocation()
  const me = useMe()
  return (
    <div className="stack">
      <Places path={path} />
      <Switch>
        {figurePages.map(({ path: at, title, of }) => (
          <Route key={at} path={at}>
            <Page title={title}>
              <Figure of={of} />
            </Page>
          </Route>
        ))}
        <Route path="/direction/items">
          <Page title={words.itemsTitle}>
            <ItemLoads />
          </Page>
        </Route>
        <Route path="/direction/workload">
          <Page title={words.workload}>
            <WorkloadFigures />
          </Page>
        </Route>
        <Route path="/direction/reports">
          <Page title={words.reports}>
            <Reports />
          </Page>
        </Route>
        <Route path="/direction/reports/:id">
          {({ id }) => (
            <Page title={words.report} beside={<Link href="/direction/reports">{words.backToReports}</Link>}>
              <Report key={id} id={id} />
            </Page>
          )}
        </Route>
        <Route path="/direction/parameters/*?">
          <Suspense fallback={<Skeleton />}>
            <ParameterPages />
          </Suspense>
        </Route>
        <Route path="/direction/away">
          <Page title={words.awayTitle}>
            <AwayFromHome />
          </Page>
        </Route>
        <Route path="/direction/search">
          <Page title={searchWords.title}>
            <Results ways={found} />
          </Page>
        </Route>
        <Route path="/direction/search/cases/:subject/:id">
          {({ subject, id }) => (
            <CaseToRead
              subject={subject}
              id={id}
              back={<Link href="/direction/search">{searchWords.back}</Link>}
            />
          )}
        </Route>
        <Route path="/direction/absences">
          <Page title={words.absences}>
            <KeptAbsences />
          </Page>
        </Route>
        <Route path="/direction/ratings">
          <Page title={words.ratingsTitle}>
            <RatingFigures />
          </Page>
        </Route>
        <Route path="/direction/ratings/list">
          <Page title={words.ratingsBehind} beside={<BackToFigures />}>
            <RatingsBehind />
          </Page>
        </Route>
        <Route path="/direction/call-backs">
          <Page title={words.callBacksTitle}>
            <CallBacks at="/direction/call-backs" />
          </Page>
        </Route>
        <Route path="/direction/call-backs/:id">
          {({ id }) => <CallBack key={id} id={id} list="/direction/call-backs" back={<BackToCallBacks />} />}
        </Route>
        <Route path="/direction/cases/:subject/:id">
          {({ subject, id }) => <CaseToRead subject={subject} id={id} back={<BackToList />} />}
        </Route>
        <Route path="/direction/cases">
          <BehindPage />
        </Route>
        <Route>
          <Page title={words.overview}>
            {may(me, 'catalogue.publish') && <ToPublish />}
            <Overview />
          </Page>
        </Route>
      </Switch>
    </div>
  )
}

/** Four places on the strip; the pages of the one where one stands are a second row, where there are several. */
function Places({ path }: { path: string }) {
  const isAt = (href: string): boolean => (href === '/direction' ? path === href : path.startsWith(href))
  const here = groups.find(({ pages }) => pages.some(({ href }) => isAt(href)))
  return (
    <>
      <Tabs
        strip
        label={words.hall}
        tabs={groups.map(({ name, pages }) => ({ href: pages[0].href, name, here: name === here?.name }))}
      />
      {here !== undefined && here.pages.length > 1 && (
        <Tabs
          label={here.name}
          tabs={here.pages.map(({ href, name }) => ({ href, name, here: isAt(href) }))}
        />
      )}
    </>
  )
}

function BackToList() {
  const [place] = usePlace()
  return <Link href={addressWith('/direction/cases', place)}>{words.back}</Link>
}

function BackToFigures() {
  const [{ from, to }] = usePlace()
  return <Link href={addressWith('/direction/ratings', { from, to })}>{words.backToFigures}</Link>
}

function BackToCallBacks() {
  const [{ view }] = usePlace()
  return <Link href={addressWith('/direction/call-backs', { view })}>{words.back}</Link>
}

function BehindPage() {
  const [place] = usePlace()
  return (
    <Page title={nameOfFigure(figureOf(place['figure']))}>
      <CasesBehind />
    </Page>
  )
}

const found = {
  caseOf: ({ subject, id }: { readonly subject: string; readonly id: string }) =>
    `/direction/search/cases/${subject}/${id}`,
}
