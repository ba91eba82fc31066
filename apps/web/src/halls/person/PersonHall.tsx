import type { MessageKind } from '@tongban/contracts/sending'
import { type ReactNode, Suspense, useEffect } from 'react'
import { Link, Route, Switch, useLocation } from 'wouter'

import { EmptyState, Loaded, Page, Skeleton } from '../../design/index.ts'
import { OfAnother, OwnBindings, PersonFrame, useOwn } from '../../features/accounts/index.ts'
import { OwnLooks } from '../../features/audit/index.ts'
import { Calculators } from '../../features/calculator/index.ts'
import { OwnCase, OwnCases } from '../../features/cases/index.ts'
import { OnlineItems } from '../../features/catalogue/index.ts'
import { GivenClients, givenWords } from '../../features/clients/index.ts'
import { OwnConfirmation } from '../../features/confirmations/index.ts'
import {
  chooseActing,
  Family,
  familyWords,
  ForPerson,
  opensItem,
  useActingPerson,
} from '../../features/mandates/index.ts'
import { BrokenAddresses, OwnMessages, Preferences, preferenceWords } from '../../features/messages/index.ts'
import { type Entry, LineBar, OutboxList, outboxWords } from '../../features/outbox/index.ts'
import { WhereToGo, whereWords } from '../../features/outlets/index.ts'
import { RecordPanel } from '../../features/people/index.ts'
import { NotDone, OwnRatings, RateCase, ratingWords, ToRateCase } from '../../features/ratings/index.ts'
import { OwnSessions } from '../../features/session/index.ts'
import { useRead } from '../../platform/use.ts'
import { ApplyPage } from './ApplyPage.tsx'
import { HomeOfAnother, HomePage } from './HomePage.tsx'
import { words } from './words.ts'

const caseHref = (id: string): string => `/person/cases/${id}`
const rateHref = (id: string): string => `/person/rate/${id}`
const outboxHref = '/person/outbox'
const ratingsHref = '/person/own/ratings'
const confirmationHref = (id: string): string => `/person/confirmations/${id}`

/** Everyone's own hall: what waits for me, what I can do, my cases, messages and records. */
export function PersonHall() {
  const [path] = useLocation()
  const acting = useActingPerson()
  const places = [
    { href: '/person', name: words.places.home, here: path === '/person' || path === '/person/' },
    { href: '/person/apply', name: words.places.apply, here: path.startsWith('/person/apply') },
    { href: '/person/cases', name: words.places.cases, here: path.startsWith('/person/cases') },
    { href: '/person/messages', name: words.places.messages, here: path.startsWith('/person/messages') },
    { href: '/person/own', name: words.places.own, here: path.startsWith('/person/own') },
  ]
  return (
    <PersonFrame
      places={acting === undefined ? places : places.filter(({ href }) => forAnother.has(href))}
      modes={words.modes}
    >
      <Standing />
      <p className="soft small screen-only">{words.help}</p>
    </PersonFrame>
  )
}

const goOn = ({ handIn }: Entry) => (
  <Link className="button" href={`/person/apply/${handIn.item}`}>
    {outboxWords.goOn}
  </Link>
)

/** Whether the line is there, and what waits for it. */
function Line() {
  const { subject } = useOwn()
  return <LineBar owner={subject} see={<Link href={outboxHref}>{outboxWords.see}</Link>} />
}

/** Where one goes for another person. */
const forAnother: ReadonlySet<string> = new Set(['/person', '/person/apply', '/person/cases'])

/** For oneself, or for the person for whom one acts in this window. */
function Standing() {
  const { subject } = useOwn()
  const acting = useActingPerson()
  const [, go] = useLocation()
  const isOthers = acting !== undefined && acting.holder !== subject
  useEffect(() => {
    if (isOthers) chooseActing(undefined) // somebody else has signed in here
  }, [isOthers])
  if (acting === undefined || isOthers)
    return (
      <>
        <Line />
        <Places />
      </>
    )
  return (
    <ForPerson acting={acting} home={() => go('/person')}>
      <OfAnother subject={acting.subject} name={acting.subjectName}>
        <PlacesOfAnother />
      </OfAnother>
    </ForPerson>
  )
}

