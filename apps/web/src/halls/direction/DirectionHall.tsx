import { Link, Route, Switch, useLocation } from 'wouter'

import { Page, Tabs } from '../../design/index.ts'
import { KeptAbsences } from '../../features/absences/index.ts'
import {
  AwayFromHome,
  CasesBehind,
  figureOf,
  nameOfFigure,
  Overview,
  RatingFigures,
  RatingsBehind,
} from '../../features/analytics/index.ts'
import { CaseToRead } from '../../features/cases/index.ts'
import { CallBack, CallBacks } from '../../features/ratings/index.ts'
import { Results, searchWords } from '../../features/search/index.ts'
import { addressWith, usePlace } from '../../platform/place.ts'
import { words } from './words.ts'

/** Direction: what runs, what is late, and how much is handled away from home; every figure opens its cases. */
export function DirectionHall() {
  const [path] = useLocation()
  return (
    <div className="stack">
      <Tabs
        strip
        label={words.hall}
        tabs={[
          { href: '/direction', name: words.overview, here: path === '/direction' },
          { href: '/direction/away', name: words.away, here: path === '/direction/away' },
          { href: '/direction/ratings', name: words.ratings, here: path.startsWith('/direction/ratings') },
          {
            href: '/direction/call-backs',
            name: words.callBacks,
            here: path.startsWith('/direction/call-backs'),
          },
          { href: '/direction/absences', name: words.absences, here: path === '/direction/absences' },
        ]}
      />
      <Switch>
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
            <Overview />
          </Page>
        </Route>
      </Switch>
    </div>
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