function PlacesOfAnother() {
  const { subject, name, today } = useOwn()
  const acting = useActingPerson()
  return (
    <Switch>
      <Route path="/person">
        <HomeOfAnother />
      </Route>
      <Route path="/person/apply">
        <Page title={words.helloFor(name)}>
          <OnlineItems
            hrefOf={(code) => `/person/apply/${code}`}
            search={new URLSearchParams(location.search).get('q') ?? ''}
            may={(item) => acting !== undefined && opensItem(acting, item)}
          />
        </Page>
      </Route>
      <Route path="/person/apply/:code">{({ code }) => <ApplyPage key={code} code={code} />}</Route>
      <Route path="/person/cases">
        <Page title={words.casesOf(name)}>
          <OwnCases
            subject={subject}
            hrefOf={({ id }) => caseHref(id)}
            apply={<Link href="/person/apply">{words.toApply}</Link>}
          />
        </Page>
      </Route>
      <Route path="/person/cases/:id">
        {({ id }) => (
          <OwnCase
            key={id}
            subject={subject}
            id={id}
            today={today}
            back={back('/person/cases')}
            record={<Link href="/person/own/record">{words.recordsOf(name)}</Link>}
            rating={null}
          />
        )}
      </Route>
      <Route path="/person/own/record">
        <Page title={words.recordsOf(name)} beside={back('/person')}>
          <OwnRecord subject={subject} />
        </Page>
      </Route>
      <Route>
        <EmptyState title={words.notForAnother}>
          <p>{words.notForAnotherHelp}</p>
        </EmptyState>
      </Route>
    </Switch>
  )
}

const back = (href: string) => <Link href={href}>{words.back}</Link>

function Places() {
  const { subject, today } = useOwn()
  const [, go] = useLocation()
  return (
    <Switch>
      <Route path="/person">
        <HomePage />
      </Route>
      <Route path="/person/apply">
        <Page title={words.apply}>
          <OnlineItems
            hrefOf={(code) => `/person/apply/${code}`}
            search={new URLSearchParams(location.search).get('q') ?? ''}
          />
        </Page>
      </Route>
      <Route path="/person/apply/:code">{({ code }) => <ApplyPage key={code} code={code} />}</Route>
      <Route path="/person/cases">
        <Page title={words.cases}>
          <OwnCases
            subject={subject}
            hrefOf={({ id }) => caseHref(id)}
            apply={<Link href="/person/apply">{words.toApply}</Link>}
          />
        </Page>
      </Route>
      <Route path={outboxHref}>
        <Page title={outboxWords.title} beside={back('/person')}>
          <OutboxList owner={subject} resumeBy={goOn} />
        </Page>
      </Route>
      <Route path="/person/cases/:id">
        {({ id }) => (
          <OwnCase
            key={id}
            subject={subject}
            id={id}
            today={today}
            back={back('/person/cases')}
            record={<Link href="/person/own/record">{words.record}</Link>}
            rating={<ToRateCase subject={subject} id={id} href={rateHref(id)} />}
          />
        )}
      </Route>
      <Route path="/person/confirmations/:id">
        {({ id }) => (
          <OwnConfirmation key={id} subject={subject} id={id} home="/person" back={back('/person')} />
        )}
      </Route>
      <Route path="/person/messages/settings">
        <Page title={preferenceWords.title} beside={back('/person/messages')}>
          <Preferences subject={subject} />
        </Page>
      </Route>
      <Route path="/person/messages">
        <Page
          title={words.messages}
          beside={<Link href="/person/messages/settings">{preferenceWords.title}</Link>}
        >
          <BrokenAddresses subject={subject} change="/person/apply/person-change-other" />
          <OwnMessages subject={subject} hrefOf={hrefOfMessage} rateOf={rateLinkOf(subject)} />
        </Page>
      </Route>
      <Route path="/person/rate/:id">
        {({ id }) => (
          <RateCase
            key={id}
            subject={subject}
            id={id}
            home="/person"
            ratings={ratingsHref}
            back={back('/person')}
          />
        )}
      </Route>
      <Route path="/person/calculator/:shown?">
        {({ shown }) => <OwnCalculators subject={subject} today={today} shown={shown} />}
      </Route>
      <Route path="/person/where">
        <Page title={whereWords.title} beside={back('/person')}>
          <WhereToGo />
        </Page>
      </Route>
      <Route path="/person/not-done">
        <Page title={ratingWords.notDoneTitle} beside={back('/person')}>
          <NotDone subject={subject}>
            <Link className="button button-primary" href="/person">
              {ratingWords.home}
            </Link>
          </NotDone>
        </Page>
      </Route>
      <Route path="/person/own/ratings">
        <Page title={ratingWords.ratings} beside={back('/person/own')}>
          <OwnRatings subject={subject} />
        </Page>
      </Route>
      <Route path="/person/own">
        <OwnPage />
      </Route>
      <Route path="/person/own/record">
        <Page title={words.record} beside={back('/person/own')}>
          <OwnRecord subject={subject} />
        </Page>
      </Route>
      <Route path="/person/own/looks">
        <Page title={words.looks} beside={back('/person/own')}>
          <OwnLooks subject={subject} />
        </Page>
      </Route>
      <Route path="/person/own/family">
        <Page title={familyWords.title} beside={back('/person/own')}>
          <Family subject={subject} today={today} onActing={() => go('/person')} />
        </Page>
      </Route>
      <Route path="/person/own/clients">
        <Page title={givenWords.title} beside={back('/person/own')}>
          <GivenClients subject={subject} today={today} />
        </Page>
      </Route>
      <Route path="/person/own/logins">
        <Page title={words.logins} beside={back('/person/own')}>
          <OwnBindings />
          <OwnSessions />
        </Page>
      </Route>
      <Route>
        <EmptyState title={words.records}>
          <Link href="/person">{words.places.home}</Link>
        </EmptyState>
      </Route>
    </Switch>
  )
}

/** The way to rate one of somebody's cases. */
function rateLinkOf(subject: string): (id: string) => ReactNode {
  return (id) => <ToRateCase subject={subject} id={id} href={rateHref(id)} />
}

/** Where what a message tells of stands. */
function hrefOfMessage(id: string, kind: MessageKind): string {
  if (kind === 'rating-answered') return ratingsHref
  return kind === 'confirmation-asked' ? confirmationHref(id) : caseHref(id)
}

/** 算一算, filled from one's own record where it holds something. */
function OwnCalculators({
  subject,
  today,
  shown,
}: {
  subject: string
  today: string
  shown: string | undefined
}) {
  const record = useRead('GET /api/people/:subject', { params: { subject }, query: {} })
  return (
    <Loaded of={record}>
      {(known) => (
        <Suspense fallback={<Skeleton />}>
          <Calculators
            base="/person/calculator"
            shown={shown}
            today={today}
            record={known}
            back={back('/person')}
          />
        </Suspense>
      )}
    </Loaded>
  )
}

function OwnRecord({ subject }: { subject: string }) {
  const record = useRead('GET /api/people/:subject', { params: { subject }, query: {} })
  return <Loaded of={record}>{(known) => <RecordPanel record={known} />}</Loaded>
}

function OwnPage() {
  const tiles = [
    { href: '/person/own/record', name: words.ownRecord, help: words.ownRecordHelp },
    { href: '/person/own/looks', name: words.looks, help: words.looksHelp },
    { href: ratingsHref, name: ratingWords.ratings, help: ratingWords.ratingsHelp },
    { href: '/person/own/family', name: familyWords.title, help: familyWords.tileHelp },
    { href: '/person/own/clients', name: givenWords.title, help: givenWords.tileHelp },
    { href: '/person/own/logins', name: words.logins, help: words.loginsHelp },
  ]
  return (
    <Page title={words.own}>
      <ul className="tiles">
        {tiles.map(({ href, name, help }) => (
          <li key={href}>
            <Link className="tile" href={href}>
              {name}
              <span className="soft small">{help}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  )
}
